import type { LaterRole } from '#database/organisations.ts';
import type { Language } from '#forms/definition.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** The organisations where a person has a role that begins later; nothing when there are none. */
export function LaterRoles({ roles, language }: { roles: readonly LaterRole[]; language: Language }) {
  const text = textsIn(language).organisations;
  if (roles.length === 0) return null;
  return (
    <section aria-labelledby="later">
      <h2 id="later">{text.laterTitle}</h2>
      <ul>
        {roles.map(({ organisation, startsOn }) => (
          <li>{text.laterFrom(organisation.name[language], formatDay(startsOn, language))}</li>
        ))}
      </ul>
    </section>
  );
}

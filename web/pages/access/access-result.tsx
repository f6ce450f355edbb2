import { type AccessEntry, accessEntryOf } from '#database/access-history.ts';
import type { Sql } from '#database/connection.ts';
import type { Language } from '#forms/definition.ts';
import { Done } from '#web/components/notice.tsx';
import type { PageContext } from '#web/site/env.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { textsIn } from '#web/text/texts.ts';
import { roleAndDays } from './access-history.tsx';

/** The address of the page of the roles that says what this command did. */
export function addressOfResult(path: string, commandId: string): string {
  return `${path}?done=${commandId}`;
}

/** What the command in the address did, as the audit trail has it; null when the address names none. */
export async function resultInAddress(
  sql: Sql,
  nis: string,
  { req }: Pick<PageContext, 'req'>,
): Promise<AccessEntry | null> {
  const done = idSchema.safeParse(req.query('done'));
  return done.success ? await accessEntryOf(sql, nis, done.data) : null;
}

/** Says at the top of the page what was done. */
export function AccessResult({ entry, language }: { entry: AccessEntry; language: Language }) {
  if (entry.action === 'role-ended') return null;
  const { access, absence } = textsIn(language);
  const text = { ...access.done, ...absence.done }[entry.action];
  return (
    <Done title={text.title(entry.who)}>
      <p>{roleAndDays(entry, language)}</p>
      <p>{text.text(entry.who)}</p>
    </Done>
  );
}

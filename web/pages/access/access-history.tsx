import type { AccessEntry } from '#database/access-history.ts';
import type { Language } from '#forms/definition.ts';
import { formatMoment, periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** Who granted, withdrew, invited and accepted, and when; the latest first, folded. */
export function AccessHistory({ entries, language }: { entries: readonly AccessEntry[]; language: Language }) {
  const { access, absence } = textsIn(language);
  const happened = { ...access.happened, ...absence.happened };
  return (
    <details class="history">
      <summary>{access.history}</summary>
      {entries.length === 0 && <p class="hint">{access.historyEmpty}</p>}
      <ol>
        {entries.map((entry) => (
          <li>
            <time datetime={entry.at.toISOString()}>{formatMoment(entry.at, language)}</time>
            <span>
              {happened[entry.action](entry.who, entry.by ?? access.operator)}
              <br />
              <span class="hint">{roleAndDays(entry, language)}</span>
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The role and its days, as far as the audit trail has them. */
export function roleAndDays(
  { role, startsOn, endsOn }: Pick<AccessEntry, 'role' | 'startsOn' | 'endsOn'>,
  language: Language,
): string {
  const title = textsIn(language).access.roles[role];
  return startsOn === null ? title : `${title}, ${periodText({ startsOn, endsOn }, language)}`;
}

import type { HistoryEntry } from '../../database/report-history.ts';
import type { Language } from '../../forms/definition.ts';
import { formatMoment } from '../text/moments.ts';
import { textsIn } from '../text/texts.ts';

/** Who did what with a report, and when, the latest first; folded until somebody wants to know. */
export function ReportHistory({ history, language }: { history: readonly HistoryEntry[]; language: Language }) {
  return (
    <details class="history">
      <summary>{textsIn(language).overview.history}</summary>
      <ol>
        {history.map((entry) => (
          <li>
            <time datetime={entry.at.toISOString()}>{formatMoment(entry.at, language)}</time>
            <span>{inWords(entry, language)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function inWords({ event, name, reason }: HistoryEntry, language: Language): string {
  const text = textsIn(language);
  const { happened } = text.overview;
  const who = name ?? text.applicationName;
  switch (event.type) {
    case 'saved':
      return [
        happened.saved(who, event.version),
        ...event.removedSignatures.map((role) => happened.removed[role]),
      ].join('; ');
    case 'signed':
      return `${happened.signed(who, event.version)} ${happened.roles[event.role]}`;
    case 'received':
      return happened.received(event.reference);
    case 'accepted':
      return happened.accepted(who, event.reference);
    case 'returned':
      return `${happened.returned(who, event.reference)} ${reason ?? ''}`;
  }
}

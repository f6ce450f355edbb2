import type { HistoryEntry } from '#database/report-history.ts';
import { type FormDefinition, type Language, tablesOf } from '#forms/definition.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** Who did what with a report, and when; the latest first, collapsed. */
export function ReportHistory(props: {
  history: readonly HistoryEntry[];
  definition: FormDefinition;
  language: Language;
  /** The path of the report. */
  path: string;
}) {
  const { history, definition, language, path } = props;
  return (
    <details class="history">
      <summary>{textsIn(language).overview.history}</summary>
      <ol>
        {history.map((entry) => (
          <li>
            <time datetime={entry.at.toISOString()}>{formatMoment(entry.at, language)}</time>
            <span>{entryText(entry, definition, language)}</span>
          </li>
        ))}
      </ol>
      <p>
        <a href={`${path}/history`}>{textsIn(language).history.link}</a>
      </p>
    </details>
  );
}

function entryText({ event, name, reason }: HistoryEntry, definition: FormDefinition, language: Language): string {
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
    case 'table-by-file':
    case 'table-in-form': {
      // A table that this version of the form does not have is shown by its id.
      const table = tablesOf(definition).find(({ id }) => id === event.table)?.label[language] ?? event.table;
      return happened[event.type === 'table-by-file' ? 'byFile' : 'inForm'](who, table);
    }
  }
}

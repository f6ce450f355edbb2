import { formatNumber } from '#forms/amount.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { changedValues, type ValueChange } from '#forms/changes.ts';
import type { Content } from '#forms/content.ts';
import type { Language, TableField } from '#forms/definition.ts';
import { type LineDifference, lineDifferences } from '#forms/line-differences.ts';
import { linesIn } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { accountText } from '#web/bank-account.ts';
import { ChangedLines } from '#web/components/changed-lines.tsx';
import { textsIn } from '#web/text/texts.ts';

/** How many changed lines of a table are shown. */
const MAX_CHANGED_LINES = 200;

type ComparedProps = {
  readonly from: number;
  readonly to: number;
  readonly before: Content;
  readonly after: Content;
  readonly language: Language;
};

/** What is different between two versions of a report: values side by side, then the lines of each table. */
export function ComparedVersions(props: ComparedProps) {
  const { before, after, language } = props;
  const text = textsIn(language).history;
  // A report keeps the form version of its first save.
  const changes = changedValues(definitionOf(after), before.values, after.values);
  const sameAccount = accountText(before.account) === accountText(after.account);
  const tables = changes.flatMap(({ field }) => (field.kind === 'table' ? [field] : []));
  if (changes.length === 0 && sameAccount) return <p class="lead">{text.same}</p>;
  return (
    <>
      {(tables.length < changes.length || !sameAccount) && (
        <ChangedValues {...props} changes={changes} sameAccount={sameAccount} />
      )}
      {tables.map((table) => (
        <TableChanges
          table={table}
          changes={lineDifferences(table, linesIn(before.values, table.id), linesIn(after.values, table.id))}
          language={language}
        />
      ))}
    </>
  );
}

function ChangedValues(props: ComparedProps & { changes: readonly ValueChange[]; sameAccount: boolean }) {
  const { from, to, before, after, language, changes, sameAccount } = props;
  const text = textsIn(language);
  const rows = changes.flatMap((change) =>
    'added' in change
      ? []
      : [
          {
            label: change.field.label[language],
            before: formatValue(change.field, change.before, language),
            after: formatValue(change.field, change.after, language),
          },
        ],
  );
  const account = {
    label: text.home.account,
    before: accountText(before.account),
    after: accountText(after.account),
  };
  return (
    <table class="cards compared">
      <thead>
        <tr>
          <th scope="col">{text.history.value}</th>
          <th scope="col">{text.history.version(from)}</th>
          <th scope="col">{text.history.version(to)}</th>
        </tr>
      </thead>
      <tbody>
        {(sameAccount ? rows : [...rows, account]).map((row) => (
          <tr>
            <th scope="row">{row.label}</th>
            <td data-label={text.history.version(from)}>
              <del>{row.before}</del>
            </td>
            <td data-label={text.history.version(to)}>
              <ins>{row.after}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TableChanges(props: { table: TableField; changes: readonly LineDifference[]; language: Language }) {
  const { table, changes, language } = props;
  const text = textsIn(language).history;
  const hidden = changes.length - MAX_CHANGED_LINES;
  return (
    <section aria-labelledby={`lines-${table.id}`}>
      <h2 id={`lines-${table.id}`}>{table.label[language]}</h2>
      {changes.length > 0 && (
        <ChangedLines
          table={table}
          changes={changes.slice(0, MAX_CHANGED_LINES)}
          names={text.kinds}
          labelledBy={`lines-${table.id}`}
          language={language}
        />
      )}
      {hidden > 0 && <p class="hint">{text.more(formatNumber(hidden, language))}</p>}
    </section>
  );
}

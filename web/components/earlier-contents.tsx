/** What changed in a report since another content: one that was signed, or that of the year before. */

import type { SignedContent } from '#database/signing-context.ts';
import { formatEuro, formatNumber } from '#forms/amount.ts';
import { changedValues } from '#forms/changes.ts';
import type { Content } from '#forms/content.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { amountWithDirection, type ReportSummary, settlementLabel, summaryOf } from '#forms/summary.ts';
import { accountText } from '#web/bank-account.ts';
import { textsIn } from '#web/text/texts.ts';
import { changeText } from './change-text.ts';
import { grantedLabel } from './report-summary.tsx';

/** What changed since the version that this person, or else another one, signed last; folded when something did. */
export function ChangesSinceSignature(props: {
  definition: FormDefinition;
  content: Content;
  last: SignedContent;
  personId: string;
  language: Language;
}) {
  const { definition, content, last, personId, language } = props;
  const text = textsIn(language).signing.changes;
  const changes = contentChanges(definition, last.content, content, language);
  const own = last.signer === personId;
  if (changes.length === 0) {
    return <p>{own ? text.ownNone(last.version) : text.otherNone(last.version, last.name)}</p>;
  }
  return (
    <details class="fold">
      <summary>
        {own ? text.own(last.version) : text.other(last.version, last.name)} ({changes.length})
      </summary>
      <ul>
        {changes.map((change) => (
          <li>{change}</li>
        ))}
      </ul>
    </details>
  );
}

/** The differences between two contents of one report, in words: values in the order of the form, then the account. */
export function contentChanges(
  definition: FormDefinition,
  before: Content,
  after: Content,
  language: Language,
): string[] {
  const text = textsIn(language);
  const changes = changedValues(definition, before.values, after.values).map((change) =>
    changeText(definition, change, language),
  );
  const [old, current] = [before.account, after.account].map(accountText);
  if (old === undefined || current === undefined || old === current) return changes;
  return [...changes, text.mail['signature-removed'].change(text.signing.changes.account, old, current)];
}

/** The amounts and the lines of the year before, beside those of this year; folded. */
export function ComparedWithYearBefore(props: {
  definition: FormDefinition;
  summary: ReportSummary;
  before: { definition: FormDefinition; content: Content };
  language: Language;
}) {
  const { definition, summary, before, language } = props;
  const text = textsIn(language).signing;
  const { year } = before.definition;
  const earlier = summaryOf(before.definition, before.content.values, before.content.account);
  const rows = comparedRows(definition, earlier, summary, language);
  return (
    <details class="fold">
      <summary>{text.compared(year)}</summary>
      <table class="compared">
        <thead>
          <tr>
            <td></td>
            <th scope="col">{year}</th>
            <th scope="col">{definition.year}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, values }) => (
            <tr>
              <th scope="row">{label}</th>
              {values.map((value) => (
                <td>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type ComparedRow = { readonly label: string; readonly values: readonly [before: string, after: string] };

/** A table or an amount that one of the years does not have is shown as a dash. */
function comparedRows(
  definition: FormDefinition,
  before: ReportSummary,
  after: ReportSummary,
  language: Language,
): ComparedRow[] {
  const text = textsIn(language).summary;
  const euro = (cents: number | undefined): string => (cents === undefined ? '–' : formatEuro(cents, language));
  const settled = ({ settlement }: ReportSummary): string =>
    settlement === undefined
      ? euro(undefined)
      : amountWithDirection(settlement.direction === 'repay' ? -settlement.cents : settlement.cents, language);
  const rows: ComparedRow[] = [
    { label: settlementLabel(definition, { direction: 'pay' }, language), values: [settled(before), settled(after)] },
    { label: text.justified, values: [euro(before.justified), euro(after.justified)] },
  ];
  for (const each of after.granted) {
    const old = before.granted.find(({ grant }) => grant === each.grant)?.cents;
    rows.push({ label: grantedLabel(each, language), values: [euro(old), euro(each.cents)] });
  }
  for (const { table, lines } of after.tables) {
    const old = before.tables.find((each) => each.table.id === table.id)?.lines;
    const shown = (count: number | undefined): string => (count === undefined ? '–' : formatNumber(count, language));
    rows.push({ label: `${table.label[language]} (${text.linesColumn})`, values: [shown(old), shown(lines)] });
  }
  return rows;
}

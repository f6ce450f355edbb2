import { formatEuro, formatNumber } from '#forms/amount.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import {
  type GrantedSummary,
  type ReportSummary as Summary,
  settlementLabel,
  type TableSummary,
} from '#forms/summary.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { accountText } from '#web/bank-account.ts';
import { textsIn } from '#web/text/texts.ts';
import { checkFinding, FindingList } from './findings.tsx';

type SummaryProps = { definition: FormDefinition; summary: Summary; language: Language };

/**
 * What counts in a report: who pays how much, on which account, what was justified and granted. An amount to pay back
 * has no account: it is that of the organisation itself.
 */
export function SummaryAmounts({ definition, summary, language }: SummaryProps) {
  const { settlement, justified, granted, account } = summary;
  const text = textsIn(language).summary;
  return (
    <dl class="summary">
      <div class={settlement?.direction === 'repay' ? 'settlement repay' : 'settlement'}>
        <dt>{settlementLabel(definition, settlement ?? { direction: 'pay' }, language)}</dt>
        <dd>{settlement ? formatEuro(settlement.cents, language) : text.incomplete}</dd>
      </div>
      {settlement?.direction !== 'repay' && (
        <div>
          <dt>{text.account}</dt>
          <dd>{account ? accountText(account) : text.noAccount}</dd>
        </div>
      )}
      {justified !== undefined && (
        <div>
          <dt>{text.justified}</dt>
          <dd>{formatEuro(justified, language)}</dd>
        </div>
      )}
      {granted.map((each) => (
        <div>
          <dt>{grantedLabel(each, language)}</dt>
          <dd>{formatEuro(each.cents, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each table in a line: "Participatie: 120 regels, € 30.890,72". Nothing for a form without tables. */
export function SummaryTables({ summary, language }: Pick<SummaryProps, 'summary' | 'language'>) {
  if (summary.tables.length === 0) return null;
  return (
    <ul class="summary-tables">
      {summary.tables.map((table) => (
        <li>{tableLine(table, language)}</li>
      ))}
    </ul>
  );
}

/** The warnings under their number, folded. Nothing when there are none. @param path the form to which each links; null: no links */
export function SummaryWarnings(props: SummaryProps & { path: string | null }) {
  const { definition, summary, language, path } = props;
  const { warnings } = summary;
  if (warnings.length === 0) return null;
  return (
    <details class="summary-warnings">
      <summary>{textsIn(language).summary.warnings(warnings.length)}</summary>
      <FindingList
        findings={warnings.map((warning) => checkFinding(definition, warning, language))}
        language={language}
        path={path}
      />
    </details>
  );
}

/** The summary of a report for lists of reports: amounts, tables in a line each, warnings. */
export function ReportSummary(props: SummaryProps & { path?: string | null }) {
  const { path = null, ...summary } = props;
  return (
    <>
      <SummaryAmounts {...summary} />
      <SummaryTables {...summary} />
      <SummaryWarnings {...summary} path={path} />
    </>
  );
}

/** "Participatie: 120 regels, € 30.890,72". Several amounts have the label of their column. */
export function tableLine({ table, lines, totals }: TableSummary, language: Language): string {
  const text = textsIn(language);
  const count = text.summary.lines(lines, formatNumber(lines, language));
  const amounts = totals.filter(({ column }) => unitOf(column) === 'amount');
  const parts =
    lines === 0
      ? []
      : amounts.map(({ column, total }) => {
          const amount = formatValue(column, total, language);
          return amounts.length === 1 ? amount : `${column.label[language]} ${amount}`;
        });
  return `${table.label[language]}${text.colon}${[count, ...parts].join(', ')}`;
}

/** A single granted amount has the label of its field. */
function grantedLabel({ grant, fields }: GrantedSummary, language: Language): string {
  const [only, ...others] = fields;
  return only && others.length === 0 ? only.label[language] : textsIn(language).summary.granted[grant];
}

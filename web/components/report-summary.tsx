import { formatEuro } from '#forms/amount.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { type GrantedSummary, type ReportSummary as Summary, settlementLabel } from '#forms/summary.ts';
import { accountText } from '#web/bank-account.ts';
import { tableLine } from '#web/site/line-table.tsx';
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
      {granted.filter(isShown).map((each) => (
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

/** How many warnings are shown in full; more of them are folded under their number. */
const MAX_SHOWN_WARNINGS = 2;

/** The warnings. Nothing when there are none. @param path the form to which each links; null: no links */
export function SummaryWarnings(props: SummaryProps & { path: string | null }) {
  const { definition, summary, language, path } = props;
  if (summary.warnings.length === 0) return null;
  const text = textsIn(language);
  const findings = summary.warnings.map((warning) => checkFinding(definition, warning, language));
  if (findings.length > MAX_SHOWN_WARNINGS) {
    return (
      <details class="fold attention">
        <summary>{text.summary.warnings(findings.length)}</summary>
        <FindingList findings={findings} language={language} path={path} />
      </details>
    );
  }
  return (
    <div class="attention">
      {findings.map((finding) => (
        <p>
          <strong>
            {text.summary.check}
            {text.colon}
          </strong>
          {finding.text}
        </p>
      ))}
    </div>
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

/** An advance of 0 says nothing beside a maximum. */
function isShown({ grant, cents }: GrantedSummary, _: number, all: readonly GrantedSummary[]): boolean {
  return grant === 'maximum' || cents > 0 || all.length === 1;
}

/** A single granted amount has the label of its field. */
export function grantedLabel({ grant, fields }: GrantedSummary, language: Language): string {
  const [only, ...others] = fields;
  return only && others.length === 0 ? only.label[language] : textsIn(language).summary.granted[grant];
}

/** A page of the list of received reports, with a box to choose each report that can be accepted. */

import type { Language } from '#forms/definition.ts';
import { amountWithDirection } from '#forms/summary.ts';
import type { ListedReport, Search, SortKey } from '#services/fps-mi/database/report-search.ts';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { Moment } from '#services/fps-mi/pages/moment.tsx';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import type { TypedFilter } from './report-filter.tsx';

type TableProps = {
  reports: readonly ListedReport[];
  /** The number of reports on all pages together. */
  total: number;
  search: Search;
  typed: TypedFilter;
  language: Language;
  personId: string;
};

export function ReportTable({ reports, total, search, typed, language, personId }: TableProps) {
  const { terms, reports: text } = textsIn(language);
  const canChoose = reports.some(({ status }) => status === 'received');
  const heading = (sortKey: SortKey, label: string, isAmount = false) => (
    <SortHeading
      sortKey={sortKey}
      label={label}
      isAmount={isAmount}
      search={search}
      typed={typed}
      language={language}
    />
  );
  return (
    <form method="post" action={linkTo('/accept', language)}>
      <input type="hidden" name="person" value={personId} />
      <div class="wide">
        <table class="reports">
          <caption>{text.count(reports.length, total)}</caption>
          <thead>
            <tr>
              {canChoose && <th scope="col">{terms.choose}</th>}
              {heading('reference', terms.reference)}
              {heading('ocmw', terms.ocmw)}
              <th scope="col">{terms.form}</th>
              {heading('year', terms.year)}
              {heading('payable', terms.payable, true)}
              {heading('receivedAt', terms.receivedAt)}
              {heading('status', terms.status)}
            </tr>
          </thead>
          <tbody>
            {reports.map((report) => (
              <ReportRow report={report} canChoose={canChoose} language={language} />
            ))}
          </tbody>
        </table>
      </div>
      {canChoose && (
        <div class="actions">
          <button type="submit">{text.acceptChosen}</button>
        </div>
      )}
    </form>
  );
}

function ReportRow(props: { report: ListedReport; canChoose: boolean; language: Language }) {
  const { report, canChoose, language } = props;
  const { reference, status } = report;
  const { terms, reports } = textsIn(language);
  return (
    <tr>
      {canChoose && (
        <td data-label={terms.choose}>
          {status === 'received' && (
            <input type="checkbox" name="reference" value={reference} aria-label={reports.select(reference)} />
          )}
        </td>
      )}
      <th scope="row">
        <a href={linkTo(`/reports/${reference}`, language)}>{reference}</a>
      </th>
      <td data-label={terms.ocmw}>{report.municipality[language]}</td>
      <td data-label={terms.form}>{formTitle(report.form, language)}</td>
      <td data-label={terms.year}>{report.year}</td>
      <td data-label={terms.payable} class="amount">
        {amountWithDirection(report.payable, language)}
      </td>
      <td data-label={terms.receivedAt}>
        <Moment at={report.receivedAt} language={language} brief />
      </td>
      <td data-label={terms.status}>
        <span class={`status ${status}`}>{terms.statuses[status]}</span>
      </td>
    </tr>
  );
}

type SortProps = {
  sortKey: SortKey;
  label: string;
  isAmount: boolean;
  search: Search;
  typed: TypedFilter;
  language: Language;
};

/** A column heading that sorts by its column; a second click reverses the order. */
function SortHeading({ sortKey, label, isAmount, search, typed, language }: SortProps) {
  const isSorted = search.sort === sortKey;
  const direction = isSorted && search.direction === 'up' ? 'down' : 'up';
  const order = search.direction === 'up' ? 'ascending' : 'descending';
  return (
    <th scope="col" class={isAmount ? 'amount' : undefined} aria-sort={isSorted ? order : undefined}>
      <a
        href={linkTo('/', language, { ...typed, sort: sortKey, direction })}
        aria-label={textsIn(language).reports.sortBy(label)}
      >
        {label}
        {isSorted && <span aria-hidden="true">{search.direction === 'up' ? ' ▲' : ' ▼'}</span>}
      </a>
    </th>
  );
}

/** The sections of the page of one received report. */

import { friendlyFormatIBAN } from 'ibantools';
import { findFormVersion } from '#forms/catalogue.ts';
import { fieldsOf, type Language, type TableField } from '#forms/definition.ts';
import { labelledValue } from '#forms/summary.ts';
import { linesIn } from '#forms/values.ts';
import { type Batch, batchName } from '#services/fps-mi/database/payment-batches.ts';
import type { ReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import type { StoredSeal } from '#services/fps-mi/database/stored-seals.ts';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { Moment } from '#services/fps-mi/pages/moment.tsx';
import { BatchState } from '#services/fps-mi/pages/payments/batch-state.tsx';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { LINES_PER_PAGE } from '#web/site/line-table.tsx';
import { LineTable } from './lines.tsx';

type Props = { report: ReceivedReport; language: Language };

/** The organisation, the form and the year of the report, when it was received, and the organisation's account. */
export function Facts({ report, language }: Props) {
  const { terms, report: text } = textsIn(language);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{text.facts}</h2>
      <dl>
        <div>
          <dt>{terms.ocmw}</dt>
          <dd>
            {report.municipality[language]} ({report.nis})
          </dd>
        </div>
        <div>
          <dt>{terms.form}</dt>
          <dd>{formTitle(report.form, language)}</dd>
        </div>
        <div>
          <dt>{terms.year}</dt>
          <dd>{report.year}</dd>
        </div>
        <div>
          <dt>{terms.version}</dt>
          <dd>{report.version}</dd>
        </div>
        <div>
          <dt>{terms.receivedAt}</dt>
          <dd>
            <Moment at={report.receivedAt} language={language} />
          </dd>
        </div>
        <div>
          <dt>{text.account}</dt>
          <dd>
            <span class="unbroken">{friendlyFormatIBAN(report.account.iban) ?? report.account.iban}</span>{' '}
            <span class="unbroken">
              ({text.bic} {report.account.bic})
            </span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Every value of the report: first the single fields, then each table. */
export function Amounts({ report, language }: Props) {
  const definition = findFormVersion(report.form, report.year, report.formVersion);
  if (definition === undefined) return null;
  const fields = fieldsOf(definition);
  return (
    <section aria-labelledby="amounts">
      <h2 id="amounts">{textsIn(language).report.amounts}</h2>
      <table class="amounts" aria-labelledby="amounts">
        <tbody>
          {fields.map((field) => {
            if (field.kind === 'table') return null;
            const { label, text } = labelledValue(definition, field, report.values[field.id], language);
            return (
              <tr class={field.id === definition.payable ? 'total' : undefined}>
                <th scope="row">{label}</th>
                <td class="amount">{text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {fields.map((field) =>
        field.kind === 'table' ? <FirstLines table={field} report={report} language={language} /> : null,
      )}
    </section>
  );
}

/** The first lines of a table, with a link to the others. */
function FirstLines({ table, report, language }: Props & { table: TableField }) {
  const lines = linesIn(report.values, table.id);
  if (lines.length === 0) return null;
  return (
    <>
      <LineTable table={table} lines={lines} first={0} language={language} />
      {lines.length > LINES_PER_PAGE && (
        <p>
          <a href={linkTo(`/reports/${report.reference}/lines/${table.id}`, language, { from: LINES_PER_PAGE + 1 })}>
            {`${textsIn(language).report.nextLines} (${table.label[language]})`}
          </a>
        </p>
      )}
    </>
  );
}

export function Signatures({ report, language }: Props) {
  const { terms, report: text } = textsIn(language);
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures">{text.signatures}</h2>
      <ul class="signatures">
        {report.signatures.map((signature) => (
          <li>
            <h3>{text.roles[signature.role]}</h3>
            <dl>
              <div>
                <dt>{text.name}</dt>
                <dd>{signature.name}</dd>
              </div>
              <div>
                <dt>{text.method}</dt>
                <dd>{text.methods[signature.method]}</dd>
              </div>
              <div>
                <dt>{text.signedAt}</dt>
                <dd>
                  <Moment at={new Date(signature.signedAt)} language={language} />
                </dd>
              </div>
              <div>
                <dt>{terms.version}</dt>
                <dd>{signature.version}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The payment of an accepted report: its batch, or why it is in none. */
export function PaymentSection({ report, batch, language }: Props & { batch: Batch | null }) {
  const { ofReport: text } = textsIn(language).payments;
  return (
    <section aria-labelledby="payment">
      <h2 id="payment">{text.title}</h2>
      {batch ? (
        <p>
          {text.inBatch} <a href={linkTo(`/payments/${batch.number}`, language)}>{batchName(batch.number)}</a>.{' '}
          <BatchState state={batch.state} language={language} />
        </p>
      ) : (
        <p>{report.payable > 0 ? text.waiting : report.payable < 0 ? text.claim : text.nothing}</p>
      )}
    </section>
  );
}

export function HashSection({ report, language }: Props) {
  const text = textsIn(language).report;
  return (
    <section aria-labelledby="hash">
      <h2 id="hash">{text.contentHash}</h2>
      <p>
        <code>{report.contentHash}</code>
      </p>
      <p>{text.hashMeaning}</p>
    </section>
  );
}

/** Whether the stored report is still what was sealed; verified each time that the page is shown. */
export function SealSection({ seal, language }: { seal: StoredSeal; language: Language }) {
  const { seal: text } = textsIn(language).report;
  return (
    <section aria-labelledby="seal">
      <h2 id="seal">{text.title}</h2>
      <p class={seal.state === 'broken' ? 'warning' : 'note'}>{text.states[seal.state]}</p>
      {seal.state === 'valid' && (
        <p>
          {text.sealedAt} <Moment at={seal.sealedAt} language={language} />, {text.key} <code>{seal.kid}</code>
        </p>
      )}
    </section>
  );
}

/** One received report, with all that was delivered. */

import type { Context } from 'hono';
import { friendlyFormatIBAN } from 'ibantools';
import type { Sql } from '#database/connection.ts';
import type { Session } from '#database/sessions.ts';
import { findFormVersion } from '#forms/catalogue.ts';
import { fieldsOf, type Language, type TableField } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { findDecisionOn } from '#services/fps-mi/database/handler-decisions.ts';
import { type Batch, batchName, findBatchOf } from '#services/fps-mi/database/payment-batches.ts';
import { findReceivedReport, type ReceivedReport } from '#services/fps-mi/database/received-reports.ts';
import { type StoredSeal, verifyStoredSeal } from '#services/fps-mi/database/stored-seals.ts';
import { paymentTextsIn } from '#services/fps-mi/text/payments.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { LINES_A_PAGE } from '#web/site/line-table.tsx';
import { DecisionSection } from './decision.tsx';
import { failurePage } from './failure.tsx';
import { languageOf, linkTo, Moment, page } from './frame.tsx';
import { LineTable } from './lines.tsx';
import { BatchState } from './payments.tsx';
import { formTitle } from './reports.tsx';

/** GET /reports/:reference */
export async function reportPage(
  context: Context,
  sql: Sql,
  reference: string,
  refused?: {
    readonly code: 'reason-missing' | 'closed' | 'seal-broken';
    readonly reason: string;
    readonly request: string;
  },
): Promise<Response> {
  const report = await findReceivedReport(sql, reference);
  if (report === null) return await failurePage(context, 'not-found');
  const language = languageOf(context);
  const text = textsIn(language);
  const [decision, seal, batch] = await Promise.all([
    findDecisionOn(sql, reference),
    verifyStoredSeal(sql, reference),
    findBatchOf(sql, reference),
  ]);
  // The cast: these pages are behind the login.
  const { person } = context.get('session') as Session;
  const statuses = { 'reason-missing': 422, closed: 409, 'seal-broken': 409 } as const;
  const typed = refused?.code === 'reason-missing' ? refused : undefined;
  return await page(
    context,
    { title: `${text.report(reference)} – ${text.ministry}`, ...(refused && { status: statuses[refused.code] }) },
    <>
      {refused && (
        <div class="errors" role="alert">
          <h2>{text.fieldProblem}</h2>
          <ul>
            <li>
              {refused.code === 'reason-missing' && <a href="#reason">{text.reasonMissing}</a>}
              {refused.code === 'closed' && text.decision.closed}
              {refused.code === 'seal-broken' && text.seal.states.broken}
            </li>
          </ul>
        </div>
      )}
      <p class="back">
        <a href={linkTo('/', language)}>{text.backToReports}</a>
      </p>
      <h1>{text.report(reference)}</h1>
      {/* Before anybody comes to the decision. */}
      {seal?.state === 'broken' && <Seal seal={seal} language={language} />}
      <p>
        <a href={linkTo(`/reports/${reference}/document.pdf`, language)}>{text.document}</a>
      </p>
      {decision && <DecisionSection {...{ reference, decision, language }} personId={person.id} />}
      <Facts report={report} language={language} />
      <Amounts report={report} language={language} />
      <Signatures report={report} language={language} />
      {decision?.type === 'accept' && decision.carriedOut && <PaymentSection {...{ report, batch, language }} />}
      {!decision && (
        <DecisionSection
          {...{ reference, decision, language, typed }}
          personId={person.id}
          sealBroken={seal?.state === 'broken'}
        />
      )}
      <section aria-labelledby="hash">
        <h2 id="hash">{text.contentHash}</h2>
        <p>
          <code>{report.contentHash}</code>
        </p>
        <p>{text.hashMeaning}</p>
      </section>
      {seal && seal.state !== 'broken' && <Seal seal={seal} language={language} />}
    </>,
  );
}

/** What became of the amount of an accepted report. */
function PaymentSection({ report, batch, language }: Props & { batch: Batch | null }) {
  const { ofReport: text } = paymentTextsIn(language);
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

/** Whether what is kept is still what was sealed: checked each time that somebody looks. */
function Seal({ seal, language }: { seal: StoredSeal; language: Language }) {
  const { seal: text } = textsIn(language);
  return (
    <section aria-labelledby="seal">
      <h2 id="seal">{text.title}</h2>
      <p class={seal.state === 'broken' ? 'errors' : 'note'}>{text.states[seal.state]}</p>
      {seal.state === 'valid' && (
        <p>
          {text.sealedAt} <Moment at={seal.sealedAt} language={language} />, {text.key} <code>{seal.kid}</code>
        </p>
      )}
    </section>
  );
}

type Props = { report: ReceivedReport; language: Language };

function Facts({ report, language }: Props) {
  const text = textsIn(language);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{text.facts}</h2>
      <dl>
        <div>
          <dt>{text.ocmw}</dt>
          <dd>
            {report.municipality[language]} ({report.nis})
          </dd>
        </div>
        <div>
          <dt>{text.form}</dt>
          <dd>{formTitle(report, language)}</dd>
        </div>
        <div>
          <dt>{text.year}</dt>
          <dd>{report.year}</dd>
        </div>
        <div>
          <dt>{text.version}</dt>
          <dd>{report.version}</dd>
        </div>
        <div>
          <dt>{text.receivedAt}</dt>
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

function Amounts({ report, language }: Props) {
  const definition = findFormVersion(report.form, report.year, report.formVersion);
  if (definition === undefined) return null;
  const fields = fieldsOf(definition);
  return (
    <section aria-labelledby="amounts">
      <h2 id="amounts">{textsIn(language).amounts}</h2>
      <table class="amounts" aria-labelledby="amounts">
        <tbody>
          {fields.map((field) =>
            field.kind === 'table' ? null : (
              <tr class={field.id === definition.payable ? 'total' : undefined}>
                <th scope="row">{field.label[language]}</th>
                <td class="amount">{formatValue(field, report.values[field.id], language)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
      {fields.map((field) =>
        field.kind === 'table' ? <Lines table={field} report={report} language={language} /> : null,
      )}
    </section>
  );
}

function Lines({ table, report, language }: Props & { table: TableField }) {
  const lines = linesIn(report.values, table.id);
  if (lines.length === 0) return null;
  return (
    <>
      <LineTable table={table} lines={lines} first={0} language={language} />
      {lines.length > LINES_A_PAGE && (
        <p>
          <a href={linkTo(`/reports/${report.reference}/lines/${table.id}`, language, { from: LINES_A_PAGE + 1 })}>
            {`${textsIn(language).nextLines} (${table.label[language]})`}
          </a>
        </p>
      )}
    </>
  );
}

function Signatures({ report, language }: Props) {
  const text = textsIn(language);
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
                <dt>{text.version}</dt>
                <dd>{signature.version}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What organisations must pay back: a list, and the same as a file. */

import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import type { Sql } from '#database/connection.ts';
import { formatEuro } from '#forms/amount.ts';
import { dayOf } from '#rules/calendar.ts';
import { listClaims } from '#services/fps-mi/database/claims.ts';
import { paymentTextsIn } from '#services/fps-mi/text/payments.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { formatDay } from '#web/site/moments.ts';
import { csvOptions, decimalComma } from './csv.ts';
import { languageOf, linkTo, page } from './frame.tsx';
import { formTitle } from './reports.tsx';

/** GET /claims */
export async function claimsPage(context: Context, sql: Sql): Promise<Response> {
  const language = languageOf(context);
  const text = paymentTextsIn(language);
  const claims = await listClaims(sql);
  const total = claims.reduce((sum, { amount }) => sum + amount, 0);
  return await page(
    context,
    { title: `${text.claims} – ${textsIn(language).ministry}` },
    <>
      <p class="back">
        <a href={linkTo('/payments', language)}>{text.back}</a>
      </p>
      <h1>{text.claims}</h1>
      {claims.length === 0 ? (
        <p class="none">{text.noClaims}</p>
      ) : (
        <>
          <p>
            {text.claimsLead} {text.claimsSum(claims.length, formatEuro(total, language))}
          </p>
          <p class="exports">
            {textsIn(language).export} <a href={linkTo('/claims.csv', language)}>CSV</a>
          </p>
          <table class="reports">
            <thead>
              <tr>
                <th scope="col">{text.reference}</th>
                <th scope="col">{text.ocmw}</th>
                <th scope="col">{text.form}</th>
                <th scope="col">{text.year}</th>
                <th scope="col">{text.acceptedAt}</th>
                <th scope="col" class="amount">
                  {text.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {claims.map((claim) => (
                <tr>
                  <th scope="row">
                    <a href={linkTo(`/reports/${claim.reference}`, language)}>{claim.reference}</a>
                  </th>
                  <td data-label={text.ocmw}>{claim.municipality[language]}</td>
                  <td data-label={text.form}>{formTitle(claim, language)}</td>
                  <td data-label={text.year}>{claim.year}</td>
                  <td data-label={text.acceptedAt}>{formatDay(dayOf(claim.acceptedAt), language)}</td>
                  <td data-label={text.amount} class="amount">
                    {formatEuro(claim.amount, language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>,
  );
}

/** GET /claims.csv */
export async function claimsFile(context: Context, sql: Sql): Promise<Response> {
  const language = languageOf(context);
  const text = paymentTextsIn(language);
  const rows = (await listClaims(sql)).map((claim) => [
    ...[claim.reference, claim.municipality[language], claim.nis, formTitle(claim, language), claim.year],
    ...[dayOf(claim.acceptedAt), decimalComma(claim.amount)],
  ]);
  const columns = [text.reference, text.ocmw, 'NIS', text.form, text.year, text.acceptedAt, text.amount];
  const csv = stringify([columns, ...rows], csvOptions);
  return context.body(csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="claims.csv"',
  });
}

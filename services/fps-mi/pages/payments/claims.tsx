/** The amounts that organisations must pay back: as a list, and as a file. */

import { Hono } from 'hono';
import { formatEuro } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import { type Claim, listClaims } from '#services/fps-mi/database/claims.ts';
import { claimColumns } from '#services/fps-mi/export/payment-columns.ts';
import { downloadList, fileFormats } from '#services/fps-mi/pages/downloads.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { formatDay } from '#web/site/moments.ts';
import { routeSettings } from '#web/site/route-settings.ts';

export function claimsPage({ sql, log }: PageDependencies): Hono<HandlerEnv> {
  const pages = new Hono<HandlerEnv>().get('/claims', async (context) => {
    const { language } = context.var;
    const { payments: text } = textsIn(language);
    const claims = await listClaims(sql);
    return await page(
      context,
      { title: text.claims },
      <>
        <p class="back">
          <a href={linkTo('/payments', language)}>{text.back}</a>
        </p>
        <h1>{text.claims}</h1>
        {claims.length === 0 ? <p class="none">{text.noClaims}</p> : <Claims claims={claims} language={language} />}
      </>,
    );
  });
  for (const format of fileFormats) {
    pages.get(`/claims.${format}`, routeSettings({ rateLimit: 'document' }), async (context) => {
      const { language } = context.var;
      const title = textsIn(language).payments.claims;
      const items = await listClaims(sql);
      return downloadList(context, log, { name: 'claims', format, title, columns: claimColumns(language), items });
    });
  }
  return pages;
}

function Claims({ claims, language }: { claims: readonly Claim[]; language: Language }) {
  const { terms, payments: text } = textsIn(language);
  const total = claims.reduce((sum, { amount }) => sum + amount, 0);
  return (
    <>
      <p>
        {text.claimsLead} {text.claimsSum(claims.length, formatEuro(total, language))}
      </p>
      <p class="exports">
        {terms.export} <a href={linkTo('/claims.xlsx', language)}>XLSX</a>{' '}
        <a href={linkTo('/claims.csv', language)}>CSV</a>
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
              <td data-label={text.form}>{formTitle(claim.form, language)}</td>
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
  );
}

/** Payments, claims and expected reports as files. */

import type { Language } from '#forms/definition.ts';
import { dayOf } from '#rules/calendar.ts';
import { daysBetween } from '#rules/days.ts';
import type { Claim } from '#services/fps-mi/database/claims.ts';
import type { MissingReport } from '#services/fps-mi/database/missing-reports.ts';
import { batchName, type ExportedPayment } from '#services/fps-mi/database/payment-batches.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { type ListColumn, organisationColumns } from './list-columns.ts';

/** What payments and claims have in common. */
type OfReport = Pick<Claim, 'reference' | 'form' | 'year' | 'nis' | 'municipality' | 'iban' | 'bic' | 'amount'>;

function ofReport(language: Language): { first: ListColumn<OfReport>[]; account: ListColumn<OfReport>[] } {
  const { terms, payments, exports: text } = textsIn(language);
  return {
    first: [
      { heading: terms.reference, kind: 'text', width: 20, cell: ({ reference }) => reference },
      ...organisationColumns(terms.ocmw),
      { heading: terms.form, kind: 'text', width: 32, cell: ({ form }) => formTitle(form, language) },
      { heading: terms.year, kind: 'number', width: 8, cell: ({ year }) => year },
      { heading: payments.amount, kind: 'amount', width: 16, cell: ({ amount }) => amount },
    ],
    account: [
      { heading: text.iban, kind: 'text', width: 22, cell: ({ iban }) => iban },
      { heading: text.bic, kind: 'text', width: 13, cell: ({ bic }) => bic },
    ],
  };
}

export function paymentColumns(language: Language): ListColumn<ExportedPayment>[] {
  const { payments, exports: text } = textsIn(language);
  const { first, account } = ofReport(language);
  return [
    { heading: text.batch, kind: 'text', width: 13, cell: ({ batch }) => batchName(batch.number) },
    { heading: text.state, kind: 'text', width: 18, cell: ({ batch }) => payments.states[batch.state] },
    { heading: text.executeOn, kind: 'day', width: 14, cell: ({ batch }) => batch.executeOn },
    ...first,
    ...account,
    { heading: text.preparedBy, kind: 'text', width: 24, cell: ({ batch }) => batch.preparedBy.name },
    { heading: text.preparedAt, kind: 'moment', width: 18, cell: ({ batch }) => batch.preparedAt },
    { heading: text.endedBy, kind: 'text', width: 24, cell: ({ batch }) => batch.endedBy },
    { heading: text.endedAt, kind: 'moment', width: 18, cell: ({ batch }) => batch.endedAt },
  ];
}

export function claimColumns(language: Language): ListColumn<Claim>[] {
  const { payments, exports: text } = textsIn(language);
  const { first, account } = ofReport(language);
  return [
    ...first,
    { heading: payments.acceptedAt, kind: 'moment', width: 18, cell: ({ acceptedAt }) => acceptedAt },
    { heading: text.handler, kind: 'text', width: 24, cell: ({ handler }) => handler },
    {
      heading: text.daysOpen,
      kind: 'number',
      width: 14,
      cell: ({ acceptedAt }) => daysBetween(dayOf(acceptedAt), dayOf(new Date())),
    },
    ...account,
  ];
}

export function missingColumns(language: Language): ListColumn<MissingReport>[] {
  const { terms, missing } = textsIn(language);
  return [
    ...organisationColumns(terms.ocmw),
    { heading: terms.province, kind: 'text', width: 26, cell: ({ province }) => terms.provinces[province] },
    { heading: terms.status, kind: 'text', width: 20, cell: ({ status }) => missing.statuses[status] },
  ];
}

/** The payment file: an ISO 20022 customer credit transfer initiation (pain.001.001.09) under the SEPA scheme. */

import { TZDate } from '@date-fns/tz';
import anyAscii from 'any-ascii';
import { Document } from 'sepa';
import { decimal } from '#forms/amount.ts';
import type { Cents, LocalText } from '#forms/definition.ts';
import { momentOf } from '#rules/calendar.ts';
import type { Day } from '#rules/days.ts';
import type { Payer } from '#services/fps-mi/database/payment-batches.ts';

/** A credit transfer to an organisation. */
export type Transfer = {
  /** The reference of the report. It is the end-to-end id, which the organisation sees on its statement. */
  readonly reference: string;
  readonly creditor: string;
  readonly iban: string;
  /** At least one cent, at most EUR 999 999 999.99. */
  readonly amount: Cents;
  /** The purpose of the payment, as the organisation reads it on its statement. */
  readonly purpose: string;
};

/** Everything in one payment file. */
export type PaymentOrder = {
  /** The message id, unique for each file. At most 25 characters. */
  readonly id: string;
  readonly createdAt: Date;
  readonly executeOn: Day;
  readonly payer: Payer;
  readonly transfers: readonly Transfer[];
};

/** The word for an organisation, to be followed by the name of its municipality. */
export const organisationNames: LocalText = { nl: 'OCMW', fr: 'CPAS', de: 'ÖSHZ' };

/**
 * The file as text. The same order always gives the same text.
 * @throws when the order breaks a rule of SEPA: a length, a character, an IBAN, an amount
 */
export function paymentFile({ id, createdAt, executeOn, payer, transfers }: PaymentOrder): string {
  const document = new Document('pain.001.001.09');
  document.grpHdr.id = id;
  document.grpHdr.created = inBelgium(createdAt);
  document.grpHdr.initiatorName = sepaText(payer.name, 70);
  const order = document.createPaymentInfo();
  order.debtorName = sepaText(payer.name, 70);
  order.debtorIBAN = payer.iban;
  order.debtorBIC = payer.bic;
  order.requestedExecutionDate = inBelgium(momentOf(executeOn, '12:00'));
  // Each payment is a separate line on the payer's bank statement.
  order.batchBooking = false;
  document.addPaymentInfo(order);
  for (const { reference, creditor, iban, amount, purpose } of transfers) {
    const transfer = order.createTransaction();
    transfer.end2endId = reference;
    transfer.creditorName = sepaText(creditor, 70);
    // Without BIC: since 2016 a bank may not ask for one beside the IBAN (Regulation (EU) 260/2012, article 5(7)).
    transfer.creditorIBAN = iban;
    // Exact: an amount has at most eleven digits, and the library writes two decimals.
    transfer.amount = Number(decimal(amount));
    transfer.remittanceInfo = sepaText(`${reference} ${purpose}`, 140);
    order.addTransaction(transfer);
  }
  const file = document.toString();
  // The library adds up floating-point numbers: check its result against the sum in cents.
  const total = decimal(transfers.reduce((sum, { amount }) => sum + amount, 0));
  if (file.split(`<CtrlSum>${total}</CtrlSum>`).length !== 3) throw new Error(`The control sum is not ${total}`);
  return file;
}

/** The library writes dates in local time without a zone: this makes the local time that of Belgium. */
function inBelgium(moment: Date): Date {
  return new TZDate(moment.getTime(), 'Europe/Brussels');
}

/** What a field has whose text has no letter or digit: a bank refuses an empty one (ISO 20022, external codes). */
const NOT_PROVIDED = 'NOTPROVIDED';

/**
 * A text in the characters that every bank in SEPA accepts (EPC217-08): letters without accents, digits, and a few marks. Letters of
 * other scripts are transliterated. It neither begins nor ends with a slash and has no two of them, which separate codes.
 * @param maxLength in characters
 */
function sepaText(text: string, maxLength: number): string {
  const latin = anyAscii(
    text
      .normalize('NFC')
      .replace(/(?![0-9#*©®])\p{Emoji}\p{M}*/gu, ' ')
      .replaceAll('&', '+')
      .replace(/["“”„«»]/g, "'"),
  );
  const written = latin
    .replace(/[^A-Za-z0-9/?:().,'+ -]+/g, ' ')
    .replace(/\/{2,}/g, '/')
    .replace(/ {2,}/g, ' ')
    .slice(0, maxLength)
    .replace(/^[ /]+|[ /]+$/g, '');
  return /[A-Za-z0-9]/.test(written) ? written : NOT_PROVIDED;
}

import { friendlyFormatIBAN } from 'ibantools';
import { formatEuro } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import type { Payment } from '#services/fps-mi/database/payment-batches.ts';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';

/** The payments of a batch, or of one that can be prepared. */
export function PaymentTable({ payments, language }: { payments: readonly Payment[]; language: Language }) {
  const text = textsIn(language).payments;
  return (
    <section aria-labelledby="payments">
      <h2 id="payments">{text.payments}</h2>
      <table class="reports">
        <thead>
          <tr>
            <th scope="col">{text.reference}</th>
            <th scope="col">{text.ocmw}</th>
            <th scope="col">{text.account}</th>
            <th scope="col" class="amount">
              {text.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr>
              <th scope="row">
                <a href={linkTo(`/reports/${payment.reference}`, language)}>{payment.reference}</a>
              </th>
              <td data-label={text.ocmw}>{payment.municipality[language]}</td>
              <td data-label={text.account}>{friendlyFormatIBAN(payment.iban) ?? payment.iban}</td>
              <td data-label={text.amount} class="amount">
                {formatEuro(payment.amount, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { friendlyFormatIBAN } from 'ibantools';
import type { Language } from '#forms/definition.ts';
import { historicNumber, readWhileTyping } from '#web/bank-account.ts';
import { bicOfAccount } from '#web/belgian-banks.ts';
import { textsIn } from '#web/text/texts.ts';

/**
 * An account number in both notations (requirement B2), or a hint that its check digits are wrong. Empty while the number
 * is incomplete.
 */
export function AccountNotations({ typed, language }: { typed: string; language: Language }) {
  const text = textsIn(language).data;
  const number = readWhileTyping(typed);
  if (number === null) return null;
  if ('problem' in number) return <p class="hint">{text.checkDigits}</p>;
  const historic = historicNumber(number.iban);
  const bic = bicOfAccount(number.iban);
  return (
    <dl class="facts notations">
      <div>
        <dt>{text.iban}</dt>
        <dd>{friendlyFormatIBAN(number.iban)}</dd>
      </div>
      {historic && (
        <div>
          <dt>{text.historicNumber}</dt>
          <dd>{historic}</dd>
        </div>
      )}
      {bic && (
        <div>
          <dt>{text.bic}</dt>
          <dd>{bic}</dd>
        </div>
      )}
    </dl>
  );
}

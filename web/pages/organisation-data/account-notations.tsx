import { friendlyFormatIBAN } from 'ibantools';
import type { Language } from '#forms/definition.ts';
import { historicNumber, readWhileTyping } from '#web/bank-account.ts';
import { textsIn } from '#web/text/texts.ts';

/** What was typed as an account, in both notations (requirement B2); gently, that its check digits do not fit. Nothing while it is not complete. */
export function AccountNotations({ typed, language }: { typed: string; language: Language }) {
  const text = textsIn(language).data;
  const known = readWhileTyping(typed);
  if (known === null) return null;
  if ('problem' in known) return <p class="hint">{text.checkDigits}</p>;
  const historic = historicNumber(known.iban);
  return (
    <dl class="facts notations">
      <div>
        <dt>{text.iban}</dt>
        <dd>{friendlyFormatIBAN(known.iban)}</dd>
      </div>
      {historic && (
        <div>
          <dt>{text.historicNumber}</dt>
          <dd>{historic}</dd>
        </div>
      )}
    </dl>
  );
}

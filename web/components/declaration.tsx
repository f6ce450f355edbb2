/** What a signer declares, what follows from the signature, and what must be confirmed besides. */

import { formatEuro } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import type { Settlement } from '#forms/summary.ts';
import { otherRole, type SignatoryRole } from '#rules/report.ts';
import type { SigningConfirmation } from '#rules/signing.ts';
import { listOfOptions } from '#web/site/lists.ts';
import { textsIn } from '#web/text/texts.ts';

/** The declaration of a person who signs. @param roles in which they can sign: two when they choose with the button */
export function Declaration(props: { roles: readonly SignatoryRole[]; organisation: string; language: Language }) {
  const { roles, organisation, language } = props;
  const [role, other] = roles;
  const texts = textsIn(language).signing.declarations;
  return <p class="declaration">{texts[role && other === undefined ? role : 'either'](organisation)}</p>;
}

type NextStepProps = {
  /** The roles in which the person can sign. */
  readonly roles: readonly SignatoryRole[];
  readonly signatures: readonly { readonly role: SignatoryRole; readonly name: string }[];
  /** Who can sign besides this person, today. */
  readonly others: readonly { readonly name: string; readonly role: SignatoryRole }[];
  readonly language: Language;
};

/** What follows from the signature: who is asked for the other one, by name; or that the report is sent and is final. */
export function NextStep({ roles, signatures, others, language }: NextStepProps) {
  const text = textsIn(language).signing;
  const [first] = signatures;
  if (first !== undefined) {
    return (
      <p>
        {text.signedBefore[first.role](first.name)} <strong>{text.last}</strong>
      </p>
    );
  }
  const [role, secondRole] = roles;
  if (role === undefined || secondRole !== undefined) return <p>{text.asked.either}</p>;
  const missing = otherRole(role);
  const names = others.filter((each) => each.role === missing).map(({ name }) => name);
  return <p>{names.length === 0 ? text.nobody[missing] : text.asked[missing](listOfOptions(names, language))}</p>;
}

/** The name and the id of the checkbox of a confirmation. @param prefix distinguishes the reports of one form */
export function confirmationName(confirmation: SigningConfirmation, prefix = ''): string {
  return `${prefix}confirm-${confirmation}`;
}

/**
 * A checkbox for each confirmation that is needed.
 * @param missing the one for whose absence the server refused: it is marked
 * @param given what was confirmed when it refused
 */
export function ConfirmationChecks(props: {
  needed: readonly SigningConfirmation[];
  missing: SigningConfirmation | null;
  given: readonly SigningConfirmation[];
  settlement: Settlement | undefined;
  language: Language;
  prefix?: string;
  /** The person may leave the report out: the browser must not insist on the tick. */
  optional?: boolean;
}) {
  const { needed, missing, given, settlement, language, prefix, optional = false } = props;
  const text = textsIn(language).signing;
  return (
    <>
      {needed.map((confirmation) => {
        const name = confirmationName(confirmation, prefix);
        const wrong = missing === confirmation;
        return (
          <div class={wrong ? 'confirmation wrong' : 'confirmation'}>
            {wrong && (
              <p class="problem" id={`${name}-problem`}>
                {text.tick}
              </p>
            )}
            <div class="choice">
              <input
                type="checkbox"
                id={name}
                name={name}
                value="yes"
                required={!optional}
                checked={given.includes(confirmation)}
                aria-invalid={wrong ? 'true' : undefined}
                aria-describedby={wrong ? `${name}-problem` : undefined}
              />
              <label for={name}>{confirmationText(confirmation, settlement, language)}</label>
            </div>
          </div>
        );
      })}
    </>
  );
}

function confirmationText(
  confirmation: SigningConfirmation,
  settlement: Settlement | undefined,
  language: Language,
): string {
  const { confirm } = textsIn(language).signing;
  switch (confirmation) {
    case 'repayment':
      return confirm.repayment(formatEuro(settlement?.cents ?? 0, language));
    case 'unchanged':
      return confirm.unchanged;
  }
}

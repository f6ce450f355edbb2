import type { SignatureRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { formatMoment, formatTime } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** A signature, without what a page does not know. */
type ShownSignature = Pick<SignatureRecord, 'role' | 'name' | 'method' | 'signedAt'> &
  Partial<Pick<SignatureRecord, 'identifiedAt' | 'signer'>>;

/**
 * The two signatures: who signed, when, and how and when the identity service identified them (requirement D3).
 * @param personId the person who reads it: their own signature is in the second person
 */
export function SignatureBoxes(props: {
  signatures: readonly ShownSignature[];
  language: Language;
  personId?: string;
}) {
  const text = textsIn(props.language).overview;
  const titles: Record<SignatoryRole, string> = {
    chair: text.chairSignature,
    generalDirector: text.generalDirectorSignature,
  };
  return (
    <div class="signatures">
      {signatoryRoles.map((role) => {
        const signature = props.signatures.find((each) => each.role === role);
        return (
          <section class={signature ? 'signature signed' : 'signature'} aria-labelledby={`signature-${role}`}>
            <h3 id={`signature-${role}`}>{titles[role]}</h3>
            {signature ? (
              <p>
                <strong>
                  {props.personId !== undefined && signature.signer === props.personId
                    ? text.signedByYou
                    : text.signedBy(signature.name)}
                </strong>
                <br />
                <time datetime={signature.signedAt.toISOString()}>
                  {text.signedAt(formatMoment(signature.signedAt, props.language))}
                </time>
                , {text.methods[signature.method]}
                {signature.identifiedAt && (
                  <>
                    {' '}
                    <time datetime={signature.identifiedAt.toISOString()}>
                      {text.identifiedAt(formatTime(signature.identifiedAt, props.language))}
                    </time>
                  </>
                )}
              </p>
            ) : (
              <p class="hint">{text.notSigned}</p>
            )}
          </section>
        );
      })}
    </div>
  );
}

import type { SignatureRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** The two signatures: who signed, when, and with which authentication method (requirement D3). */
export function SignatureBoxes(props: {
  signatures: readonly Pick<SignatureRecord, 'role' | 'name' | 'method' | 'signedAt'>[];
  language: Language;
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
                <strong>{text.signedBy(signature.name)}</strong>
                <br />
                <time datetime={signature.signedAt.toISOString()}>
                  {text.signedAt(formatMoment(signature.signedAt, props.language))}
                </time>
                , {text.methods[signature.method]}
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

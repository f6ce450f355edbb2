/** What was decided about a report, or the choice between accepting and returning it. */

import { randomUUID } from 'node:crypto';
import type { Language } from '#forms/definition.ts';
import type { Decision } from '#services/fps-mi/database/handler-decisions.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { linkTo, Moment } from './frame.tsx';

type Props = {
  reference: string;
  decision: Decision | null;
  /** The handler whose page it is. */
  personId: string;
  language: Language;
  /** What was typed as the reason, when it cannot stand. */
  typed?: { reason: string; request: string } | undefined;
  /** What nobody can vouch for is not accepted. */
  sealBroken?: boolean;
};

export function DecisionSection({ reference, decision, personId, language, typed, sealBroken = false }: Props) {
  const text = textsIn(language).decision;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{text.title}</h2>
      {decision ? (
        <>
          <p>
            <strong>
              {decision.type === 'accept' ? text.accepted(decision.handler.name) : text.returned(decision.handler.name)}
            </strong>
            , <Moment at={decision.decidedAt} language={language} />
          </p>
          {decision.reason && (
            <blockquote>
              <p>{decision.reason}</p>
            </blockquote>
          )}
          {!decision.carriedOut && <p class="note">{text.onTheWay}</p>}
        </>
      ) : (
        <div class="choices">
          {!sealBroken && <AcceptForm {...{ reference, personId, language }} />}
          <ReturnForm {...{ reference, personId, language, typed }} />
        </div>
      )}
    </section>
  );
}

type FormProps = Pick<Props, 'reference' | 'personId' | 'language' | 'typed'>;

function AcceptForm({ reference, personId, language }: FormProps) {
  const text = textsIn(language).decision;
  return (
    <form method="post" action={linkTo(`/reports/${reference}/accept`, language)}>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={randomUUID()} />
      <p>{text.acceptHint}</p>
      <button type="submit">{text.accept}</button>
    </form>
  );
}

function ReturnForm({ reference, personId, language, typed }: FormProps) {
  const { decision: text, reasonMissing } = textsIn(language);
  return (
    <form method="post" action={linkTo(`/reports/${reference}/return`, language)}>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={typed?.request ?? randomUUID()} />
      <p>{text.returnHint}</p>
      <div class={typed ? 'field wrong' : 'field'}>
        <label for="reason">{text.reason}</label>
        <textarea
          id="reason"
          name="reason"
          rows={5}
          maxlength={2000}
          aria-describedby={typed ? 'reason-help reason-problem' : 'reason-help'}
          aria-invalid={typed ? 'true' : undefined}
        >
          {typed?.reason}
        </textarea>
        <p class="help" id="reason-help">
          {text.reasonHelp}
        </p>
        {typed && (
          <p class="problem" id="reason-problem">
            {reasonMissing}
          </p>
        )}
      </div>
      <button type="submit">{text.return}</button>
    </form>
  );
}

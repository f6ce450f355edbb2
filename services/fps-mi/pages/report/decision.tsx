/** The decision on a report, or the choice between accepting and returning it. */

import { randomUUID } from 'node:crypto';
import type { Language } from '#forms/definition.ts';
import type { Decision } from '#services/fps-mi/database/handler-decisions.ts';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { Moment } from '#services/fps-mi/pages/moment.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';

/** A reason that was posted and refused, with what is wrong with it. */
export type TypedReason = { readonly reason: string; readonly request: string; readonly problem: string };

type Props = {
  reference: string;
  decision: Decision | null;
  /** The case handler who sees the page. */
  personId: string;
  language: Language;
  /** A reason that was posted and refused, to be corrected. */
  typed: TypedReason | undefined;
  /** A report with a broken seal can be returned, not accepted. */
  sealBroken: boolean;
};

export function DecisionSection({ reference, decision, personId, language, typed, sealBroken }: Props) {
  const text = textsIn(language).decision;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{text.title}</h2>
      {decision ? (
        <Decided decision={decision} language={language} />
      ) : (
        <div class="choices">
          {!sealBroken && <AcceptForm reference={reference} personId={personId} language={language} />}
          <ReturnForm reference={reference} personId={personId} language={language} typed={typed} />
        </div>
      )}
    </section>
  );
}

function Decided({ decision, language }: { decision: Decision; language: Language }) {
  const text = textsIn(language).decision;
  const { type, handler, decidedAt, reason, carriedOut } = decision;
  return (
    <>
      <p>
        <strong>{type === 'accept' ? text.accepted(handler.name) : text.returned(handler.name)}</strong>,{' '}
        <Moment at={decidedAt} language={language} />
      </p>
      {reason && (
        <blockquote>
          <p>{reason}</p>
        </blockquote>
      )}
      {!carriedOut && <p class="note">{text.onTheWay}</p>}
    </>
  );
}

type FormProps = Pick<Props, 'reference' | 'personId' | 'language'>;

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

function ReturnForm({ reference, personId, language, typed }: FormProps & Pick<Props, 'typed'>) {
  const text = textsIn(language).decision;
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
            {typed.problem}
          </p>
        )}
      </div>
      <button type="submit">{text.return}</button>
    </form>
  );
}

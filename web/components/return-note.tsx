import type { Child } from 'hono/jsx';
import type { DecisionRecord } from '#database/decisions.ts';
import type { Language } from '#forms/definition.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { Note } from './notice.tsx';

/** Why FPS MI returned the report, and what to do. Shown until both have signed again. */
export function ReturnNote(props: { decision: DecisionRecord; language: Language; children?: Child }) {
  const { decision, language, children } = props;
  const text = textsIn(language).returned;
  return (
    <Note kind="danger">
      <h2>{text.title}</h2>
      <p>{text.by(decision.handlerName, formatMoment(decision.decidedAt, language), decision.reference)}</p>
      <blockquote>{decision.reason}</blockquote>
      <p>{text.whatToDo}</p>
      {children}
    </Note>
  );
}

import type { Child } from 'hono/jsx';
import type { OpenReturn } from '#database/decisions.ts';
import type { ReportRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { Note } from './notice.tsx';

type ReturnNoteProps = {
  readonly openReturn: OpenReturn;
  readonly report: Pick<ReportRecord, 'stage' | 'contentHash'>;
  readonly language: Language;
  readonly children?: Child;
};

/** Why FPS MI returned the report, and what to do or what follows. Shown until both have signed again. */
export function ReturnNote({ openReturn, report, language, children }: ReturnNoteProps) {
  const { handlerName, decidedAt, reference, reason } = openReturn;
  const corrected = isCorrected(report, openReturn);
  const text = textsIn(language).returned;
  return (
    <Note kind={corrected ? 'information' : 'danger'}>
      <h2>{corrected ? text.correctedTitle : text.title}</h2>
      <p>{text.by(handlerName, formatMoment(decidedAt, language), reference)}</p>
      <blockquote>{reason}</blockquote>
      {!corrected && <p>{text.whatToDo}</p>}
      {children}
      {corrected && <p>{text.whatFollows}</p>}
    </Note>
  );
}

/** Whether a returned report has changed since and is complete: then its officers have nothing left to do. */
export function isCorrected(report: Pick<ReportRecord, 'stage' | 'contentHash'>, openReturn: OpenReturn): boolean {
  return report.stage !== 'incomplete' && report.contentHash !== openReturn.contentHash;
}

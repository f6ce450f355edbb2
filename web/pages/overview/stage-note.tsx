import type { OpenReturn } from '#database/decisions.ts';
import type { ReportRecord } from '#database/reports.ts';
import type { Language } from '#forms/definition.ts';
import { otherRole } from '#rules/report.ts';
import { Note } from '#web/components/notice.tsx';
import { isCorrected, ReturnNote } from '#web/components/return-note.tsx';
import { listOfOptions } from '#web/site/lists.ts';
import { formatMoment } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

type StageNoteProps = {
  readonly report: ReportRecord;
  readonly openReturn: OpenReturn | null;
  readonly personId: string;
  /** The names of those who can give the missing signature. */
  readonly asked: readonly string[];
  /** Whether the page asks this person to sign: the block that does so says the rest. */
  readonly asksToSign: boolean;
  readonly language: Language;
  readonly path: string;
};

/** One banner: how far the report is; that it was returned and why; or that it was sent, with what must be kept. */
export function StageNote(props: StageNoteProps) {
  const { report, openReturn, asksToSign, language, path } = props;
  if (report.delivery?.reference && report.delivery.receivedAt) return <SentNote {...props} />;
  const stage = stageText(props);
  if (openReturn) {
    const showsStage = report.stage === 'halfSigned' || isCorrected(report, openReturn);
    return (
      <ReturnNote openReturn={openReturn} report={report} language={language}>
        {showsStage && <p>{stage}</p>}
      </ReturnNote>
    );
  }
  if (asksToSign) return <p class="visually-hidden">{stage}</p>;
  return (
    <Note kind={hasSigned(props) ? 'confirmed' : 'information'}>
      <p>{stage}</p>
      {hasSigned(props) && (
        <p>
          {textsIn(language).overview.sameDevice}{' '}
          <a href={`/login?other=yes&return=${path}`}>{textsIn(language).logins.switchPerson}</a>
        </p>
      )}
      {report.stage === 'sending' && (
        <p>
          {textsIn(language).overview.sendingHint} <a href={path}>{textsIn(language).overview.reload}</a>
        </p>
      )}
    </Note>
  );
}

/** The reference of FPS MI, and the document, which the organisation keeps. */
function SentNote(props: StageNoteProps) {
  const { report, language, path } = props;
  const text = textsIn(language).overview;
  if (!report.delivery?.reference || !report.delivery.receivedAt) return null;
  return (
    <Note kind="confirmed">
      <p>{stageText(props)}</p>
      <dl class="facts">
        <div>
          <dt>{text.reference}</dt>
          <dd>
            <strong>{report.delivery.reference}</strong>
          </dd>
        </div>
        <div>
          <dt>{text.receivedAt}</dt>
          <dd>{formatMoment(report.delivery.receivedAt, language)}</dd>
        </div>
      </dl>
      <p>
        {text.keep} <a href={`${path}/print`}>{text.openDocument}</a>
      </p>
    </Note>
  );
}

function hasSigned({ report, personId }: Pick<StageNoteProps, 'report' | 'personId'>): boolean {
  return report.stage === 'halfSigned' && report.signatures.some(({ signer }) => signer === personId);
}

/** How far the report is, in the second person for who has signed. */
function stageText(props: StageNoteProps): string {
  const { report, asked, language } = props;
  const text = textsIn(language).overview;
  if (report.stage !== 'halfSigned') return text.stages[report.stage];
  const missing = otherRole(report.signatures[0]?.role ?? 'generalDirector');
  const stages = { chair: text.stages.waitsForChair, generalDirector: text.stages.waitsForGeneralDirector };
  const stage = hasSigned(props) ? text.youSigned[missing] : stages[missing];
  return asked.length === 0 ? stage : `${stage} ${text.asked(listOfOptions(asked, language))}`;
}

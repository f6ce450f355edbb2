/** The list of reports that a person can sign, with a checkbox each. */

import { randomUUID } from 'node:crypto';
import type { Language } from '#forms/definition.ts';
import { settlementOf, summaryOf } from '#forms/summary.ts';
import { otherRole } from '#rules/report.ts';
import type { SigningConfirmation } from '#rules/signing.ts';
import { urgencyOf } from '#rules/tasks.ts';
import { ConfirmationChecks } from '#web/components/declaration.tsx';
import { ChangesSinceSignature } from '#web/components/earlier-contents.tsx';
import { ReportSummary } from '#web/components/report-summary.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { MAX_STATEMENTS } from '#web/site/identity-proof.ts';
import { formatDay, today } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { choiceValue, prefixOf } from './posted-choice.ts';
import type { Signable, SignableReport } from './signable.ts';

/** What is ticked when the page is shown, and what the server missed. */
export type Ticked = {
  readonly isChosen: (report: string) => boolean;
  readonly given: (report: string) => readonly SigningConfirmation[];
  /** By report. */
  readonly missing: ReadonlyMap<string, SigningConfirmation>;
};

type ChoiceProps = {
  readonly signable: Signable;
  readonly ticked: Ticked;
  readonly language: Language;
  readonly personId: string;
};

export function ChoiceView({ signable: { reports, more }, ticked, language, personId }: ChoiceProps) {
  const texts = textsIn(language);
  const text = texts.signMany;
  return (
    <>
      <p class="lead">{text.waiting(reports.length + more)}</p>
      <p>{text.lead}</p>
      {more > 0 && <p>{text.more(more, MAX_STATEMENTS)}</p>}
      <p class="together selecting">
        <a class="button" href="/sign?all=yes">
          {text.selectAll}
        </a>
        <a href="/sign">{text.selectNone}</a>
      </p>
      <form method="post" action="/sign">
        <input type="hidden" name="person" value={personId} />
        <input type="hidden" name="request" value={randomUUID()} />
        {groupsOf(reports).map((group) => (
          <Group group={group} ticked={ticked} language={language} personId={personId} />
        ))}
        <h2>{text.declarationTitle}</h2>
        <p class="declaration">{text.declaration}</p>
        <div class="actions">
          <button type="submit" class="primary">
            {texts.sign}
          </button>
          <a class="button" href="/organisations">
            {texts.homepage}
          </a>
        </div>
      </form>
    </>
  );
}

/** The reports of one organisation that the person signs in one role; never empty. */
type ReportGroup = readonly [SignableReport, ...SignableReport[]];

function groupsOf(reports: readonly SignableReport[]): ReportGroup[] {
  const groups = new Map<string, [SignableReport, ...SignableReport[]]>();
  for (const each of reports) {
    const key = `${each.organisation.nis} ${each.as}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

type GroupProps = Omit<ChoiceProps, 'signable'> & { readonly group: ReportGroup };

function Group({ group, ...props }: GroupProps) {
  const [{ organisation, as }] = group;
  const { language } = props;
  return (
    <fieldset>
      <legend>{textsIn(language).signMany.as[as](organisation.name[language])}</legend>
      <ul class="signable">
        {group.map((each) => (
          <li>
            <Item each={each} {...props} />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Item({ each, ticked, language, personId }: Omit<GroupProps, 'group'> & { readonly each: SignableReport }) {
  const { view, report, as, inEitherRole, organisation, turn, lastSigned, confirmations } = each;
  const { id, definition, openReturn } = view;
  const { version, contentHash, content, signatures } = report;
  const texts = textsIn(language);
  const text = texts.signMany;
  const summary = summaryOf(definition, content.values, content.account);
  return (
    <>
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name="sign"
          value={choiceValue({ report: id, role: as, version, contentHash })}
          checked={ticked.isChosen(id)}
          aria-describedby={`${id}-what`}
        />
        <label for={id}>
          {definition.title[language]} {definition.year}
        </label>
      </div>
      <div id={`${id}-what`}>
        <DueDay due={turn.due} language={language} />
        <ReportSummary definition={definition} summary={summary} language={language} />
      </div>
      {openReturn?.reason != null && <p>{text.returned(openReturn.reason)}</p>}
      {lastSigned && (
        <ChangesSinceSignature
          definition={definition}
          content={content}
          last={lastSigned}
          personId={personId}
          language={language}
        />
      )}
      <p class="hint">
        {signatures.length > 0 ? texts.signing.last : text.first[otherRole(as)]}
        {inEitherRole && ` ${text.eitherRole}`}
      </p>
      <ConfirmationChecks
        needed={confirmations}
        missing={ticked.missing.get(id) ?? null}
        given={ticked.given(id)}
        settlement={settlementOf(definition, content.values)}
        language={language}
        prefix={prefixOf(id)}
        optional
      />
      <p>
        <a href={reportPath(definition, organisation.nis)}>
          {text.open}
          <span class="visually-hidden">
            {texts.colon}
            {definition.title[language]} {definition.year}
          </span>
        </a>
      </p>
    </>
  );
}

/** The last day to sign in time; bold when it is near or over. */
function DueDay({ due, language }: { due: string | null; language: Language }) {
  if (due === null) return null;
  const text = textsIn(language).signMany.dueOn(formatDay(due, language));
  return <p>{urgencyOf(due, today()) === 'later' ? text : <strong>{text}</strong>}</p>;
}

/** How each signature of a round ended. */

import type { Child } from 'hono/jsx';
import type { RoundItemFacts } from '#database/signing-rounds.ts';
import { findForm } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { reportKeyOf } from '#rules/keys.ts';
import { type RoundResult, resultOf } from '#rules/signing-round.ts';
import { Note } from '#web/components/notice.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { textsIn } from '#web/text/texts.ts';

/** A signature with its result. */
type Ended = { readonly item: RoundItemFacts; readonly result: RoundResult };

type ResultProps = {
  readonly items: readonly RoundItemFacts[];
  readonly path: string;
  readonly language: Language;
  /** The names of the organisations, by NIS code. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether there are reports that the person can sign now. */
  readonly moreToSign: boolean;
};

/** The result, which refreshes itself while something is on its way. */
export function ResultView({ items, path, language, names, moreToSign }: ResultProps) {
  const texts = textsIn(language);
  const text = texts.signMany;
  const ended = items.map((item): Ended => ({ item, result: resultOf(item) }));
  const signed = ended.filter(({ result }) => result.type === 'signed');
  const open = ended.filter(({ result }) => result.type === 'unconfirmed');
  const others = ended.filter((each) => !signed.includes(each) && !open.includes(each));
  const isMoving =
    open.length > 0 || signed.some(({ result }) => result.type === 'signed' && result.next === 'sending');
  const list = (title: string, some: readonly Ended[]) =>
    some.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul class="applications">
          {some.map(({ item, result }) => (
            <li>
              <ResultItem item={item} names={names} language={language}>
                {resultText(result, language)}
              </ResultItem>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div id="result" {...(isMoving && refreshing(path))}>
      <div role="status">
        <Note kind={others.length === 0 && open.length === 0 ? 'confirmed' : 'warning'}>
          <p>{text.signedCount(signed.length, ended.length)}</p>
        </Note>
      </div>
      {list(text.notSignedTitle, others)}
      {list(text.openTitle, open)}
      {list(text.signedTitle, signed)}
      <div class="actions">
        {(others.length > 0 || moreToSign) && (
          <a class="button primary" href="/sign">
            {text.remaining}
          </a>
        )}
        <a class="button" href="/organisations">
          {texts.homepage}
        </a>
      </div>
    </div>
  );
}

/** The htmx attributes with which the result refreshes itself. `seen`: the request does not keep a session alive. */
function refreshing(path: string): Record<string, string> {
  return {
    'hx-get': `${path}?seen=result`,
    'hx-trigger': 'every 3s',
    'hx-select': '#result',
    'hx-swap': 'outerMorph',
    'hx-config': '{"timeout": 10000}',
  };
}

function ResultItem(props: {
  item: RoundItemFacts;
  names: ReadonlyMap<string, string>;
  language: Language;
  children: Child;
}) {
  const { item, names, language, children } = props;
  const key = reportKeyOf(item.reportId);
  const definition = key === null ? undefined : findForm(key.form, key.year);
  if (key === null || definition === undefined) return <p>{children}</p>;
  return (
    <>
      <p>
        <a href={reportPath(definition, key.nis)}>{titleOf(item.reportId, language)}</a>
      </p>
      <p class="hint">{names.get(key.nis)}</p>
      <p>{children}</p>
    </>
  );
}

function resultText(result: RoundResult, language: Language): string {
  const { signMany: text, errors } = textsIn(language);
  switch (result.type) {
    case 'signed':
      return result.next === 'sent' && result.reference !== null
        ? text.sent(result.reference)
        : text[waitingText(result)];
    case 'superseded':
      return text.superseded;
    case 'refused':
      if (result.refusal === 'content-changed') return text.contentChanged;
      return errors[result.refusal].text;
    case 'unavailable':
      return text.unavailable;
    case 'unconfirmed':
      return text.unconfirmed;
    case 'not-asked':
      return text.notAsked;
  }
}

function waitingText({ next }: Extract<RoundResult, { type: 'signed' }>): 'waits' | 'sending' {
  return next === 'waits' ? 'waits' : 'sending';
}

/** The title of a report's form with its year. @param report the id of the report */
export function titleOf(report: string, language: Language): string {
  const key = reportKeyOf(report);
  const definition = key === null ? undefined : findForm(key.form, key.year);
  return definition === undefined ? report : `${definition.title[language]} ${definition.year}`;
}

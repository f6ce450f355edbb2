import type { Child } from 'hono/jsx';
import type { Language } from '#forms/definition.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { type ErrorCode, type ProblemCode, textsIn } from '#web/text/texts.ts';

/** What is wrong with a field. */
export type Problem = { readonly field: string; readonly code: ProblemCode };

/** The text of a field's problem; undefined when it has none. */
export function problemText(problems: readonly Problem[], field: string, language: Language): string | undefined {
  const problem = problems.find((each) => each.field === field);
  return problem && textsIn(language).problems[problem.code];
}

/** The error at the top of a page, with links to the fields concerned. */
export function ErrorNotice(props: {
  language: Language;
  code: ErrorCode;
  problems?: readonly Problem[];
  children?: Child;
  wholePage?: boolean;
}) {
  const text = textsIn(props.language);
  const error = text.errors[props.code];
  return (
    <ErrorSummary
      title={error.title}
      text={error.text}
      wholePage={props.wholePage ?? false}
      errors={props.problems?.map(({ field, code }) => ({ text: text.problems[code], href: `#${field}` }))}
    >
      {props.children}
    </ErrorSummary>
  );
}

/** A message about the state of something. `danger`: something must be corrected. */
export function Note(props: { children: Child; kind?: 'confirmed' | 'danger' | 'warning' | 'information' }) {
  return <div class={`notice ${props.kind ?? 'information'}`}>{props.children}</div>;
}

/** Says at the top of a page what was done. The browser moves the focus to it, so that a screen reader reads it first. */
export function Done({ title, children }: { title?: string; children: Child }) {
  return (
    <div class="notice confirmed" role="status" tabindex={-1} autofocus>
      {title === undefined ? <p>{children}</p> : <h2>{title}</h2>}
      {title !== undefined && children}
    </div>
  );
}

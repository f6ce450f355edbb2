import type { Child } from 'hono/jsx';
import type { Language } from '#forms/definition.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { type ErrorCode, type ProblemCode, textsIn } from '#web/text/texts.ts';

/** A field and what is wrong with it. */
export type Problem = { readonly field: string; readonly code: ProblemCode };

/** Says on top of a page what went wrong, that nothing is lost and what to do; with links to the fields concerned. */
export function ErrorNotice(props: {
  language: Language;
  code: ErrorCode;
  problems?: readonly Problem[];
  children?: Child;
}) {
  const text = textsIn(props.language);
  const error = text.errors[props.code];
  return (
    <ErrorSummary
      title={error.title}
      text={error.text}
      errors={props.problems?.map(({ field, code }) => ({ text: text.problems[code], href: `#${field}` }))}
    >
      {props.children}
    </ErrorSummary>
  );
}

/** Something that one should know before going on. */
export function Note(props: { children: Child; kind?: 'warning' | 'information' }) {
  return <div class={`notice ${props.kind ?? 'information'}`}>{props.children}</div>;
}

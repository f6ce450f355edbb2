import type { Child } from 'hono/jsx';
import type { Language } from '#forms/definition.ts';
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
    <div class="notice error" role="alert" tabindex={-1} data-focus>
      <h2>{error.title}</h2>
      <p>{error.text}</p>
      {props.problems && props.problems.length > 0 && (
        <ul>
          {props.problems.map(({ field, code }) => (
            <li>
              <a href={`#${field}`}>{text.problems[code]}</a>
            </li>
          ))}
        </ul>
      )}
      {props.children}
    </div>
  );
}

/** Something that one should know before going on. */
export function Note(props: { children: Child; kind?: 'warning' | 'information' }) {
  return <div class={`notice ${props.kind ?? 'information'}`}>{props.children}</div>;
}

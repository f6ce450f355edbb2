import type { Child } from 'hono/jsx';

/** Something that is wrong, and where it can be corrected: `#field` on this page, or another address. */
export type ErrorItem = { readonly text: string; readonly href?: string | undefined };

/**
 * Says at the top of a page what went wrong, with a link to each field concerned. The browser moves the focus to it, so
 * that a screen reader reads it first.
 */
export function ErrorSummary(props: {
  readonly title: string;
  readonly text?: string | undefined;
  readonly errors?: readonly ErrorItem[] | undefined;
  readonly children?: Child;
  /** The page is about this error alone: its title is the heading of the page. */
  readonly wholePage?: boolean;
}) {
  const { title, text, errors = [], children, wholePage = false } = props;
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus>
      {wholePage ? <h1>{title}</h1> : <h2>{title}</h2>}
      {text !== undefined && <p>{text}</p>}
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li>{error.href === undefined ? error.text : <a href={error.href}>{error.text}</a>}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

import { setTimeout as wait } from 'node:timers/promises';
import { type HttpPerson, logInOverHttp, type Page } from '#test/support/http-person.ts';
import type { Journal, Step } from './journal.ts';

/** How long a person looks at a page that says "try again" before the next click. */
const PAUSE_MS = 200;
/** How long a person looks at a page that does not load before clicking again. */
const PATIENCE_MS = 15_000;
/** After this time a person gives up, and the run counts them as stuck. */
const GIVES_UP_MS = 180_000;

/** A person gave up: nothing worked for minutes. */
export class GaveUp extends Error {}

/** The answer to one click: done, or why not. */
export type Click<T> = { readonly done: T } | { readonly failed: string };

/** A click that led to this page. */
export const failed = (page: Page): { readonly failed: string } => ({
  failed: `${page.status} ${errorOn(page)}`.trim(),
});

/** Clicks until it is done, and writes the step into the journal. @throws GaveUp */
export async function untilDone<T>(
  journal: Journal,
  step: Pick<Step, 'what' | 'report'>,
  click: (tries: number) => Promise<Click<T>>,
): Promise<T> {
  const from = Date.now();
  const failures: string[] = [];
  for (;;) {
    const result = await click(failures.length).catch((error: unknown): Click<T> => ({ failed: reasonOf(error) }));
    if ('done' in result) {
      journal.steps.push({ ...step, from, to: Date.now(), failures });
      return result.done;
    }
    failures.push(result.failed);
    if (Date.now() - from > GIVES_UP_MS) {
      throw new GaveUp(`${step.report}: gave up to ${step.what}: ${[...new Set(failures)].slice(-5).join('; ')}`);
    }
    await wait(PAUSE_MS);
  }
}

/** Logs in, however often it takes. */
export function logIn(journal: Journal, webUrl: string, subject: string): Promise<HttpPerson> {
  return untilDone(journal, { what: 'log in', report: subject }, async () => ({
    done: await logInOverHttp(webUrl, subject, PATIENCE_MS),
  }));
}

/** The heading of the error on a page. */
function errorOn({ text }: Page): string {
  const [, words = ''] = /role="alert"[^>]*>([\s\S]{0,400})/.exec(text) ?? [];
  return words
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
}

/** Node gives the reason of a failed connection only in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const reason = error.cause instanceof Error ? error.cause.message : error.message;
  return reason.replace(/\d+\.\d+\.\d+\.\d+:\d+/, 'address').slice(0, 120);
}

/** Sends the changes of lines to the server: one request of the page at a time, again when it fails. */

import { differenceOf, type GridLine, lineMaker } from './lines.ts';
import type { SendFailure } from './texts.ts';

/** The lines of one table, which the server must get. */
export type Source = {
  /** Where the lines are: `{form}/lines/{table}`. */
  readonly url: string;
  /** The lines on the page. */
  readonly lines: () => readonly GridLine[];
  /** The lines that the server has. */
  acknowledged: readonly GridLine[];
  /** What the server answered: parts of the page. */
  readonly show: (html: string) => void;
  /** Why the changes did not arrive; null: they did. */
  readonly fail: (failure: Failed | null) => void;
};

export type Sender = {
  readonly add: (source: Source) => void;
  readonly remove: (source: Source) => void;
  /** The lines have changed: sends them when nothing changes for a moment. */
  readonly changed: () => void;
  /** Sends what has changed now. @returns whether the server has everything */
  readonly flush: () => Promise<boolean>;
  readonly isPending: () => boolean;
};

/** The fields of the form, and where the hash of its draft is. */
export type Basis = {
  /** The fields as they would be posted. */
  readonly fields: () => FormData;
  readonly draft: () => string;
  readonly setDraft: (draft: string) => void;
};

const QUIET_MS = 400;
const TIMEOUT_MS = 20_000;
/** How long to wait before the next attempt, the longer the more attempts failed. */
const RETRY_MS = [2_000, 5_000, 15_000, 30_000];
const TOO_OFTEN_MS = 60_000;
const MAX_KEPT_ALIVE = 60_000;

type Result = { readonly ok: true; readonly draft: string; readonly html: string } | Failed;
/** Why a request failed, with what the server says about it. */
export type Failed = {
  readonly ok: false;
  readonly failure: SendFailure;
  readonly code?: string;
  readonly text?: string;
};

export function createSender(basis: Basis): Sender {
  const sources = new Set<Source>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let failures = 0;

  const isChanged = (source: Source) => differenceOf(source.acknowledged, source.lines()) !== null;
  const pending = () => [...sources].find(isChanged);
  const schedule = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  async function flush(): Promise<boolean> {
    clearTimeout(timer);
    // A request that is under way has the lines of a moment ago.
    if (running !== null) await running;
    running ??= sendAll().finally(() => {
      running = null;
    });
    return await running;
  }

  async function sendAll(): Promise<boolean> {
    let hasStartedOver = false;
    for (let source = pending(); source !== undefined; source = pending()) {
      const lines = source.lines();
      const result = await post(source, basis);
      if (result.ok) {
        source.acknowledged = lines;
        basis.setDraft(result.draft);
        failures = 0;
        for (const each of sources) each.fail(null);
        source.show(result.html);
        continue;
      }
      if (result.code === 'draft-missing' && !hasStartedOver) {
        hasStartedOver = true;
        if (await startOver(sources, basis)) continue;
      }
      source.fail(result);
      const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0;
      failures += 1;
      schedule(result.failure === '429' ? TOO_OFTEN_MS : wait);
      return false;
    }
    return true;
  }

  return {
    add: (source) => void sources.add(source),
    remove: (source) => void sources.delete(source),
    changed: () => schedule(QUIET_MS),
    flush,
    isPending: () => pending() !== undefined,
  };
}

/** Sends the difference of a table. Idempotent: it says with which draft it begins, and the same change gives the same draft. */
async function post(source: Source, { fields }: Basis): Promise<Result> {
  const body = new URLSearchParams();
  for (const [name, value] of fields()) if (typeof value === 'string') body.set(name, value);
  body.set('splices', JSON.stringify(splicesOf(source)));
  // A request of a page that is being left goes on; browsers allow that up to 64 kB.
  const keepalive = body.toString().length < MAX_KEPT_ALIVE;
  const response = await ask(source.url, { method: 'POST', body, keepalive });
  if (!(response instanceof Response)) return response;
  // The cast: the server wrote it with the same type.
  const { draft, html } = (await response.json()) as { draft: string; html: string };
  return { ok: true, draft, html };
}

/** The changes that the server does not have yet, as it reads them. */
export function splicesOf({ acknowledged, lines }: Pick<Source, 'acknowledged' | 'lines'>) {
  const difference = differenceOf(acknowledged, lines());
  if (difference === null) return [];
  const { at, removed, inserted } = difference;
  return [{ at, remove: removed.length, insert: inserted.map(({ texts }) => texts) }];
}

/** The lines of a table that the server has: with a draft, or those that are saved. Null: it does not answer. */
export async function fetchLines(url: string, query: { readonly version: string; readonly draft: string }) {
  const response = await ask(`${url}?${new URLSearchParams(query)}`, {});
  if (!(response instanceof Response)) return null;
  // The cast: as above.
  return ((await response.json()) as { lines: string[][] }).lines;
}

/** The draft is gone: begins again with what is saved, so that all changes are sent once more. */
async function startOver(sources: ReadonlySet<Source>, { fields, setDraft }: Basis): Promise<boolean> {
  const version = String(fields().get('version') ?? '');
  const make = lineMaker();
  const saved = new Map<Source, readonly GridLine[]>();
  for (const source of sources) {
    const texts = await fetchLines(source.url, { version, draft: '' });
    if (texts === null) return false;
    saved.set(source, texts.map(make));
  }
  for (const [source, lines] of saved) source.acknowledged = lines;
  setDraft('');
  return true;
}

async function ask(url: string, options: RequestInit): Promise<Response | Failed> {
  try {
    const response = await fetch(url, {
      ...options,
      headers: { 'HX-Request': 'true', Accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return response;
    const failed = { ok: false, failure: failureIn(response) } as const;
    if (response.headers.get('Content-Type')?.startsWith('application/json') !== true) return failed;
    // The cast: as above.
    const { code, text } = (await response.json()) as { code: string; text: string };
    return { ...failed, code, text };
  } catch {
    return { ok: false, failure: 'unreachable' };
  }
}

function failureIn({ status, headers }: Response): SendFailure {
  if (headers.get('Failure-Code') === 'person-changed') return 'person-changed';
  switch (status) {
    case 401:
      return '401';
    case 403:
      return '403';
    case 409:
      return '409';
    case 413:
      return '413';
    case 429:
      return '429';
    case 502:
    case 503:
    case 504:
      return 'unreachable';
    default:
      return 'other';
  }
}

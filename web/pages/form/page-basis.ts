/** What a page of a form was made with, read for its requests while a person types: without the whole report. */

import type { Sql } from '#database/connection.ts';
import { type FormState, findFormState } from '#database/form-state.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import { findContent } from '#database/reports.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { valuesHash } from '#forms/content.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { typedValues } from '#forms/values.ts';
import { reportId } from '#rules/keys.ts';
import type { Stage } from '#rules/report.ts';
import type { FormMessage } from './form-message.ts';
import type { FormBase } from './posted-form.ts';
import { applyPostedSplices, type PostedSplices } from './posted-splices.ts';
import { readRendered } from './read-base.ts';

export type PageBasis = Pick<ReportView, 'id' | 'definition' | 'granted' | 'fromFiles'> & {
  /** Null until the first save. */
  readonly stage: Stage | null;
  /** The hash of the saved values that people typed. */
  readonly savedHash: string;
  /** The changes of lines that the page has not sent before. */
  readonly splices: PostedSplices;
  /** What the page shows with them, before the fields that it posts; null when its draft no longer exists. */
  readonly base: FormBase | null;
};

/**
 * What a page of a form was made with.
 * @param splicesIn finds the changes of lines that the page has not sent before
 * @throws SplicesRefused
 */
export async function readPageBasis(
  sql: Sql,
  newest: FormDefinition,
  nis: string,
  rendered: Pick<FormMessage, 'version' | 'draft'>,
  splicesIn: (definition: FormDefinition) => PostedSplices = () => new Map(),
): Promise<PageBasis> {
  const id = reportId({ form: newest.id, year: newest.year, nis });
  const [state, shown] = await Promise.all([findFormState(sql, newest, nis), readRendered(sql, id, rendered)]);
  const facts = await readFacts(sql, newest, nis, state);
  const splices = splicesIn(facts.definition);
  return {
    ...facts,
    id,
    granted: state.granted,
    stage: state.saved?.stage ?? null,
    splices,
    base: shown && applyPostedSplices(facts.definition, shown, splices),
  };
}

async function readFacts(
  sql: Sql,
  newest: FormDefinition,
  nis: string,
  { saved, hasFiles }: FormState,
): Promise<Pick<PageBasis, 'definition' | 'savedHash' | 'fromFiles'>> {
  // Which tables come from a file follows from the saved lines.
  if (hasFiles) {
    const { definition, typed, fromFiles } = await viewReport(sql, newest, nis);
    return { definition, savedHash: valuesHash(typed), fromFiles };
  }
  const id = reportId({ form: newest.id, year: newest.year, nis });
  const facts = saved && (await factsOf(sql, id, saved));
  return {
    definition: facts?.definition ?? newest,
    savedHash: facts?.typedHash ?? valuesHash({}),
    fromFiles: new Map(),
  };
}

/** What follows from a saved content, which never changes. */
type ContentFacts = { readonly definition: FormDefinition; readonly typedHash: string };

/** By the hash of the content: reading one with 10 000 lines takes some 25 ms, and each pause of a typist needs the facts. */
const factsByHash = new Map<string, ContentFacts>();
const MAX_FACTS = 1_000;

async function factsOf(sql: Sql, id: string, saved: NonNullable<FormState['saved']>): Promise<ContentFacts | null> {
  const known = factsByHash.get(saved.contentHash);
  if (known !== undefined) return known;
  const content = await findContent(sql, id, saved.version);
  if (content === null) return null;
  const definition = definitionOf(content);
  const facts = { definition, typedHash: valuesHash(typedValues(definition, content.values)) };
  if (factsByHash.size >= MAX_FACTS) factsByHash.clear();
  factsByHash.set(saved.contentHash, facts);
  return facts;
}

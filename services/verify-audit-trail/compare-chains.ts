/** Compares the chains of the audit trail with what others have recorded about them. */

import { findHeadsThatDiffer } from '#database/audit-trail.ts';
import type { Sql } from '#database/connection.ts';
import type { AuditHead } from '#rules/audit-heads.ts';

/** A head that someone has recorded: in a checkpoint, or in a delivery. */
export type Testimony = AuditHead & { readonly day: string; readonly source: string };

/** How many heads one statement compares. */
const HEADS_AT_ONCE = 5_000;

/**
 * Compares recorded heads with the audit trail.
 * @returns a sentence for each chain that was rewritten, cut or deleted, in the order of their subjects
 */
export async function compareChains(sql: Sql, testimonies: readonly Testimony[]): Promise<string[]> {
  const bySubject = Map.groupBy(testimonies, ({ subject }) => subject);
  const altered = [...(await findAltered(sql, testimonies))].sort(([one], [other]) => (one < other ? -1 : 1));
  return altered.map(([subject, chain]) => sentenceAbout(subject, chain, bySubject.get(subject) ?? []));
}

/** A chain that does not fit: how many rows it has now, and the heads that do not fit. */
type AlteredChain = { readonly rows: number; readonly unfit: ReadonlySet<Testimony> };

async function findAltered(sql: Sql, testimonies: readonly Testimony[]): Promise<Map<string, AlteredChain>> {
  const altered = new Map<string, AlteredChain & { unfit: Set<Testimony> }>();
  // A head with 0 rows says that the chain was not there: it says nothing about what should be.
  const recorded = testimonies.filter(({ rows }) => rows > 0);
  for (let start = 0; start < recorded.length; start += HEADS_AT_ONCE) {
    const part = recorded.slice(start, start + HEADS_AT_ONCE);
    for (const { place, rows } of await findHeadsThatDiffer(sql, part)) {
      const one = part[place];
      if (one === undefined) continue;
      const chain = altered.get(one.subject) ?? { rows, unfit: new Set<Testimony>() };
      chain.unfit.add(one);
      altered.set(one.subject, chain);
    }
  }
  return altered;
}

function sentenceAbout(subject: string, { rows, unfit }: AlteredChain, all: readonly Testimony[]): string {
  const ordered = all.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const last = ordered.findLast((one) => unfit.has(one));
  if (last === undefined) return subject;
  const next = ordered.find(({ day }) => day > last.day);
  const when = `after ${last.day}${next === undefined ? '' : ` and before ${next.day}`}`;
  const witness = `${last.source} of ${last.day}`;
  const intact = Math.max(
    0,
    ...ordered.filter((one) => !unfit.has(one) && one.rows < last.rows).map((one) => one.rows),
  );
  const kept = intact === 0 ? '' : `; the first ${intact} rows are as they were`;
  if (rows === 0) return `${subject}: was deleted ${when}: ${witness} has ${last.rows} rows`;
  if (rows < last.rows)
    return `${subject}: was cut ${when}: ${witness} has ${last.rows} rows, now there are ${rows}${kept}`;
  return `${subject}: was rewritten ${when}: row ${last.rows} is not that of ${witness}${kept}`;
}

/** Verifies the audit trail: its rows, and that it is still what checkpoints and deliveries say. */

import { verifyAuditTrail } from '#database/audit-trail.ts';
import type { Sql } from '#database/connection.ts';
import { incidents } from '#database/incidents.ts';
import type { FpsMi } from '#services/ask-fps-mi.ts';
import type { OpenedCheckpoint } from '#services/checkpoint.ts';
import type { SealFault } from '#services/open-seal.ts';
import { type CheckedSeries, checkSeries, compareOne, compareSeries } from './checkpoint-series.ts';
import { compareChains, type Testimony } from './compare-chains.ts';
import {
  checkpointInFile,
  checkpointsHere,
  copiesAtFpsMi,
  type KeptCheckpoint,
  keysHere,
  type MinistryCopies,
} from './sources.ts';

/** What to compare with, besides the checkpoints that are kept here. */
export type VerificationOptions = {
  readonly fpsMi: FpsMi | null;
  /** Files with a sealed checkpoint, as the auditor got them. */
  readonly files: readonly string[];
};

export type Verification = {
  readonly rows: number;
  /** A sentence for each thing that is wrong. */
  readonly faults: readonly string[];
  /** What was compared, and what people have recorded about earlier faults. */
  readonly notes: readonly string[];
};

/** @throws when the database, FPS MI or a file cannot be read */
export async function verify(sql: Sql, { fpsMi, files }: VerificationOptions): Promise<Verification> {
  const { rows, faults: rowFaults } = await verifyAuditTrail(sql);
  const keys = await keysHere(sql);
  const kept = await checkpointsHere(sql, keys);
  const here = checkSeries(kept, 'here');
  const copies = fpsMi === null ? null : await copiesAtFpsMi(fpsMi);
  const there = copies === null ? null : checkSeries(copies.checkpoints, 'at FPS MI');
  const inFiles: string[] = [];
  for (const file of files) inFiles.push(...faultsOfFile(await checkpointInFile(file, keys), here, file));
  const chains = await compareChains(sql, testimoniesOf([here, there], copies));
  return {
    rows,
    faults: [
      ...rowFaults,
      ...here.faults,
      ...(there === null ? [] : [...there.faults, ...compareSeries(here, there)]),
      ...inFiles,
      ...chains,
    ],
    notes: [
      noteOn('here', kept),
      copies === null ? 'not compared with FPS MI: give FPS_MI_URL and FPS_MI_TOKEN' : noteOnCopies(copies),
      `sealed with: ${[...keysUsed([here, there])].join(', ') || 'no key'}`,
      ...(await incidents(sql)).map(({ at, text }) => `incident recorded on ${at.toISOString().slice(0, 10)}: ${text}`),
    ],
  };
}

function faultsOfFile(opened: OpenedCheckpoint | SealFault, here: CheckedSeries, file: string): string[] {
  return 'fault' in opened ? [`${file}: ${opened.fault}`] : compareOne(opened, here, file);
}

/** What is said about the chains, each thing once, although both sides say it. */
function testimoniesOf(series: readonly (CheckedSeries | null)[], copies: MinistryCopies | null): Testimony[] {
  const testimonies = new Map<string, Testimony>();
  const add = (one: Testimony): void => {
    testimonies.set([one.source, one.day, one.subject, one.rows, one.hash].join(' '), one);
  };
  for (const { day, heads } of series.flatMap((each) => each?.proven ?? [])) {
    for (const head of heads) add({ ...head, day, source: 'the checkpoint' });
  }
  for (const { reference, day, heads } of copies?.deliveries ?? []) {
    for (const head of heads) add({ ...head, day, source: `the delivery ${reference}` });
  }
  return [...testimonies.values()];
}

function noteOn(place: string, checkpoints: readonly KeptCheckpoint[]): string {
  const [first, last] = [checkpoints.at(0)?.day, checkpoints.at(-1)?.day];
  if (first === undefined || last === undefined) return `no checkpoint ${place}`;
  return `checkpoints ${place}: ${checkpoints.length}, from ${first} to ${last}`;
}

function noteOnCopies({ checkpoints, deliveries }: MinistryCopies): string {
  return `${noteOn('at FPS MI', checkpoints)}; deliveries with heads: ${deliveries.length}`;
}

function keysUsed(series: readonly (CheckedSeries | null)[]): Set<string> {
  const opened = series.flatMap((each) => (each === null ? [] : [...each.byDay.values()]));
  return new Set(opened.map(({ sealed }) => sealed.sealKey.kid));
}

/** What must be true after any fault: nothing acknowledged is lost, nothing happened twice, everywhere the same. */

import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { z } from 'zod';
import { verifyAuditTrail } from '#database/audit-trail.ts';
import { findReport } from '#database/reports.ts';
import { stageOf } from '#rules/report.ts';
import { type ReportState, reportState } from '#workflows/report-messages.ts';
import { checkMails } from './check-mails.ts';
import { type People, readReport } from './people.ts';
import type { World } from './world.ts';

/** Sentences about what is wrong, by the property that it violates. All lists are empty when all is well. */
export type Findings = {
  readonly lost: string[];
  readonly twice: string[];
  readonly stuck: string[];
  readonly differs: string[];
  readonly audit: string[];
  readonly mailsMissing: string[];
  readonly mailsTwice: string[];
};

/** How long everything may take to settle after everything is ready again. */
const SETTLES_WITHIN_MS = 60_000;

/** Waits until nothing is under way any more, at most a minute. @returns what is still under way, and how long it took */
export async function untilSettled({ sql, ministrySql }: World): Promise<{ stuck: string[]; ms: number }> {
  const since = Date.now();
  for (;;) {
    const stuck = await underWay();
    const ms = Date.now() - since;
    if (stuck.length === 0 || ms > SETTLES_WITHIN_MS) return { stuck, ms };
    await wait(500);
  }

  async function underWay(): Promise<string[]> {
    const [sending, commands, notices, decisions] = await Promise.all([
      sql<{ id: string }[]>`select id from reports where stage = 'sending'`,
      sql<{ id: string; report: string }[]>`select id, report_id as report from commands where outcome is null`,
      sql<{ id: string; kind: string }[]>`select id, kind from notices where sent_at is null`,
      ministrySql<{ id: string }[]>`select id from decisions where carried_out_at is null and refusal is null`,
    ]);
    return [
      ...sending.map(({ id }) => `${id} is still being sent`),
      ...commands.map(({ id, report }) => `command ${id} of ${report} has no outcome`),
      ...notices.map(({ id, kind }) => `notice ${id} (${kind}) is not sent`),
      ...decisions.map(({ id }) => `decision ${id} is not carried out`),
    ];
  }
}

/** Checks that every place has what the application answered to people in this run, and that all places agree. */
export async function check(world: World): Promise<Findings> {
  const { stuck } = await untilSettled(world);
  const [lost, twice, differs, audit, mails] = await Promise.all([
    findLost(world),
    findTwice(world),
    findDifferences(world),
    verifyAuditTrail(world.sql),
    checkMails(world),
  ]);
  return { lost, twice, stuck, differs, audit: audit.faults, mailsMissing: mails.missing, mailsTwice: mails.twice };
}

/** What the application acknowledged, and what the database does not have. */
async function findLost({ sql, journal }: World): Promise<string[]> {
  const versions = await sql<{ report: string; hash: string; euros: number | null }[]>`
    select report_id as report, content_hash as hash,
      ((content::jsonb) #>> '{values,justifiedTotal}')::int / 100 as euros from report_versions`;
  const signatures = await sql<{ report: string; role: string; hash: string }[]>`
    select report_id as report, role, content_hash as hash from signatures`;
  const deliveries = await sql<{ report: string; reference: string }[]>`
    select report_id as report, reference from deliveries where reference is not null`;
  const isKept = (acknowledged: (typeof journal.acknowledged)[number]): boolean => {
    const { report } = acknowledged;
    switch (acknowledged.type) {
      case 'saved':
        return versions.some((row) => row.report === report && row.euros === acknowledged.euros);
      case 'signed':
        return signatures.some(
          (row) => row.report === report && row.role === acknowledged.role && row.hash === acknowledged.hash,
        );
      case 'sent':
        return deliveries.some((row) => row.report === report && row.reference === acknowledged.reference);
    }
  };
  return journal.acknowledged.filter((each) => !isKept(each)).map((each) => JSON.stringify(each));
}

/** What happened more often than it was asked for. Within a run, every save of a report has another amount. */
async function findTwice({ sql, ministrySql }: World): Promise<string[]> {
  const [received, commands, versions] = await Promise.all([
    ministrySql<{ key: string; times: bigint }[]>`
      select form || '/' || year || '/' || nis || ' ' || content_hash as key, count(*) as times from received_reports
      group by 1 having count(*) > 1`,
    sql<{ key: string; times: bigint }[]>`
      select subject || ' ' || command_id as key, count(*) as times from audit_trail
      where subject like 'report/%' group by 1 having count(*) > 1`,
    sql<{ key: string; times: bigint }[]>`
      select report_id || ' ' || content_hash as key, count(*) as times from report_versions
      group by 1 having count(*) > 1`,
  ]);
  return [
    ...received.map(({ key, times }) => `FPS MI has ${key} ${times} times`),
    ...commands.map(({ key, times }) => `${key} was carried out ${times} times`),
    ...versions.map(({ key, times }) => `${key} was saved ${times} times`),
  ];
}

const answerSchema = z.object({
  reports: z.array(z.object({ reference: z.string(), contentHash: z.string(), version: z.number() })),
});

/** Compares page, workflow, database and the ministry's copy of every report. */
async function findDifferences(world: World): Promise<string[]> {
  const differences: string[] = [];
  const people = world.people.values();
  const compareNext = async (): Promise<void> => {
    for (const each of people) differences.push(...(await compare(world, each)));
  };
  await Promise.all([compareNext(), compareNext(), compareNext()]);
  return differences;
}

async function compare({ journal, system, sql, client }: World, people: People): Promise<string[]> {
  const { report: id, nis } = people;
  const kept = await findReport(sql, id);
  // The people gave up before the first save, which the journal says.
  if (kept === null) return [];
  const [page, workflow, answer] = await Promise.all([
    readReport(journal, people),
    findWorkflow(client, id),
    fetch(`${system.fpsMiUrl}/api/reports?form=covid-premium&year=2022&nis=${nis}`),
  ]);
  const [newest] = answerSchema.parse(await answer.json()).reports;
  const database = {
    version: kept.version,
    hash: kept.contentHash,
    signed: kept.signatures.map(({ role }) => role).sort(),
    reference: kept.delivery?.reference ?? null,
  };
  const places = {
    page: { ...page, signed: [...page.signed].sort() },
    // What is sent needs no workflow: Temporal may have lost it.
    workflow:
      workflow === null && database.reference !== null
        ? database
        : {
            version: workflow?.version,
            hash: workflow?.contentHash,
            signed: Object.keys(workflow?.signatures ?? {}).sort(),
            reference: workflow?.reference,
          },
    // What was never sent, FPS MI cannot have.
    'FPS MI':
      database.reference === null
        ? { ...database, reference: newest?.reference ?? null }
        : {
            ...database,
            version: newest?.version,
            hash: newest?.contentHash,
            reference: newest?.reference,
          },
  };
  const differences = Object.entries(places)
    .filter(([, seen]) => JSON.stringify(sorted(seen)) !== JSON.stringify(sorted(database)))
    .map(([place, seen]) => `${id}: ${place} has ${JSON.stringify(seen)}, the database ${JSON.stringify(database)}`);
  if (workflow !== null && (workflow.stage !== stageOf(workflow) || workflow.stage !== kept.stage)) {
    differences.push(`${id}: the workflow is at ${workflow.stage}, the database at ${kept.stage}`);
  }
  return differences;
}

/** The state of a report in its workflow; null when Temporal has none. */
async function findWorkflow(client: Client, id: string): Promise<ReportState | null> {
  try {
    return await client.workflow.getHandle(`report/${id}`).query(reportState);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

const sorted = (record: object) => Object.entries(record).sort(([one], [other]) => one.localeCompare(other));

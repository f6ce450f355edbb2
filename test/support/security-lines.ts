import { type Logger, pino } from 'pino';
import { expect } from 'vitest';
import { z } from 'zod';
import { roles } from '#rules/report.ts';
import type { SecurityEventName, SecurityEvents } from '#rules/security-events.ts';

/** What each event may be about, as docs/operations.md says. */
export const subjects = {
  login: ['method', 'identity'],
  logout: [],
  'session-ended': ['session'],
  confirmation: [],
  request: ['request', 'organisation'],
  'report-saved': ['organisation', 'report', 'version', 'command'],
  'report-signed': ['organisation', 'report', 'version', 'role', 'command'],
  'table-switched': ['organisation', 'report', 'table'],
  'organisation-data-saved': ['organisation', 'accountChanged', 'command'],
  'role-granted': ['organisation', 'role', 'person', 'command'],
  'role-withdrawn': ['organisation', 'role', 'person', 'command'],
  'invitation-sent': ['organisation', 'role', 'invitation', 'command'],
  'invitation-resent': ['organisation', 'role', 'invitation', 'command'],
  'invitation-withdrawn': ['organisation', 'role', 'invitation', 'command'],
  'absence-proposed': ['organisation', 'role', 'command'],
  'absence-declined': ['organisation', 'absence', 'command'],
  'absence-cancelled': ['organisation', 'absence', 'command'],
  'invitation-accepted': ['organisation', 'role', 'invitation', 'command'],
  'handler-admitted': [],
  'report-received': ['delivery', 'reference'],
  'decision-taken': ['reference', 'decision', 'command'],
  'checkpoint-received': ['day'],
  'payment-prepared': ['payment', 'command'],
  'payment-released': ['payment'],
  'payment-cancelled': ['payment'],
  'payment-file-downloaded': ['payment'],
  'campaign-opened': ['campaign', 'command'],
  'campaign-changed': ['campaign', 'command', 'organisations'],
  'amounts-prepared': ['campaign', 'command', 'organisations'],
  'list-downloaded': ['file'],
  'reminders-requested': ['campaign', 'organisations', 'command'],
  'workflow-message': ['report', 'command', 'version'],
  'workflow-answer': ['report', 'command'],
  'document-read': ['document'],
  'document-verified': ['report', 'version'],
  'audit-trail-compared': ['day', 'chains'],
  'operator-command': ['name', 'organisation', 'person'],
} as const satisfies { [E in SecurityEventName]: readonly (keyof Whole<SecurityEvents[E]>)[] };

/** Makes no difference between what is always known and what is not. */
type Whole<T> = { [K in keyof T]-?: T[K] };

const isEvent = (name: string): name is SecurityEventName => name in subjects;

const idSchema = z.string().regex(/^[\w./-]{1,100}$/);
/** The forms of the values: ids, codes and numbers only. */
const onSchema = z.strictObject({
  method: z.enum(['eid', 'itsme', 'app']).optional(),
  identity: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .optional(),
  session: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .optional(),
  request: z
    .string()
    .regex(/^[A-Z]+ \/\S{0,200}$/)
    .optional(),
  organisation: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  report: z
    .string()
    .regex(/^[a-z-]+\/\d{4}\/\d{5}$/)
    .optional(),
  version: z.int().optional(),
  role: z.enum(roles).optional(),
  person: z.uuid().optional(),
  invitation: z.uuid().optional(),
  absence: z.uuid().optional(),
  table: idSchema.optional(),
  accountChanged: z.boolean().optional(),
  command: z.uuid().optional(),
  day: z.iso.date().optional(),
  chains: z.int().optional(),
  delivery: idSchema.optional(),
  reference: z
    .string()
    .regex(/^[A-Z]+-\d{4}-\d{5}-\d+$/)
    .optional(),
  decision: z.enum(['accept', 'return']).optional(),
  payment: idSchema.optional(),
  campaign: z
    .string()
    .regex(/^campaign\/[a-z-]+\/\d{4}$/)
    .optional(),
  organisations: z.int().optional(),
  file: idSchema.optional(),
  document: idSchema.optional(),
  name: idSchema.optional(),
});

const lineSchema = z
  .strictObject({
    level: z.int(),
    time: z.int(),
    name: z.string().optional(),
    security: z.literal(true),
    event: z.string().refine(isEvent),
    who: z.union([
      z.strictObject({ type: z.enum(['person', 'handler']), id: z.uuid() }),
      z.strictObject({ type: z.enum(['service', 'operator']), id: z.string().min(1) }),
      z.strictObject({ type: z.literal('unknown') }),
    ]),
    on: onSchema,
    result: z.enum(['done', 'refused', 'failed', 'unconfirmed']),
    reason: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional(),
    client: z.string().optional(),
    trace: z.string().optional(),
    session: z
      .string()
      .regex(/^[0-9a-f]{12}$/)
      .optional(),
    msg: z.string(),
  })
  .refine(({ result, reason }) => (result === 'refused') === (reason !== undefined), 'only a refusal has a reason')
  .refine(
    ({ event, on }) => {
      const known: readonly string[] = isEvent(event) ? subjects[event] : [];
      return Object.keys(on).every((field) => known.includes(field));
    },
    { error: ({ input }) => `a field that is not documented: ${JSON.stringify(input)}` },
  );

/** A line of the security log. */
export type Line = z.output<typeof lineSchema>;

/** Reads lines of a log. @returns those of the security log. @throws when one is not JSON, or not in the documented format */
export function securityLinesIn(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter((line) => typeof line === 'object' && line !== null && 'security' in line)
    .map((line) => lineSchema.parse(line));
}

/** A log that a test reads. `take` gives the security lines since the last `take`; `all` everything that was written. */
export function readableLog(): { log: Logger; take: () => Line[]; all: () => string } {
  let text = '';
  let taken = 0;
  const write = (line: string) => {
    text += line;
  };
  const log = pino({ base: null }, { write });
  return {
    log,
    take: () => {
      const lines = securityLinesIn(text.slice(taken));
      taken = text.length;
      return lines;
    },
    all: () => text,
  };
}

/** An act, and what its one line of the security log must say. */
export type LoggedAct = [what: string, act: () => unknown, line: Partial<Line>];

/** Does one act after the other. Each must give exactly one line. */
export async function expectOneLineEach(
  take: () => Line[],
  acts: readonly LoggedAct[],
  always: Partial<Line> = {},
): Promise<void> {
  for (const [what, act, line] of acts) {
    take();
    await act();
    expect(take(), what).toEqual([expect.objectContaining({ ...always, ...line })]);
  }
}

/** The result of a line that says that something was refused. */
export const refused = (reason: string) => ({ result: 'refused', reason }) as const;
/** Any id. */
export const uuid = expect.stringMatching(/^[0-9a-f]{8}-/);

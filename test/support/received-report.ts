/** A report that both have signed and FPS MI has received, with its seal, in a database without Temporal. */

import { randomUUID } from 'node:crypto';
import { carryOutDecision, carryOutReceipt, type ReportIdentity } from '#database/carry-out.ts';
import type { Sql } from '#database/connection.ts';
import { storeDecision } from '#database/decisions.ts';
import { beginAttempt, endAttempt, findSignedReport } from '#database/deliveries.ts';
import { publishKey } from '#database/delivery-keys.ts';
import { findReport } from '#database/reports.ts';
import { covidPremium2022 as definition } from '#forms/2022/covid-premium.ts';
import { signatoryRoles } from '#rules/report.ts';
import { payloadOf } from '#services/notifier/deliver-report.ts';
import { seal } from '#services/sealing.ts';
import { codeOfSeal } from '#web/document/verification-code.ts';
import { carryOut, draftOf } from './carry-out.ts';
import { DELIVERY_KEY } from './ministry.ts';
import { addPerson, fillInOrganisation } from './people.ts';

/** A version that FPS MI has received. */
export type ReceivedVersion = {
  readonly version: number;
  readonly reference: string;
  readonly receivedAt: Date;
  readonly code: string;
  readonly jws: string;
};

/** The report of an organisation, and what happens to it. */
export async function receivedReport(sql: Sql, nis: string) {
  const identity: ReportIdentity = { id: `covid-premium/2022/${nis}`, definition, nis };
  const [officer, chair, generalDirector] = await Promise.all([
    addPerson(sql, nis, ['editor']),
    addPerson(sql, nis, ['chair']),
    addPerson(sql, nis, ['generalDirector']),
  ]);
  await sql`update persons set name = 'Œdipe Müller' where id = ${chair}`;
  await sql`update persons set name = 'Jan D’hondt' where id = ${generalDirector}`;
  await fillInOrganisation(sql, nis, officer);
  const people = { chair, generalDirector };
  const accept = async (command: Parameters<typeof carryOut>[2]): Promise<void> => {
    const { outcome } = await carryOut(sql, identity, command);
    if (outcome.type !== 'accepted') throw new Error(JSON.stringify(outcome));
  };
  return {
    id: identity.id,
    nis,
    officer,
    /** The officer saves, both sign, and FPS MI receives the version. */
    receive: async (cents: number): Promise<ReceivedVersion> => {
      const basedOn = (await findReport(sql, identity.id))?.version ?? 0;
      const draft = await draftOf(sql, identity.id, { justifiedTotal: cents }, officer);
      await accept({ type: 'save', commandId: randomUUID(), by: officer, basedOn, draft });
      const { version = 0, contentHash = '' } = (await findReport(sql, identity.id)) ?? {};
      for (const as of signatoryRoles) {
        const commandId = randomUUID();
        await accept({ type: 'sign', commandId, by: people[as], as, method: 'eid', version, contentHash });
      }
      const reference = `COV-2022-${nis}-${version}`;
      const receivedAt = new Date();
      const jws = await acknowledge(sql, { id: identity.id, version }, { reference, receivedAt });
      await carryOutReceipt(sql, identity, version);
      return { version, reference, receivedAt, code: codeOfSeal(jws), jws };
    },
    /** A case handler accepts or returns the report. */
    decide: async (type: 'accept' | 'return', reference: string): Promise<void> => {
      const id = randomUUID();
      const handler = { handler: randomUUID(), handlerName: 'Hilde Claes', decidedAt: new Date() };
      const reason = type === 'return' ? 'The amount is wrong.' : null;
      await storeDecision(sql, identity.id, { id, reference, type, reason, ...handler });
      await carryOutDecision(sql, identity, id);
    },
  };
}

/** What the notifier stores when FPS MI has acknowledged a version. @returns the seal */
async function acknowledge(
  sql: Sql,
  { id, version }: { id: string; version: number },
  { reference, receivedAt }: { reference: string; receivedAt: Date },
): Promise<string> {
  await publishKey(sql, DELIVERY_KEY.publicKey);
  const attempt = await beginAttempt(sql, id, version, DELIVERY_KEY.publicKey.kid);
  const signed = await findSignedReport(sql, id, version);
  if (signed === null) throw new Error(`${id} is not signed by both`);
  const jws = await seal(DELIVERY_KEY, payloadOf(signed, version, attempt.auditHeads), `${id}/v${version}`, new Date());
  const receipt = { reference, receivedAt: receivedAt.toISOString(), seal: jws, code: codeOfSeal(jws) };
  await endAttempt(sql, attempt, { status: 201, answer: reference, receipt, durationMs: 1 });
  return jws;
}

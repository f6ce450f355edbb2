/** Deliveries to FPS MI's inbox for the two engines beside the program, sealed with the same key and checked the same way. */

import { type KeyObject, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { findForm } from '#forms/catalogue.ts';
import { contentHash } from '#forms/content.ts';
import { completeValues } from '#forms/values.ts';
import { reportId } from '#rules/keys.ts';
import { payloadOf } from '#services/notifier/deliver-report.ts';
import { type DeliveryKey, deliveryKeyOf, deliveryKeySchema, SEALED, seal } from '#services/sealing.ts';
import { proofFor } from '#test/support/proofs.ts';
import { identityKeySchema } from './identity.ts';
import { account } from './people.ts';

/** The variables of a process that delivers. */
export const inboxSchema = z.object({
  FPS_MI_URL: z.url(),
  FPS_MI_TOKEN: z.string(),
  DELIVERY_KEY: deliveryKeySchema,
  OIDC_ISSUER: z.url(),
  BENCH_IDENTITY_KEY: identityKeySchema,
});

/** Delivers a report of an organisation; idempotent by `key`. @returns FPS MI's reference */
export type Deliver = (nis: string, version: number, key: string) => Promise<string>;

const receiptSchema = z.object({ reference: z.string() });

export async function openInbox(configuration: z.output<typeof inboxSchema>): Promise<Deliver> {
  const key = await deliveryKeyOf(configuration.DELIVERY_KEY);
  const identity = { issuer: configuration.OIDC_ISSUER, key: configuration.BENCH_IDENTITY_KEY };
  const inbox = new URL('/api/reports', configuration.FPS_MI_URL);
  return async (nis, version, idempotencyKey) => {
    const answer = await fetch(inbox, {
      method: 'POST',
      headers: {
        'Content-Type': SEALED,
        'Idempotency-Key': idempotencyKey,
        Authorization: `Bearer ${configuration.FPS_MI_TOKEN}`,
      },
      body: await sealedReport(key, { nis, version, identity }, idempotencyKey),
    });
    if (!answer.ok) throw new Error(`FPS MI answered ${answer.status}: ${await answer.text()}`);
    return receiptSchema.parse(await answer.json()).reference;
  };
}

type Signed = {
  readonly nis: string;
  readonly version: number;
  readonly identity: { readonly issuer: string; readonly key: KeyObject };
};

/** A report that both have signed, with the same values as in the program's lifecycle. */
function sealedReport(key: DeliveryKey, { nis, version, identity }: Signed, idempotencyKey: string): Promise<string> {
  const definition = findForm('covid-premium', 2022);
  if (definition === undefined) throw new Error('the form is missing');
  const { id: form, year, version: formVersion } = definition;
  const values = completeValues(definition, { justifiedTotal: 25_000 }, {});
  const content = { form, year, formVersion, nis, values, account };
  const hash = contentHash(content);
  const signedAt = new Date();
  const signatures = (['chair', 'generalDirector'] as const).map((role) => {
    const signer = randomUUID();
    const statement = { report: reportId({ form, year, nis }), version, contentHash: hash, role };
    const claims = { iss: identity.issuer };
    const proof = proofFor(statement, { subject: signer, at: signedAt, key: identity.key, claims });
    return { role, signer, name: 'Bench', method: 'eid' as const, signedAt, version, contentHash: hash, proof };
  });
  return seal(key, payloadOf({ content, contentHash: hash, signatures }, version, null), idempotencyKey, signedAt);
}

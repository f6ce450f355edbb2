import { randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Hono } from 'hono';
import { createLocalJWKSet } from 'jose';
import { pino } from 'pino';
import { connect, type Sql } from '#database/connection.ts';
import { beginSession } from '#database/sessions.ts';
import { type Content, contentHash } from '#forms/content.ts';
import type { Advance } from '#rules/campaign.ts';
import { type CampaignKey, reportId } from '#rules/keys.ts';
import { createApp, type MinistryDependencies } from '#services/fps-mi/app.ts';
import { confirmGrantList, recordGrantList } from '#services/fps-mi/database/granted-amounts.ts';
import { FPS_MI_SCHEMA } from '#services/fps-mi/database/prepare-schema.ts';
import type { Delivery } from '#services/fps-mi/delivery/delivery-schema.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey, SEALED, seal } from '#services/sealing.ts';
import type { Campaigns } from '#services/temporal/campaigns.ts';
import type { SiteEnv } from '#web/site/env.ts';
import type { ClaimNames } from '#web/site/identity-claims.ts';
import { createIdentityClient } from '#web/site/identity-client.ts';
import { requiredLogin, standardClaims } from './altered-issuer.ts';
import { confirmingAtOnce } from './confirming.ts';
import { freshMinistryDatabase } from './database.ts';
import { identityKeys, proofFor, signingSite } from './proofs.ts';

export const TOKEN = 'a-token-of-the-tests';
/** The key that seals deliveries in tests. */
export const DELIVERY_KEY = await deliveryKeyOf(deliveryKeySchema.parse(makeDeliveryKey()));
const publishedKeys = createLocalJWKSet({ keys: [DELIVERY_KEY.publicKey] });

/** The ministry's side with a database of its own. */
export type Ministry = {
  readonly app: Hono<SiteEnv>;
  /** As the superuser. */
  readonly sql: Sql;
  /** The addresses with which the service and the owner of the tables log in. */
  readonly url: string;
  readonly ownerUrl: string;
  /** The session cookie of a case handler. */
  readonly cookie: string;
  close(): Promise<void>;
};

/** Port 9 (discard): refuses connections. */
const NOWHERE = 'http://127.0.0.1:9';
export const SITE_URL = 'http://localhost';
/** The account from which the ministry pays in tests. */
export const PAYER = { name: 'POD Maatschappelijke Integratie', iban: 'BE71096123456769', bic: 'GKCCBEBB' };
export const CLIENT_SECRET = 'a secret of the tests';

type MinistryOptions = Partial<
  Pick<
    MinistryDependencies,
    | 'sealKeys'
    | 'identityKeys'
    | 'signingSite'
    | 'testControls'
    | 'issuer'
    | 'readingIsOpen'
    | 'log'
    | 'campaigns'
    | 'decisionRelay'
    | 'siteUrl'
    | 'bodyTimeoutMs'
    | 'rateLimits'
  > & { readonly claims: ClaimNames }
>;

/** The campaigns when Temporal cannot be reached. */
const unreachableCampaigns: Campaigns = {
  open: () => Promise.resolve({ type: 'unavailable' }),
  change: () => Promise.resolve({ type: 'unavailable' }),
  remind: () => Promise.resolve('unavailable'),
  state: () => Promise.resolve('unavailable'),
};

/** The app on a database. Services that are not among the options cannot be reached. */
function createMinistryApp(sql: Sql, options: MinistryOptions): Hono<SiteEnv> {
  const { issuer = NOWHERE, siteUrl = SITE_URL } = options;
  const identity = createIdentityClient({
    issuer,
    clientId: 'fps-mi',
    clientSecret: CLIENT_SECRET,
    siteUrl,
    requirements: requiredLogin,
    claims: options.claims ?? standardClaims,
  });
  return createApp({
    sql,
    log: pino({ level: 'silent' }),
    token: TOKEN,
    sealKeys: publishedKeys,
    identityKeys,
    signingSite,
    testControls: null,
    readingIsOpen: true,
    siteUrl,
    webUrl: 'http://organisations.example',
    issuer,
    trustedProxies: null,
    rateLimits: null,
    campaigns: unreachableCampaigns,
    decisionRelay: { run: () => Promise.resolve() },
    ...options,
    countStages: () => Promise.resolve(null),
    payer: PAYER,
    identity: options.issuer === undefined ? confirmingAtOnce(identity) : identity,
  });
}

export const HANDLER_NAME = 'Hilde Claes';

/** Adds a case handler. @returns their id */
export async function addHandler(sql: Sql, { issuer = NOWHERE, subject = String(randomUUID()) } = {}): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into handlers (issuer, subject, name, email, language)
    values (${issuer}, ${subject}, ${HANDLER_NAME}, 'hilde.claes@mi-is.example', 'nl') returning id`;
  return row.id;
}

/** Logs a case handler in. @returns their session cookie */
export async function cookieOf(sql: Sql, personId: string): Promise<string> {
  return `fps_mi_session=${await beginSession(sql, { personId, method: 'eid', idToken: 'none' })}`;
}

/**
 * Starts the ministry's side on a fresh database with one case handler.
 * @param given what differs, if it needs the database as a function of it
 */
export async function startMinistry(given: MinistryOptions | ((sql: Sql) => MinistryOptions) = {}): Promise<Ministry> {
  const database = await freshMinistryDatabase();
  const { sql } = database;
  const options = typeof given === 'function' ? given(database.as('service')) : given;
  return {
    app: createMinistryApp(database.as('service'), options),
    sql,
    url: database.urlAs('service'),
    ownerUrl: database.urlAs('owner'),
    cookie: await cookieOf(sql, await addHandler(sql)),
    close: () => database.drop(),
  };
}

/** The ministry's side while its database cannot be reached. */
export function ministryWithoutDatabase(): { app: Hono<SiteEnv>; sql: Sql } {
  // Port 1 (tcpmux) refuses connections at once.
  const sql = connect('postgres://nobody@127.0.0.1:1/nothing', { schema: FPS_MI_SCHEMA });
  return { app: createMinistryApp(sql, {}), sql };
}

type DeliveryChange = Partial<Pick<Content, 'nis' | 'form' | 'year' | 'formVersion' | 'account' | 'values'>> & {
  readonly justifiedTotal?: number;
  readonly version?: number;
};

/** A delivery with the given changes to a valid one. The hash and the signatures fit the content. */
export function delivery({ justifiedTotal = 123_450, version = 3, ...changes }: DeliveryChange = {}): Delivery {
  const content = {
    form: 'covid-premium',
    year: 2022,
    formVersion: 1,
    nis: '11001',
    values: { advance: 0, justifiedTotal, payable: justifiedTotal },
    account: { iban: 'BE68539007547034', bic: 'GKCCBEBB' },
    ...changes,
  };
  const hash = contentHash(content);
  return {
    content,
    contentHash: hash,
    version,
    signatures: signatures.map((signature) => {
      const signedAt = `${content.year}-02-20T${signature.time}:00.000Z`;
      return signatureOf(content, { ...signature, version, hash, signedAt });
    }),
  };
}

const signatures = [
  { role: 'chair', signer: '0d9ff1f0-96a7-4a60-9d3f-5d1b1c4a7b01', name: 'Anne Peeters', method: 'eid', time: '09:00' },
  {
    role: 'generalDirector',
    signer: '7f0d3a3e-6f2a-4a3a-8a57-2f1c0e9b5c02',
    name: 'Luc Maes',
    method: 'itsme',
    time: '10:30',
  },
] as const;

/** The proofs that were made: the same delivery has the same ones again. */
const proofs = new Map<string, Delivery['signatures'][number]['proof']>();

function signatureOf(
  { form, year, nis }: Content,
  made: Pick<(typeof signatures)[number], 'role' | 'signer' | 'name' | 'method'> & {
    version: number;
    hash: string;
    signedAt: string;
  },
): Delivery['signatures'][number] {
  const { role, signer, name, method, version, hash: contentHash, signedAt } = made;
  const statement = { report: reportId({ form, year, nis }), version, contentHash, role };
  const key = JSON.stringify([statement, signer, method, signedAt]);
  const proof = proofs.get(key) ?? proofFor(statement, { subject: signer, method, at: new Date(signedAt) });
  proofs.set(key, proof);
  return { role, signer, name, method, signedAt, version, contentHash, proof };
}

/** The canonical JSON of a delivery, as it is sealed. */
export function canonicalText(body: unknown): string {
  // The cast: only undefined has no canonical form.
  return canonicalize(body) as string;
}

/** Grants amounts for a form and year, as a campaign does. */
export async function grantAmounts(sql: Sql, key: CampaignKey, advances: readonly Advance[]): Promise<void> {
  const commandId = randomUUID();
  await recordGrantList(sql, key, { commandId, by: randomUUID(), advances });
  await confirmGrantList(sql, commandId);
}

type Headers = Readonly<Record<string, string | null>>;

/** Seals a body and delivers it. Every header can be replaced, or left out with null. */
export async function deliver(
  app: Hono<SiteEnv>,
  body: unknown = delivery(),
  headers: Headers = {},
): Promise<Response> {
  const key = headers['Idempotency-Key'] ?? randomUUID();
  const payload = typeof body === 'string' ? body : canonicalText(body);
  return await deliverText(app, await seal(DELIVERY_KEY, payload, key, new Date()), {
    'Idempotency-Key': key,
    ...headers,
  });
}

/** Delivers a text without sealing it. */
export async function deliverText(app: Hono<SiteEnv>, text: string, headers: Headers = {}): Promise<Response> {
  const all = {
    Authorization: `Bearer ${TOKEN}`,
    'Content-Type': SEALED,
    'Idempotency-Key': randomUUID(),
    ...headers,
  };
  return await app.request('/api/reports', {
    method: 'POST',
    headers: Object.entries(all).filter((header): header is [string, string] => header[1] !== null),
    body: text,
  });
}

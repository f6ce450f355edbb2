/** The routes under /api/reports: deliver a report, ask which reports are missing, read the received reports. */

import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import type { Result } from '#rules/security-events.ts';
import {
  findMissingReferences,
  findReceivedReport,
  listReceivedReports,
  REFERENCE_PATTERN,
  type ReceptionResult,
  receiveReport,
} from '#services/fps-mi/database/received-reports.ts';
import { listQuerySchema } from '#services/fps-mi/database/report-filter.ts';
import { checkDelivery } from '#services/fps-mi/delivery/check-delivery.ts';
import { MAX_DELIVERY_BYTES } from '#services/fps-mi/delivery/delivery-schema.ts';
import type { IdentityKeys } from '#services/fps-mi/delivery/identity-keys.ts';
import { bodyErrors, queryErrors } from '#services/fps-mi/delivery/request-errors.ts';
import { type SigningSite, verifyProofs } from '#services/fps-mi/delivery/verify-proofs.ts';
import { verifySeal } from '#services/fps-mi/delivery/verify-seal.ts';
import type { SealKeys } from '#services/open-seal.ts';
import { LOST_REFERENCE, SEALED } from '#services/sealing.ts';
import { type EventLog, recordEvent } from '#web/site/security-log.ts';
import {
  MAX_REFERENCES,
  type missingReferencesSchema,
  referenceSchema,
  referencesSchema,
  reportAnswer,
} from './answers.ts';
import { CHALLENGE, requireToken } from './bearer-token.ts';
import { problem, unprocessable } from './problems.ts';
import type { TestControls } from './test-controls.ts';

/** Longer than the longest question about missing reports, in bytes. */
const MAX_QUESTION_BYTES = MAX_REFERENCES * 64;

/** How many errors of a refused delivery the log has. */
const MAX_LOGGED = 20;

const keySchema = z.string().regex(/^[\x20-\x7e]{1,200}$/);

/** The dependencies of the API. */
export type ApiDependencies = {
  readonly sql: Sql;
  readonly log: Logger;
  /** The token that a sender must show. */
  readonly token: string;
  /** The public keys of the sender who seals deliveries. */
  readonly sealKeys: SealKeys;
  /** The keys of the identity service, with which the proofs of signatures are verified. */
  readonly identityKeys: IdentityKeys;
  readonly signingSite: SigningSite;
  /** Whether reports can be read without the token: only where all data is made up, and the configuration says so. */
  readonly readingIsOpen: boolean;
  readonly testControls: TestControls | null;
};

export function reportRoutes(dependencies: ApiDependencies): Hono {
  const { sql, log, token, readingIsOpen, testControls } = dependencies;
  const routes = new Hono();
  const delivery = deliveryRoute(dependencies);
  const readingGuard = readingIsOpen ? createMiddleware((_context, next) => next()) : requireToken(token, log);

  routes.post('/', requireToken(token, log), (context) => {
    const receive = async (request: Request) => await delivery.fetch(request);
    return testControls ? testControls.intercept(context, receive) : receive(context.req.raw);
  });

  routes.post(
    '/missing',
    requireToken(token, log),
    bodyLimit({
      maxSize: MAX_QUESTION_BYTES,
      onError: () => problem({ status: 413, detail: `A list of references is at most ${MAX_QUESTION_BYTES} bytes.` }),
    }),
    async (context) => {
      const question = referencesSchema.safeParse(await context.req.json().catch(() => null));
      if (!question.success) return unprocessable(bodyErrors(question.error));
      const missing = await findMissingReferences(sql, question.data.references);
      return context.json({ missing } satisfies z.input<typeof missingReferencesSchema>);
    },
  );

  routes.get('/', readingGuard, async (context) => {
    const query = listQuerySchema.safeParse(context.req.query());
    if (!query.success) return unprocessable(queryErrors(query.error));
    const { limit, offset, ...filter } = query.data;
    const { reports, total } = await listReceivedReports(sql, filter, { limit, offset });
    return context.json({ reports: reports.map(reportAnswer), total });
  });
  routes.get(`/:reference{${REFERENCE_PATTERN}}`, readingGuard, async (context) => {
    const report = await findReceivedReport(sql, context.req.param('reference'));
    if (report === null) return problem({ status: 404, detail: 'No report was received under this reference.' });
    return context.json(reportAnswer(report));
  });
  return routes;
}

/** Receives one delivery. An app of its own, so that the test controls can pass it a request zero, one or two times. */
function deliveryRoute({ sql, log, sealKeys, signingSite, identityKeys }: ApiDependencies): Hono {
  const route = new Hono();
  // The outer app handles errors.
  route.onError((error) => {
    throw error;
  });
  route.post(
    '*',
    sealedOnly(log),
    bodyLimit({
      maxSize: MAX_DELIVERY_BYTES,
      onError: () => problem({ status: 413, detail: `A delivery is at most ${MAX_DELIVERY_BYTES} bytes.` }),
    }),
    async (context) => {
      const header = keySchema.safeParse(context.req.header('Idempotency-Key'));
      if (!header.success) {
        return unprocessable([{ header: 'Idempotency-Key', detail: 'must be 1 to 200 printable ASCII characters' }]);
      }
      const key = header.data;
      const lost = referenceSchema.optional().safeParse(context.req.header(LOST_REFERENCE));
      if (!lost.success) return unprocessable([{ header: LOST_REFERENCE, detail: 'is not a reference' }]);
      const sealed = await verifySeal(await context.req.text(), key, sealKeys);
      if ('fault' in sealed) {
        log.warn({ key, fault: sealed.fault }, 'refused a seal');
        recordReceipt(log, key, { result: 'refused', reason: 'seal-invalid' });
        return sealRefused(sealed.fault);
      }
      const checked = checkDelivery(sealed.payload);
      if ('errors' in checked) {
        log.warn({ key, errors: checked.errors.slice(0, MAX_LOGGED) }, 'refused a delivery');
        recordReceipt(log, key, { result: 'refused', reason: 'delivery-invalid' });
        return unprocessable(checked.errors);
      }
      const faults = await verifyProofs(checked.delivery, signingSite, identityKeys);
      if (faults.length > 0) {
        log.warn({ key, errors: faults }, 'refused a signature');
        recordReceipt(log, key, { result: 'refused', reason: 'signature-unproven' });
        return unprocessable(faults);
      }
      const result = await receiveReport(sql, sealed, checked, lost.data);
      if (result.type !== 'received') recordReceipt(log, key, { result: 'refused', reason: result.type });
      else recordReceipt(log, key, { result: 'done' }, result.receipt.reference);
      if (result.type === 'not-granted') {
        log.warn({ key, errors: result.errors }, 'refused amounts that were not granted');
      }
      return deliveryAnswer(result);
    },
  );
  return route;
}

/** The sender has shown the token. Only the seal proves who it is. */
function recordReceipt(log: EventLog, delivery: string, result: Result, reference?: string): void {
  const on = { delivery, ...(reference !== undefined && { reference }) };
  recordEvent(log, { event: 'report-received', on, ...result }, { service: SENDER });
}

/** Whose token it is. */
const SENDER = 'notifier';

function deliveryAnswer(result: ReceptionResult): Response {
  switch (result.type) {
    case 'received': {
      const { reference, receivedAt } = result.receipt;
      const headers = {
        Location: `/api/reports/${reference}`,
        ...(result.replayed && { 'Idempotency-Replayed': 'true' }),
      };
      return Response.json({ reference, receivedAt: receivedAt.toISOString() }, { status: 201, headers });
    }
    case 'key-reused':
      return problem({
        status: 409,
        detail: 'This idempotency key belongs to another delivery.',
        errors: [{ header: 'Idempotency-Key', detail: 'came before, with other content' }],
      });
    case 'not-granted':
      return unprocessable(result.errors);
    case 'reference-taken':
      return problem({
        status: 409,
        detail: 'Another report has this reference.',
        errors: [{ header: LOST_REFERENCE, detail: 'belongs to another report' }],
      });
    case 'reference-invalid':
      return unprocessable([
        { header: LOST_REFERENCE, detail: 'is not a reference of this form, year and municipality' },
      ]);
    case 'unknown-municipality':
      return unprocessable([{ pointer: '#/content/nis', detail: 'there is no OCMW with this NIS code' }]);
  }
}

const sealedOnly = (log: EventLog) =>
  createMiddleware(async (context, next) => {
    const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    if (type === SEALED) return await next();
    if (type === 'application/json') {
      recordReceipt(log, context.req.header('Idempotency-Key')?.slice(0, 200) ?? '', {
        result: 'refused',
        reason: 'seal-missing',
      });
      return sealRefused('The delivery is not sealed: a JWS in compact form is expected.');
    }
    return problem({
      status: 415,
      detail: `A delivery is ${SEALED}.`,
      // RFC 9110, section 15.5.16: name the media type that is accepted.
      headers: { Accept: SEALED },
    });
  });

/** 401: it is not known who sealed this delivery. */
function sealRefused(detail: string): Response {
  return problem({ status: 401, detail, headers: CHALLENGE });
}

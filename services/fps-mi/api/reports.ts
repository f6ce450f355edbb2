/** What programs speak to: deliver a report, read what was received. */

import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '#database/connection.ts';
import {
  findReceivedReport,
  listReceivedReports,
  REFERENCE_PATTERN,
  type ReceivedReport,
  receiveReport,
} from '#services/fps-mi/database/received-reports.ts';
import { checkDelivery, LARGEST_DELIVERY } from '#services/fps-mi/delivery/delivery.ts';
import { openSeal, type SealKeys } from '#services/fps-mi/delivery/seal.ts';
import { listSchema } from '#services/fps-mi/pages/filter.ts';
import { SEALED } from '#services/sealing.ts';
import { problem, queryErrors, unprocessable } from './problems.ts';
import type { TestControls } from './test-controls.ts';

const keySchema = z.string().regex(/^[\x20-\x7e]{1,200}$/);

/** What the API needs. */
export type ApiParts = {
  readonly sql: Sql;
  readonly log: Logger;
  /** Whoever delivers must show it. */
  readonly token: string;
  /** The public keys of whoever seals deliveries. */
  readonly sealKeys: SealKeys;
  /** Whether reading needs no token: on a machine where all of it is made up. */
  readonly readingIsOpen: boolean;
  readonly testControls: TestControls | null;
};

/** The routes under /api/reports. */
export function apiRoutes(parts: ApiParts): Hono {
  const { sql, token, readingIsOpen, testControls } = parts;
  const api = new Hono();
  const reception = receptionOf(parts);
  const undisturbed = createMiddleware((_context, next) => next());
  const reader = readingIsOpen ? undisturbed : bearer(token);

  api.post('/', bearer(token), (context) => {
    const receive = async (request: Request) => await reception.fetch(request);
    return testControls ? testControls.disturb(context, receive) : receive(context.req.raw);
  });

  api.get('/', reader, async (context) => {
    const query = listSchema.safeParse(context.req.query());
    if (!query.success) return unprocessable(queryErrors(query.error));
    const { limit, offset, ...filter } = query.data;
    const { reports, total } = await listReceivedReports(sql, filter, { limit, offset });
    return context.json({ reports: reports.map(toJson), total });
  });
  api.get(`/:reference{${REFERENCE_PATTERN}}`, reader, async (context) => {
    const report = await findReceivedReport(sql, context.req.param('reference'));
    if (report === null) return problem({ status: 404, detail: 'No report was received under this reference.' });
    return context.json(toJson(report));
  });
  return api;
}

/** Takes a delivery from somebody who may deliver. */
function receptionOf({ sql, log, sealKeys }: ApiParts): Hono {
  const reception = new Hono();
  // Whoever called on it answers for what goes wrong.
  reception.onError((error) => {
    throw error;
  });
  reception.post(
    '*',
    sealedOnly,
    bodyLimit({
      maxSize: LARGEST_DELIVERY,
      onError: () => problem({ status: 413, detail: `A delivery is at most ${LARGEST_DELIVERY} bytes.` }),
    }),
    async (context) => {
      const key = keySchema.safeParse(context.req.header('Idempotency-Key'));
      if (!key.success) {
        return unprocessable([{ header: 'Idempotency-Key', detail: 'must be 1 to 200 printable ASCII characters' }]);
      }
      const sealed = await openSeal(await context.req.text(), key.data, sealKeys);
      if ('fault' in sealed) {
        log.warn({ security: true, key: key.data, fault: sealed.fault }, 'a seal was refused');
        return sealRefused(sealed.fault);
      }
      const checked = checkDelivery(sealed.payload);
      if ('errors' in checked) {
        log.warn({ key: key.data, errors: checked.errors }, 'refused a delivery');
        return unprocessable(checked.errors);
      }
      const outcome = await receiveReport(sql, sealed, checked);
      switch (outcome.type) {
        case 'received': {
          const { reference, receivedAt } = outcome.receipt;
          log.info({ key: key.data, reference, replayed: outcome.replayed }, 'received a report');
          context.header('Location', `/api/reports/${reference}`);
          if (outcome.replayed) context.header('Idempotency-Replayed', 'true');
          return context.json({ reference, receivedAt: receivedAt.toISOString() }, 201);
        }
        case 'key-reused':
          log.warn({ key: key.data }, 'an idempotency key came again with another delivery');
          return problem({
            status: 409,
            detail: 'This idempotency key belongs to another delivery.',
            errors: [{ header: 'Idempotency-Key', detail: 'came before, with other content' }],
          });
        case 'unknown-municipality':
          return unprocessable([{ pointer: '#/content/nis', detail: 'there is no OCMW with this NIS code' }]);
      }
    },
  );
  return reception;
}

/** What the API tells of a report: amounts in cents, moments in ISO 8601, UTC. */
function toJson({ municipality: _, receivedAt, ...report }: ReceivedReport) {
  return { ...report, receivedAt: receivedAt.toISOString() };
}

/** RFC 9110, section 15.5.2: every 401 has one. */
const CHALLENGE = 'Bearer realm="fps-mi"';

/** Lets those in who show the token (RFC 6750). */
export function bearer(token: string) {
  const refuse = () =>
    problem({
      status: 401,
      detail: 'This needs the token that was agreed upon, as Authorization: Bearer.',
      headers: { 'WWW-Authenticate': CHALLENGE },
    });
  return bearerAuth({
    token,
    noAuthenticationHeader: { message: refuse },
    invalidAuthenticationHeader: { message: refuse },
    invalidToken: { message: refuse },
  });
}

const sealedOnly = createMiddleware(async (context, next) => {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type === SEALED) return await next();
  if (type === 'application/json') return sealRefused('The delivery is not sealed: a JWS in compact form is expected.');
  return problem({
    status: 415,
    detail: `A delivery is ${SEALED}.`,
    // RFC 9110, section 15.5.16: the answer says what would have been taken.
    headers: { Accept: SEALED },
  });
});

/** 401: who sealed this cannot be told. The challenge is that of the token, the one scheme that HTTP knows here. */
function sealRefused(detail: string): Response {
  return problem({ status: 401, detail, headers: { 'WWW-Authenticate': CHALLENGE } });
}

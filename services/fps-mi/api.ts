/** What programs speak to: deliver a report, read what was received. */

import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Sql } from '../../database/connection.ts';
import { checkDelivery } from './delivery.ts';
import { listSchema } from './filter.ts';
import { problem, queryErrors, unprocessable } from './problems.ts';
import {
  findReceivedReport,
  listReceivedReports,
  REFERENCE_PATTERN,
  type ReceivedReport,
  receiveReport,
} from './received-reports.ts';
import type { TestControls } from './test-controls.ts';

/** The largest delivery: 1 MiB. */
const LARGEST_BODY = 1_048_576;

const keySchema = z.string().regex(/^[\x20-\x7e]{1,200}$/);

/** What the API needs. */
export type ApiParts = {
  readonly sql: Sql;
  readonly log: Logger;
  /** Whoever delivers must show it. */
  readonly token: string;
  /** Whether reading needs no token: on a machine where all of it is made up. */
  readonly readingIsOpen: boolean;
  readonly testControls: TestControls | null;
};

/** The routes under /api/reports. */
export function apiRoutes({ sql, log, token, readingIsOpen, testControls }: ApiParts): Hono {
  const api = new Hono();
  const undisturbed = createMiddleware((_context, next) => next());
  const reader = readingIsOpen ? undisturbed : bearer(token);

  api.post(
    '/',
    bearer(token),
    testControls?.disturb ?? undisturbed,
    jsonOnly,
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => problem({ status: 413, detail: `A delivery is at most ${LARGEST_BODY} bytes.` }),
    }),
    async (context) => {
      const key = keySchema.safeParse(context.req.header('Idempotency-Key'));
      if (!key.success) {
        return unprocessable([{ header: 'Idempotency-Key', detail: 'must be 1 to 200 printable ASCII characters' }]);
      }
      const body = parseJson(await context.req.text());
      if (body === undefined) return unprocessable([{ pointer: '#', detail: 'is not JSON' }]);
      const checked = checkDelivery(body);
      if ('errors' in checked) {
        log.warn({ key: key.data, errors: checked.errors }, 'refused a delivery');
        return unprocessable(checked.errors);
      }
      const reception = await receiveReport(sql, key.data, checked);
      switch (reception.type) {
        case 'received': {
          const { reference, receivedAt } = reception.receipt;
          log.info({ key: key.data, reference, replayed: reception.replayed }, 'received a report');
          context.header('Location', `/api/reports/${reference}`);
          if (reception.replayed) context.header('Idempotency-Replayed', 'true');
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

/** What the API tells of a report: amounts in cents, moments in ISO 8601, UTC. */
function toJson({ municipality: _, receivedAt, ...report }: ReceivedReport) {
  return { ...report, receivedAt: receivedAt.toISOString() };
}

function bearer(token: string) {
  const refuse = () =>
    problem({
      status: 401,
      detail: 'This needs the token that was agreed upon, as Authorization: Bearer.',
      headers: { 'WWW-Authenticate': 'Bearer realm="fps-mi"' },
    });
  return bearerAuth({
    token,
    noAuthenticationHeader: { message: refuse },
    invalidAuthenticationHeader: { message: refuse },
    invalidToken: { message: refuse },
  });
}

const jsonOnly = createMiddleware(async (context, next) => {
  const type = context.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return await next();
  return problem({
    status: 415,
    detail: 'A delivery is application/json.',
    // RFC 9110, section 15.5.16: the answer says what would have been taken.
    headers: { Accept: 'application/json' },
  });
});

/** undefined: it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

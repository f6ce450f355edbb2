/** The published description of the API: OpenAPI 3.1 and JSON Schema (draft 2020-12), made from the zod schemas in use. */

import { Hono } from 'hono';
import { z } from 'zod';
import { findFormVersion } from '#forms/catalogue.ts';
import type { FormDefinition } from '#forms/definition.ts';
import { jsonSchemaOf } from '#forms/schema.ts';
import { MAX_LIST_BYTES } from '#services/fps-mi/database/received-reports.ts';
import { listQuerySchema } from '#services/fps-mi/database/report-filter.ts';
import { deliverySchema, MAX_DELIVERY_BYTES } from '#services/fps-mi/delivery/delivery-schema.ts';
import { LOST_REFERENCE, SEALED } from '#services/sealing.ts';
import {
  checkpointListSchema,
  checkpointQuerySchema,
  checkpointReceiptSchema,
  decisionSchema,
  latestCheckpointSchema,
  missingReferencesSchema,
  problemSchema,
  receiptSchema,
  referenceSchema,
  referencesSchema,
  reportListSchema,
  reportSchema,
  sentCheckpointSchema,
} from './answers.ts';
import { MAX_CHECKPOINT_BYTES } from './checkpoint-routes.ts';
import { problem as problemResponse } from './problems.ts';

/**
 * The JSON Schema of a delivery. It leaves out the rules that relate several values: the answer to a delivery reports
 * violations of these (422).
 */
export function deliveryJsonSchema(): object {
  return {
    ...z.toJSONSchema(deliverySchema, { io: 'input' }),
    $id: '/api/schemas/delivery.json',
    title: 'A report of an OCMW that both have signed',
  };
}

/** The JSON Schema of the values of one version of a form: `content.values` of a delivery. */
export function valuesJsonSchema(definition: FormDefinition): object {
  const { id, year, version } = definition;
  return { ...jsonSchemaOf(definition), $id: `/api/schemas/${id}/${year}/${version}.json` };
}

const component = (schema: z.ZodType): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};
const json = (name: string, description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const unavailable = (description: string) => ({
  ...problem(description),
  headers: { 'Retry-After': { description: 'In seconds.', schema: { type: 'integer' } } },
});
const unauthorised = problem('The token is not the one agreed upon.');
const tooMany = unavailable('Too many requests without a valid token came from this address. Try again.');
const databaseDown = unavailable('The database cannot be reached. Try again.');

const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;

const tags = [
  {
    name: 'required',
    description:
      'The application calls these operations. A system of the ministry that replaces this one must offer them.',
  },
  {
    name: 'restoring',
    description:
      'With these the application sends again what the ministry has lost, after an older backup was restored. Without ' +
      'them everything else works.',
  },
  {
    name: 'witnessing',
    description:
      'With these the ministry keeps a daily checkpoint of the audit trail of the application, which can then not be ' +
      'rewritten unnoticed. Without them everything else works.',
  },
  { name: 'reading', description: 'The application does not call these operations. They show what was received.' },
];

const tokenNeeded = [{ token: [] }];
/** Reading needs no token in a demo, where the configuration opens it. */
const tokenMayBeNeeded = [{ token: [] }, {}];

const deliver = {
  operationId: 'deliver',
  summary: 'Deliver a report that both have signed',
  tags: ['required'],
  security: tokenNeeded,
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'The same key with the same content again gets the same answer. The seal repeats the key, as jti.',
      schema: { type: 'string', pattern: '^[\\x20-\\x7e]{1,200}$' },
    },
    {
      name: LOST_REFERENCE,
      in: 'header',
      description:
        'Only with a delivery that `findMissing` showed to be lost: the reference that it had. The report gets it again. ' +
        'A delivery that is not lost gets the answer that it had.',
      schema: component(referenceSchema),
    },
  ],
  requestBody: {
    required: true,
    content: {
      [SEALED]: {
        schema: {
          type: 'string',
          maxLength: MAX_DELIVERY_BYTES,
          pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
          description:
            'A JWS in compact form (RFC 7515): ES256, with typ, cty "json", kid, iat and jti in its header, the ' +
            'public key at the JWKS address that was agreed upon, and as payload the schema Delivery in ' +
            `canonical JSON (RFC 8785). At most ${mebibytes(MAX_DELIVERY_BYTES)}: every report that a form allows, ` +
            'with 10,000 lines in each of its tables, is smaller.',
        },
      },
    },
  },
  responses: {
    201: {
      ...json('Receipt', 'Received, by this request or an earlier one.'),
      headers: {
        Location: { description: 'The address of the report.', schema: { type: 'string' } },
        'Idempotency-Replayed': {
          description: 'Only when an earlier request delivered it.',
          schema: { type: 'string', const: 'true' },
        },
      },
    },
    401: problem('The token is not the one agreed upon, or the seal is missing, invalid, or by an unknown key.'),
    409: problem('The key belongs to a delivery with other content, or the lost reference to another report.'),
    413: problem(`More than ${mebibytes(MAX_DELIVERY_BYTES)}.`),
    415: problem(`Not ${SEALED}.`),
    422: problem(
      'The payload of the seal is not canonical JSON, not a valid delivery, or has a maximum or an advance that the ministry ' +
        'did not grant. The first 100 errors are listed.',
    ),
    503: unavailable('The database or the public keys cannot be reached. Try again.'),
  },
};

const findMissing = {
  operationId: 'findMissing',
  summary: 'Which of these references no received report has',
  description:
    'The application asks this at intervals about the reports that were acknowledged. It delivers again what is missing, ' +
    `under the same idempotency key and with the header ${LOST_REFERENCE}.`,
  tags: ['restoring'],
  security: tokenNeeded,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/References' } } },
  },
  responses: {
    200: json('MissingReferences', 'Those that are missing.'),
    401: unauthorised,
    429: tooMany,
    413: problem('The list is too long.'),
    422: problem('Not a list of references.'),
    503: databaseDown,
  },
};

const findDecision = {
  operationId: 'findDecision',
  summary: 'A decision of a case handler on a report',
  description:
    'The ministry announces a decision by a message to the workflow of the report; the message carries the id of the ' +
    'decision only. The application reads here who decided, what and why, and carries out only what it finds here.',
  tags: ['required'],
  security: tokenNeeded,
  parameters: [{ name: 'id', in: 'path', required: true, schema: component(decisionSchema.shape.id) }],
  responses: {
    200: json('Decision', 'The decision.'),
    401: unauthorised,
    429: tooMany,
    404: problem('No decision has this id.'),
    503: databaseDown,
  },
};

const listReports = () => ({
  operationId: 'list',
  summary: 'The received reports, newest first',
  tags: ['reading'],
  security: tokenMayBeNeeded,
  parameters: Object.entries(z.toJSONSchema(listQuerySchema, { io: 'input' }).properties ?? {}).map(
    ([name, schema]) => ({ name, in: 'query', schema }),
  ),
  responses: {
    200: json(
      'ReportList',
      'The reports that match, and how many match in all. Fewer than `limit` when their contents would be larger ' +
        `than ${mebibytes(MAX_LIST_BYTES)} together: the next part then begins at \`offset\` plus the number of reports.`,
    ),
    401: unauthorised,
    429: tooMany,
    422: problem('An unknown or invalid parameter.'),
    503: databaseDown,
  },
});

const findFormSchema = {
  operationId: 'findFormSchema',
  summary: 'The JSON Schema of the values of one version of a form',
  description: 'Of `content.values` in a delivery whose content names this form, year and formVersion.',
  tags: ['reading'],
  parameters: [
    { name: 'form', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'year', in: 'path', required: true, schema: { type: 'integer' } },
    { name: 'formVersion', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
  ],
  responses: {
    200: { description: 'The schema.', content: { 'application/schema+json': { schema: { type: 'object' } } } },
    404: problem('There is no such form in this year and version.'),
  },
};

const findReport = {
  operationId: 'find',
  summary: 'One received report',
  tags: ['reading'],
  security: tokenMayBeNeeded,
  parameters: [{ name: 'reference', in: 'path', required: true, schema: component(referenceSchema) }],
  responses: {
    200: json('Report', 'The report.'),
    401: unauthorised,
    429: tooMany,
    404: problem('No report was received under this reference.'),
    503: databaseDown,
  },
};

const receiveCheckpoint = {
  operationId: 'receiveCheckpoint',
  summary: 'Keep a checkpoint of the audit trail',
  description:
    'Idempotent by the day of the checkpoint. The sealed root and numbers must be those of the heads. A checkpoint that ' +
    'does not follow the last one, or chains that lost rows, are kept and logged: an older backup was restored, or the audit trail ' +
    'was changed.',
  tags: ['witnessing'],
  security: tokenNeeded,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/SentCheckpoint' } } },
  },
  responses: {
    201: json('CheckpointReceipt', 'Kept, by this request or an earlier one.'),
    401: problem('The token is not the one agreed upon, or the seal is invalid or by an unknown key.'),
    409: problem('There is another checkpoint of this day, or one of a later day.'),
    413: problem(`More than ${mebibytes(MAX_CHECKPOINT_BYTES)}.`),
    422: problem('Not a checkpoint, or the heads are not those of the sealed root.'),
    503: unavailable('The database or the public keys cannot be reached. Try again.'),
  },
};

const findLatestCheckpoint = {
  operationId: 'findLatestCheckpoint',
  summary: 'The day and the hash of the last checkpoint that was received',
  description: 'The application sends the checkpoints after it.',
  tags: ['witnessing'],
  security: tokenNeeded,
  responses: { 200: json('LatestCheckpoint', 'The last one, or null.'), 401: unauthorised, 503: databaseDown },
};

const listCheckpoints = () => ({
  operationId: 'listCheckpoints',
  summary: 'The received checkpoints, the oldest first',
  description: '`npm run verify-audit-trail` of the application compares the audit trail with them.',
  tags: ['witnessing'],
  security: tokenNeeded,
  parameters: Object.entries(z.toJSONSchema(checkpointQuerySchema, { io: 'input' }).properties ?? {}).map(
    ([name, schema]) => ({ name, in: 'query', schema }),
  ),
  responses: {
    200: json('CheckpointList', 'The checkpoints after the day `after`, at most `limit`.'),
    401: unauthorised,
    422: problem('An unknown or invalid parameter.'),
    503: databaseDown,
  },
});

/** The description of the API. */
export function openApi(): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'FPS MI: reports of the municipal welfare centres',
      version: '1.0.0',
      description:
        'The interface between the application Uniek Verslag and the ministry. A system of the ministry that replaces ' +
        'this one must offer the operations tagged `required`; the others are optional. Errors are problem ' +
        'details (RFC 9457) of type about:blank: the title is that of the status, the detail and errors say what is ' +
        'wrong. A delivery that gets 429, 5xx or no answer may be sent again under the same key.',
    },
    tags,
    paths: {
      '/api/reports': { post: deliver, get: listReports() },
      '/api/reports/missing': { post: findMissing },
      '/api/reports/{reference}': { get: findReport },
      '/api/decisions/{id}': { get: findDecision },
      '/api/checkpoints': { post: receiveCheckpoint, get: listCheckpoints() },
      '/api/checkpoints/latest': { get: findLatestCheckpoint },
      '/api/schemas/{form}/{year}/{formVersion}.json': { get: findFormSchema },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Delivery: component(deliverySchema),
        Receipt: component(receiptSchema),
        References: component(referencesSchema),
        MissingReferences: component(missingReferencesSchema),
        Report: component(reportSchema),
        ReportList: component(reportListSchema),
        Decision: component(decisionSchema),
        SentCheckpoint: component(sentCheckpointSchema),
        CheckpointReceipt: component(checkpointReceiptSchema),
        LatestCheckpoint: component(latestCheckpointSchema),
        CheckpointList: component(checkpointListSchema),
        Problem: component(problemSchema),
      },
    },
  };
}

/** The routes that publish the description and the schemas. */
export function descriptionRoutes(): Hono {
  const description = openApi();
  const schema = deliveryJsonSchema();
  const cached = { 'Cache-Control': 'public, max-age=3600' };
  const schemaHeaders = { ...cached, 'Content-Type': 'application/schema+json' };
  return new Hono()
    .get('/openapi.json', (context) => context.json(description, 200, cached))
    .get('/schemas/delivery.json', (context) => context.json(schema, 200, schemaHeaders))
    .get('/schemas/:form/:year{\\d{4}}/:file{\\d{1,4}\\.json}', (context) => {
      const { form, year, file } = context.req.param();
      const definition = findFormVersion(form, Number(year), Number.parseInt(file, 10));
      if (definition === undefined) {
        return problemResponse({ status: 404, detail: 'There is no such form in this year and version.' });
      }
      return context.json(valuesJsonSchema(definition), 200, schemaHeaders);
    });
}

/** The API as it is published: JSON Schema (draft 2020-12) and OpenAPI 3.1, made from what the program itself checks with. */

import { Hono } from 'hono';
import { z } from 'zod';
import { LARGEST_LIST, REFERENCE_PATTERN } from '#services/fps-mi/database/received-reports.ts';
import { deliverySchema, LARGEST_DELIVERY } from '#services/fps-mi/delivery/delivery.ts';
import { listSchema } from '#services/fps-mi/pages/filter.ts';
import { SEALED } from '#services/sealing.ts';

const referenceSchema = z.string().regex(new RegExp(`^${REFERENCE_PATTERN}$`));
const momentSchema = z.iso.datetime();
const delivered = deliverySchema.shape;
const deliveredContent = delivered.content.shape;

/** The answer to a delivery. */
const receiptSchema = z.object({ reference: referenceSchema, receivedAt: momentSchema });

/** What was received, as it is told: amounts in cents, moments in UTC. */
const reportSchema = z.object({
  ...receiptSchema.shape,
  form: deliveredContent.form,
  year: deliveredContent.year,
  formVersion: deliveredContent.formVersion,
  nis: deliveredContent.nis,
  version: delivered.version,
  contentHash: delivered.contentHash,
  values: deliveredContent.values,
  payable: z.int(),
  account: deliveredContent.account,
  signatures: delivered.signatures,
});
const reportListSchema = z.object({ reports: z.array(reportSchema), total: z.int().min(0) });

/** RFC 9457: of no type but its status. Each error names its place, in one of three ways. */
const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.object({
        detail: z.string(),
        pointer: z.string().optional(),
        header: z.string().optional(),
        parameter: z.string().optional(),
      }),
    )
    .optional(),
});

/** What must be sent, as JSON Schema. It says nothing of what one value means to another: that the answer says (422). */
export function deliveryJsonSchema(): object {
  return {
    ...z.toJSONSchema(deliverySchema, { io: 'input' }),
    $id: '/api/schemas/delivery.json',
    title: 'A report of an OCMW that both have signed',
  };
}

const component = (schema: z.ZodType): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
};
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string, description: string) => ({
  description,
  content: { 'application/json': { schema: reference(name) } },
});
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: reference('Problem') } },
});
const retryAfter = { 'Retry-After': { description: 'In seconds.', schema: { type: 'integer' } } };

const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;

/** Where all of it is made up, reading needs no token. */
const reading = { security: [{ token: [] }, {}] };

/** The whole API. */
export function openApi(): object {
  const { properties: filters = {} } = z.toJSONSchema(listSchema, { io: 'input' });
  return {
    openapi: '3.1.1',
    info: {
      title: 'FPS MI: reports of the municipal welfare centres',
      version: '1.0.0',
      description:
        'A problem is told as RFC 9457 says, with type about:blank: its title is that of the status, its detail and ' +
        'errors say what is wrong. What answers 429 or 5xx, or not at all, may be sent again under the same key.',
    },
    paths: {
      '/api/reports': {
        post: {
          operationId: 'deliver',
          summary: 'Deliver a report that both have signed',
          security: [{ token: [] }],
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description: 'The same key with the same content again gives the same answer. Also sealed, as jti.',
              schema: { type: 'string', pattern: '^[\\x20-\\x7e]{1,200}$' },
            },
          ],
          requestBody: {
            required: true,
            content: {
              [SEALED]: {
                schema: {
                  type: 'string',
                  maxLength: LARGEST_DELIVERY,
                  pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
                  description:
                    'A JWS in compact form (RFC 7515): ES256, with typ, cty "json", kid, iat and jti in its header, the ' +
                    'public key at the JWKS address that was agreed upon, and as payload the schema Delivery in ' +
                    `canonical JSON (RFC 8785). At most ${mebibytes(LARGEST_DELIVERY)}: every report that a form allows, ` +
                    'with 10,000 lines in each of its tables, is smaller.',
                },
              },
            },
          },
          responses: {
            201: {
              ...json('Receipt', 'Received, now or before.'),
              headers: {
                Location: { description: 'Where the report is.', schema: { type: 'string' } },
                'Idempotency-Replayed': {
                  description: 'Only when it was received before.',
                  schema: { type: 'string', const: 'true' },
                },
              },
            },
            401: problem('The token is not the one agreed upon, or the seal is missing, broken, or by an unknown key.'),
            409: problem('The key belongs to a delivery with other content.'),
            413: problem(`More than ${mebibytes(LARGEST_DELIVERY)}.`),
            415: problem(`Not ${SEALED}.`),
            422: problem('What is sealed is no delivery that makes sense; every error is listed.'),
            503: { ...problem('The database or the public keys are away. Send it again.'), headers: retryAfter },
          },
        },
        get: {
          operationId: 'list',
          summary: 'The received reports, newest first',
          ...reading,
          parameters: Object.entries(filters).map(([name, schema]) => ({ name, in: 'query', schema })),
          responses: {
            200: json(
              'ReportList',
              'Those that match, and how many there are in all. Fewer than `limit` where their contents would be more ' +
                `than ${mebibytes(LARGEST_LIST)} together: the next part begins at \`offset\` and the number of them.`,
            ),
            401: problem('The token is not the one agreed upon.'),
            422: problem('A parameter that is not known or makes no sense.'),
            503: { ...problem('The database is away.'), headers: retryAfter },
          },
        },
      },
      '/api/reports/{reference}': {
        get: {
          operationId: 'find',
          summary: 'One received report',
          ...reading,
          parameters: [{ name: 'reference', in: 'path', required: true, schema: component(referenceSchema) }],
          responses: {
            200: json('Report', 'The report.'),
            401: problem('The token is not the one agreed upon.'),
            404: problem('No report was received under this reference.'),
            503: { ...problem('The database is away.'), headers: retryAfter },
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Delivery: component(deliverySchema),
        Receipt: component(receiptSchema),
        Report: component(reportSchema),
        ReportList: component(reportListSchema),
        Problem: component(problemSchema),
      },
    },
  };
}

/** The routes that publish both. They change with the program only. */
export function descriptionRoutes(): Hono {
  const [description, schema] = [openApi(), deliveryJsonSchema()];
  const cached = { 'Cache-Control': 'public, max-age=3600' };
  return new Hono()
    .get('/openapi.json', (context) => context.json(description, 200, cached))
    .get('/schemas/delivery.json', (context) =>
      context.json(schema, 200, { ...cached, 'Content-Type': 'application/schema+json' }),
    );
}

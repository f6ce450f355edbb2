import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogue } from '#forms/catalogue.ts';
import { sealCheckpoint } from '#services/checkpoint.ts';
import { recordDecisions } from '#services/fps-mi/database/handler-decisions.ts';
import {
  addHandler,
  DELIVERY_KEY,
  deliver,
  delivery,
  type Ministry,
  startMinistry,
  TOKEN,
} from '#test/support/ministry.ts';

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry.close());

const schemaSchema = z.record(z.string(), z.unknown());
const openApiSchema = z.looseObject({ components: z.object({ schemas: z.record(z.string(), schemaSchema) }) });
const read = async (path: string): Promise<unknown> => await (await ministry.app.request(path)).json();

/** The errors of a value against a published schema. */
function errorsIn(schema: Record<string, unknown>, value: unknown): unknown {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return validate(value) ? [] : validate.errors;
}
const publishedSchema = async (name: string) => {
  const { components } = openApiSchema.parse(await read('/api/openapi.json'));
  return schemaSchema.parse(components.schemas[name]);
};

/** The answer about a decision on the first received report. */
async function readDecision(): Promise<unknown> {
  const id = randomUUID();
  const handler = await addHandler(ministry.sql);
  await recordDecisions(ministry.sql, [
    { id, reference: 'COV-2022-11001-1', type: 'return', reason: 'A month is missing.', handler },
  ]);
  const answer = await ministry.app.request(`/api/decisions/${id}`, { headers: { Authorization: `Bearer ${TOKEN}` } });
  expect(answer.status).toBe(200);
  return await answer.json();
}

async function askMissing(question: object): Promise<unknown> {
  const answer = await ministry.app.request('/api/reports/missing', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(question),
  });
  expect(answer.status).toBe(200);
  return await answer.json();
}

/** Sends a checkpoint. @returns what was sent, and the answers about it */
async function keepCheckpoint() {
  const heads = [{ subject: 'report/covid-premium/2022/11001', rows: 4, hash: 'a'.repeat(64) }];
  const day = { day: '2026-11-20', madeAt: new Date('2026-11-20T00:01:00Z'), previous: null };
  const sent = { seal: (await sealCheckpoint(DELIVERY_KEY, day, heads)).seal, heads };
  const call = async (path: string, options: RequestInit = {}): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}` };
    return await (await ministry.app.request(path, { headers, ...options })).json();
  };
  const receipt = await call('/api/checkpoints', { method: 'POST', body: JSON.stringify(sent) });
  return { sent, receipt, latest: await call('/api/checkpoints/latest'), list: await call('/api/checkpoints') };
}

test('publishes a valid OpenAPI 3.1 description', async () => {
  const description = openApiSchema.parse(await read('/api/openapi.json'));
  const validator = new Validator();
  expect(await validator.validate(description)).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('publishes a JSON Schema that accepts a delivery and refuses an invalid one', async () => {
  const schema = schemaSchema.parse(await read('/api/schemas/delivery.json'));
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema' });
  const valid = delivery();
  expect(errorsIn(schema, valid)).toEqual([]);
  for (const wrong of [
    { ...valid, urgent: true },
    { ...valid, version: 0 },
    { ...valid, contentHash: 'abc' },
    { ...valid, signatures: valid.signatures.slice(1) },
    { ...valid, content: { ...valid.content, values: { justifiedTotal: 0.5 } } },
    { ...valid, signatures: valid.signatures.map((signature) => ({ ...signature, signedAt: 'yesterday' })) },
  ]) {
    expect(errorsIn(schema, wrong)).not.toEqual([]);
  }
});

test('publishes a schema for each form version that accepts the values of its reports and nothing else', async () => {
  for (const { id, year, version } of catalogue) {
    const address = `/api/schemas/${id}/${year}/${version}.json`;
    expect(await read(address)).toMatchObject({ $id: address, type: 'object', additionalProperties: false });
  }
  const schema = schemaSchema.parse(await read('/api/schemas/covid-premium/2022/1.json'));
  const { values } = delivery().content;
  expect(errorsIn(schema, values)).toEqual([]);
  expect(errorsIn(schema, { ...values, wages: 1 })).not.toEqual([]);
  expect(errorsIn(schema, { ...values, justifiedTotal: -1 })).not.toEqual([]);
});

test.each(['/api/schemas/covid-premium/2022/9.json', '/api/schemas/holiday-premium/2022/1.json'])(
  'answers 404 at %s',
  async (path) => {
    const answer = await ministry.app.request(path);
    expect(answer.status).toBe(404);
    expect(errorsIn(await publishedSchema('Problem'), await answer.json())).toEqual([]);
  },
);

test('answers as the published schemas say', async () => {
  const received = await deliver(ministry.app);
  expect(errorsIn(await publishedSchema('Receipt'), await received.json())).toEqual([]);
  expect(errorsIn(await publishedSchema('ReportList'), await read('/api/reports'))).toEqual([]);
  expect(errorsIn(await publishedSchema('Report'), await read('/api/reports/COV-2022-11001-1'))).toEqual([]);
  expect(errorsIn(await publishedSchema('Decision'), await readDecision())).toEqual([]);
  const question = { references: ['COV-2022-11001-1', 'COV-2022-11001-9'] };
  expect(errorsIn(await publishedSchema('References'), question)).toEqual([]);
  expect(errorsIn(await publishedSchema('MissingReferences'), await askMissing(question))).toEqual([]);
  const { sent, receipt, latest, list } = await keepCheckpoint();
  expect(errorsIn(await publishedSchema('SentCheckpoint'), sent)).toEqual([]);
  expect(errorsIn(await publishedSchema('CheckpointReceipt'), receipt)).toEqual([]);
  expect(errorsIn(await publishedSchema('LatestCheckpoint'), latest)).toEqual([]);
  expect(errorsIn(await publishedSchema('CheckpointList'), list)).toEqual([]);
  const problem = await publishedSchema('Problem');
  expect(errorsIn(problem, await read('/api/reports/COV-2022-11001-9'))).toEqual([]);
  expect(errorsIn(problem, await read('/api/reports?colour=red'))).toEqual([]);
  expect(errorsIn(problem, await (await deliver(ministry.app, {})).json())).toEqual([]);
});

test('lets clients cache the description and the schema for an hour', async () => {
  for (const path of ['/api/openapi.json', '/api/schemas/delivery.json']) {
    expect((await ministry.app.request(path)).headers.get('Cache-Control')).toBe('public, max-age=3600');
  }
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestForms } from '#forms/catalogue.ts';
import { tablesOf } from '#forms/definition.ts';
import { apiRequests, type Description, descriptionSchema, type Operation, sealedDeliveries, toSealed } from './api.ts';
import { requests, seed } from './options.ts';
import { formAt } from './page-forms.ts';
import { OWN, pageRequests, routesOf, SeenForms, toSent } from './pages.ts';
import { type Answer, describeRequest, faultIn, type Sent, send } from './send.ts';
import { type FuzzedSites, type Site, startSites } from './sites.ts';

let sites: FuzzedSites;
beforeAll(async () => {
  sites = await startSites();
});
afterAll(() => sites?.close());

const TIMEOUT_MS = 60_000 + requests * 200;

/** Sends a request. @throws when the answer is wrong, with what is needed to send the request again */
async function check(port: number, sent: Sent, rule: (answer: Answer) => string | null = () => null): Promise<Answer> {
  const answer = await send(port, sent).catch((error: unknown) => String(error));
  const fault = typeof answer === 'string' ? answer : (faultIn(answer) ?? rule(answer));
  const errors = sites.takeErrors().filter((line) => /unexpected error|database is unavailable/.test(line));
  if (fault === null && errors.length === 0 && typeof answer !== 'string') return answer;
  const text = typeof answer === 'string' ? '' : answer.text.slice(0, 500);
  throw new Error([fault, describeRequest(sent), text, ...errors].join('\n'));
}

/** Sends as many requests as this share of all; a failing one is made as small as possible. */
async function fuzz<T>(name: string, share: number, given: fc.Arbitrary<T>, one: (value: T) => Promise<Answer>) {
  const counts = new Map<number, number>();
  const property = fc.asyncProperty(given, async (value) => {
    const { status } = await one(value);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  });
  const numRuns = Math.round(requests * share);
  await fc.assert(property, { numRuns, seed });
  const statuses = [...counts].sort(([left], [right]) => left - right).map(([status, count]) => `${count} x ${status}`);
  process.stdout.write(`fuzz: ${name}, ${numRuns} requests with seed ${seed}: ${statuses.join(', ')}\n`);
  return counts;
}

function hasTables(path: string): boolean {
  const form = latestForms().find(({ id, year }) => path.includes(`/${id}/${year}/`));
  return form === undefined || form.id === 'covid-premium' || tablesOf(form).length > 0;
}

async function fuzzPages(name: string, share: number, site: Site) {
  const seen = new SeenForms();
  const known = {
    nis: [...Array<string>(100).fill(OWN), ...sites.organisations],
    reference: sites.references,
    table: latestForms().flatMap((form) => tablesOf(form).map(({ id }) => id)),
    number: ['1', '2', '3'],
    name: ['style.css', 'icon.svg'],
  };
  // One form without tables is enough for the pages of tables.
  const routes = routesOf(site.app).filter(({ path }) => !path.includes(':table') || hasTables(path));
  const given = pageRequests(routes, site.senders.length, known);
  const counts = await fuzz(name, share, given, async (value) => {
    const answer = await check(site.port, await toSent(value, site, seen));
    seen.read(answer);
    return answer;
  });
  // Otherwise the requests got no further than the login.
  expect(counts.get(200) ?? 0).toBeGreaterThan(requests * share * 0.1);
}

describe('random requests get an answer, and never an unexpected error', () => {
  it(
    'from the pages of the organisations',
    async () => {
      await fuzzPages('pages of the organisations', 0.5, sites.web);
    },
    TIMEOUT_MS,
  );

  it(
    'from the pages of the ministry',
    async () => {
      await fuzzPages('pages of the ministry', 0.2, sites.ministry);
    },
    TIMEOUT_MS,
  );

  it(
    'from the API, and as its description says',
    async () => {
      const answer = await sites.ministry.app.request('/api/openapi.json');
      const description = descriptionSchema.parse(await answer.json());
      const matches = describedBy(description);
      const known = { reference: sites.references, form: ['covid-premium'], year: ['2022'], formVersion: ['1'] };
      await fuzz('API', 0.15, apiRequests(description, known), async ({ operation, sent }) =>
        check(sites.ministry.port, sent, (each) => matches(operation, sent, each)),
      );
    },
    TIMEOUT_MS,
  );

  it(
    'from the API to sealed deliveries, whatever is in them',
    async () => {
      const counts = await fuzz('sealed deliveries', 0.15, sealedDeliveries(sites.organisations), async (value) =>
        check(sites.ministry.port, await toSealed(value), ({ status }) =>
          [201, 409, 422].includes(status) ? null : `the status is ${status}`,
        ),
      );
      expect(counts.get(201) ?? 0).toBeGreaterThan(0);
      expect(counts.get(422) ?? 0).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});

/** What differs between an answer and its description; null when nothing does. */
function describedBy({ components }: Description): (operation: Operation, sent: Sent, answer: Answer) => string | null {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components });
  return ({ responses }, { path }, { status, headers, text }) => {
    // An address that fits no path of the description, or that leads out of the API.
    if (!new URL(path, 'http://localhost').pathname.startsWith('/api/')) return null;
    if (status === 404 || status === 429) return null;
    const response = responses[String(status)];
    if (response === undefined) return `the status ${status} is not described`;
    const type = headers['content-type']?.split(';')[0] ?? '';
    const content = response.content[type];
    if (content === undefined) return `the type ${type} of status ${status} is not described`;
    const { $ref } = content.schema;
    const schema = $ref === undefined ? content.schema : { $ref: `api${$ref}` };
    return ajv.validate(schema, JSON.parse(text)) ? null : `the body is not as described: ${ajv.errorsText()}`;
  };
}

it('every route that takes a form has a schema here', () => {
  const posting = [sites.web, sites.ministry]
    .flatMap(({ app }) => routesOf(app))
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => path);
  expect(posting.length).toBeGreaterThan(20);
  expect(posting.filter((path) => formAt(path) === undefined)).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contentHash } from '#forms/content.ts';
import type { Delivery } from '#services/fps-mi/delivery/delivery-schema.ts';
import { canonicalText, deliver, delivery, type Ministry, startMinistry } from '#test/support/ministry.ts';

const problemSchema = z.object({
  type: z.literal('about:blank'),
  title: z.literal('Unprocessable Entity'),
  status: z.literal(422),
  detail: z.string().min(1),
  errors: z.array(z.record(z.string(), z.string())).min(1),
});

let ministry: Ministry;
beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(async () => {
  const [row] = await ministry.sql`select count(*)::int as count from received_reports`;
  await ministry.close();
  expect(row).toEqual({ count: 0 });
});

/** The places of the errors in a refused delivery. */
async function placesOf(answer: Response): Promise<(string | undefined)[]> {
  expect(answer.status).toBe(422);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  const { errors } = problemSchema.parse(await answer.json());
  return errors.map((error) => error['pointer'] ?? error['header']);
}

const sound = delivery();
const [chair, director] = sound.signatures;
const other = 'f'.repeat(64);
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

/** A delivery with a changed content and the right hash for it, so that only the content is wrong. */
function withContent(change: object): object {
  const content = { ...sound.content, ...change };
  const hash = contentHash(content);
  return {
    ...sound,
    content,
    contentHash: hash,
    signatures: sound.signatures.map((signature) => ({ ...signature, contentHash: hash })),
  };
}

const withHeads = (...subjects: string[]): object => ({
  ...sound,
  auditHeads: subjects.map((subject) => ({ subject, rows: 4, hash: other })),
});

const withSignatures = (first: object, second: object = {}): object => ({
  ...sound,
  signatures: [
    { ...chair, ...first },
    { ...director, ...second },
  ],
});

const cases: [string, unknown, string[]][] = [
  ['text that is not JSON', '{"content":', ['#']],
  ['null', 'null', ['#']],
  [
    'heads of the audit trail that are not those of the report',
    withHeads('report/covid-premium/2022/11002'),
    ['#/auditHeads'],
  ],
  [
    'two heads of one chain',
    withHeads('report/covid-premium/2022/11001', 'report/covid-premium/2022/11001'),
    ['#/auditHeads'],
  ],
  ['a head of no chain', withHeads('report/covid-premium/2022/11001', '11001'), ['#/auditHeads/1/subject']],
  ['an empty object', {}, ['#/content', '#/contentHash', '#/version', '#/signatures']],
  ['an unknown member', { ...sound, urgent: true }, ['#/urgent']],
  ['an unknown member in the content', withContent({ comment: 'x' }), ['#/content/comment']],
  [
    'a content that does not match its hash',
    { ...sound, content: delivery({ justifiedTotal: 1 }).content },
    ['#/contentHash'],
  ],
  ['a hash in capitals', { ...sound, contentHash: sound.contentHash.toUpperCase() }, ['#/contentHash']],
  ['a hash that is too short', { ...sound, contentHash: 'abc' }, ['#/contentHash']],
  ['version 0', { ...sound, version: 0 }, ['#/version']],
  ['a version that is too large', { ...sound, version: 2_147_483_648 }, ['#/version']],
  ['an unknown form', withContent({ form: 'holiday-premium' }), ['#/content/form']],
  ['a form of another year', withContent({ year: 2021 }), ['#/content/form']],
  ['a year in text', withContent({ year: '2022' }), ['#/content/year']],
  ['an unknown version of the form', withContent({ formVersion: 2 }), ['#/content/formVersion']],
  ['an NIS code of four digits', withContent({ nis: '1100' }), ['#/content/nis']],
  ['an NIS code of no municipality', delivery({ nis: '11003' }), ['#/content/nis']],
  [
    'an IBAN with wrong check digits',
    withContent({ account: { iban: 'BE69539007547034', bic: 'GKCCBEBB' } }),
    ['#/content/account/iban'],
  ],
  [
    'an IBAN with spaces',
    withContent({ account: { iban: 'BE68 5390 0754 7034', bic: 'GKCCBEBB' } }),
    ['#/content/account/iban'],
  ],
  ['no BIC', withContent({ account: { iban: 'BE68539007547034' } }), ['#/content/account/bic']],
  [
    'half a cent',
    withContent({ values: { advance: 0, justifiedTotal: 0.5, payable: 0.5 } }),
    ['#/content/values/justifiedTotal', '#/content/values/payable'],
  ],
  [
    'an amount beyond exact integers',
    withContent({ values: { advance: 0, justifiedTotal: 2 ** 53, payable: 2 ** 53 } }),
    ['#/content/values/justifiedTotal', '#/content/values/payable'],
  ],
  [
    'an amount below zero',
    withContent({ values: { advance: 0, justifiedTotal: -1, payable: -1 } }),
    ['#/content/values/justifiedTotal'],
  ],
  [
    'an amount that is too large',
    withContent({ values: { advance: 0, justifiedTotal: 100_000_000_000, payable: 100_000_000_000 } }),
    ['#/content/values/justifiedTotal'],
  ],
  [
    'an amount to pay that does not follow from the other amounts',
    withContent({ values: { advance: 0, justifiedTotal: 100, payable: 101 } }),
    ['#/content/values/payable'],
  ],
  ['no amount to pay', withContent({ values: { advance: 0, justifiedTotal: 100 } }), ['#/content/values/payable']],
  ['no amounts at all', withContent({ values: {} }), ['#/content/values/justifiedTotal', '#/content/values/advance']],
  [
    'an amount of another form',
    withContent({ values: { ...sound.content.values, wages: 1 } }),
    ['#/content/values/wages'],
  ],
  ['one signature', { ...sound, signatures: [chair] }, ['#/signatures']],
  ['three signatures', { ...sound, signatures: [chair, director, chair] }, ['#/signatures']],
  ['two chairs', withSignatures({}, { role: 'chair' }), ['#/signatures']],
  ['one person in both roles', withSignatures({}, { signer: chair?.signer.toUpperCase() }), ['#/signatures']],
  ['an unknown role', withSignatures({ role: 'mayor' }), ['#/signatures/0/role']],
  ['a signer without a UUID', withSignatures({ signer: 'anne' }), ['#/signatures/0/signer']],
  ['an unknown method', withSignatures({}, { method: 'fax' }), ['#/signatures/1/method']],
  ['an empty name', withSignatures({ name: '' }), ['#/signatures/0/name']],
  ['a name that the database cannot store', withSignatures({ name: 'An\u0000ne' }), ['#/signatures/0/name']],
  ['a local time', withSignatures({ signedAt: '2026-11-24T09:00:00+01:00' }), ['#/signatures/0/signedAt']],
  ['a day that does not exist', withSignatures({ signedAt: '2026-02-30T09:00:00Z' }), ['#/signatures/0/signedAt']],
  ['a signature in the future', withSignatures({ signedAt: tomorrow }), ['#/signatures/0/signedAt']],
  [
    'a signature from before the reported year',
    withSignatures({}, { signedAt: '2021-12-31T23:59:59Z' }),
    ['#/signatures/1/signedAt'],
  ],
  ['a signature on another version', withSignatures({}, { version: 2 }), ['#/signatures/1/version']],
  ['a signature on another content', withSignatures({ contentHash: other }), ['#/signatures/0/contentHash']],
];

test.each(cases)('A delivery with %s is refused with the place of the error', async (_, body, places) => {
  expect(await placesOf(await deliver(ministry.app, body))).toEqual(places);
});

const canonical = canonicalText(sound);
const manyKeys = Object.fromEntries(Array.from({ length: 300_000 }, (_, index) => [`key${index}`, index]));
const nested = '['.repeat(1_000_000) + ']'.repeat(1_000_000);

test.each([
  ['spaces', JSON.stringify(sound, null, 1), '#'],
  ['its members in another order', canonical.replace(/^{("content":.*),("contentHash":"\w+"),/, '{$2,$1,'), '#'],
  ['a byte order mark', `\ufeff${canonical}`, '#'],
  ['a number in another notation', canonical.replace('123450', '1.2345e5'), '#'],
  ['an escaped letter', canonical.replace('Anne', '\\u0041nne'), '#'],
  ['half of a surrogate pair', canonical.replace('"advance":', '"a":"\\ud800","advance":'), '#'],
  [
    'a member twice',
    canonical.replace('"account":', '"account":{"bic":"GKCCBEBB","iban":"BE71096123456769"},"account":'),
    '#',
  ],
  ['__proto__', canonical.replace('"account":', '"__proto__":{"x":1},"account":'), undefined],
  ['__proto__ in the values', canonical.replace('"advance":', '"__proto__":1,"advance":'), undefined],
  ['300 000 unknown members', canonicalText({ ...sound, ...manyKeys }), '#'],
  ['300 000 unknown values', canonicalText(withContent({ values: manyKeys })), '#/content/values'],
  [
    'too many lines',
    canonicalText(withContent({ values: { lines: Array(50_000).fill({ x: 1 }) } })),
    '#/content/values/lines',
  ],
  ['deep nesting', canonical.replace('"advance":0', `"advance":${nested}`), '#/content/values/advance/0/0/0/0/0/0'],
  [
    'unknown columns',
    canonicalText(withContent({ form: 'participation', year: 2026, values: manyColumns() })),
    undefined,
  ],
])('A delivery with %s is refused at once', async (_, payload, place) => {
  const since = performance.now();
  const answer = await deliver(ministry.app, payload);
  expect(performance.now() - since).toBeLessThan(2_000);
  const [first] = await placesOf(answer);
  if (place !== undefined) expect(first).toBe(place);
});

/** A table of which each line has unknown columns. */
function manyColumns(): object {
  return {
    participation: Array(10_000).fill(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`c${at}`, at]))),
  };
}

test.each([
  ['no', null],
  ['an empty', ''],
  ['too long an', 'k'.repeat(201)],
  ['a non-ASCII', 'caf\u00e9'],
])('A delivery with %s idempotency key is refused', async (_, key) => {
  expect(await placesOf(await deliver(ministry.app, sound, { 'Idempotency-Key': key }))).toEqual(['Idempotency-Key']);
});

test('A refusal lists all errors, and its detail names the first three', async () => {
  const wrong: Delivery = { ...delivery({ justifiedTotal: -5, year: 2022 }), contentHash: other };
  const answer = await deliver(ministry.app, wrong);
  const { detail, errors } = problemSchema.parse(await answer.json());
  expect(errors).toHaveLength(4);
  expect(detail).toMatch(/^#\/contentHash: is not .*; #\/signatures\/0\/contentHash: .*; and 1 more$/);
});

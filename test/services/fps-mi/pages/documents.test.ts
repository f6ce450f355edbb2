import { Piscina } from 'piscina';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { participation2026 } from '#forms/2026/participation.ts';
import { languages } from '#forms/definition.ts';
import { completeValues } from '#forms/values.ts';
import { fillQueueOfDocuments, manyLines } from '#test/support/busy-threads.ts';
import { deliver, delivery, type Ministry, SITE_URL, startMinistry } from '#test/support/ministry.ts';
import { elements, words } from '#test/support/visitor.ts';

const receiptSchema = z.object({ reference: z.string() });

let ministry: Ministry;
/** How often a thread was asked to make a document. */
const drawings = vi.spyOn(Piscina.prototype, 'run');

beforeAll(async () => {
  ministry = await startMinistry();
});
afterAll(() => ministry?.close());
beforeEach(() => {
  drawings.mockClear();
});

async function receive(changes: Parameters<typeof delivery>[0] = {}): Promise<string> {
  return receiptSchema.parse(await (await deliver(ministry.app, delivery(changes))).json()).reference;
}

async function ask(path: string) {
  const response = await ministry.app.request(`${SITE_URL}${path}`, { headers: { Cookie: ministry.cookie } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, location: null, text: bytes.toString() };
}

it('makes the document of a received report once per language and status', async () => {
  const reference = await receive();
  const path = `/reports/${reference}/document.pdf`;
  const answers = [...(await Promise.all([ask(path), ask(path)])), await ask(path)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  for (const { bytes } of answers) expect(bytes.equals(answers[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
  expect(drawings).toHaveBeenCalledTimes(1);
  await ask(`${path}?language=fr`);
  expect(drawings).toHaveBeenCalledTimes(2);
  // A browser that keeps it shows it again without asking, also after logging out.
  expect(answers[0]?.headers.get('Cache-Control')).toBe('no-store');
  expect((await ministry.app.request(`${SITE_URL}${path}`)).status).toBe(401);
});

it('never serves altered bytes', async () => {
  const { sql } = ministry;
  const reference = await receive();
  const path = `/reports/${reference}/document.pdf`;
  const before = await ask(path);
  await sql`update documents set bytes = set_byte(bytes, 1000, (get_byte(bytes, 1000) + 1) % 256) where reference = ${reference}`;
  const after = await ask(path);
  expect(after.bytes.equals(before.bytes)).toBe(true);
  const [row] = await sql<{ bytes: Buffer }[]>`select bytes from documents where reference = ${reference}`;
  expect(row?.bytes.equals(before.bytes)).toBe(true);
});

const busyTexts = {
  nl: ['Er zijn nu veel aanvragen', 'Er is niets verloren', 'Opnieuw proberen'],
  fr: ['Il y a beaucoup de demandes en ce moment', 'Rien n’est perdu', 'Réessayer'],
  de: ['Zurzeit gibt es viele Anfragen', 'Nichts ist verloren', 'Erneut versuchen'],
};

it('says that too many long documents are waiting, and still answers everything else', async () => {
  const { id: form, year, version: formVersion } = participation2026;
  const values = completeValues(participation2026, { participation: manyLines(300) }, {});
  const reference = await receive({ form, year, formVersion, values });
  const path = `/reports/${reference}/document.pdf`;
  const queue = fillQueueOfDocuments();
  for (const language of languages) {
    const address = language === 'nl' ? path : `${path}?language=${language}`;
    const answer = await ask(address);
    expect(answer.status).toBe(503);
    const seconds = Number(answer.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    for (const expected of busyTexts[language]) expect(words(answer)).toContain(expected);
    expect(words(answer)).toContain(` ${seconds} `);
    expect(elements(answer, `main a[href="${address}"]`)).toHaveLength(1);
  }
  expect((await ask(`/reports/${reference}`)).status).toBe(200);
  expect(queue.finished()).toBeLessThan(5);
  await queue.done;
  expect((await ask(path)).headers.get('Content-Type')).toBe('application/pdf');
}, 300_000);

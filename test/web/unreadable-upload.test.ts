import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { freshDatabase } from '#test/support/database.ts';
import { addPerson } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { visitor, words } from '#test/support/visitor.ts';

const SECRET = '85.07.30-033.28';
vi.mock('#web/spreadsheet/read-upload.ts', () => ({
  readUpload: () => Promise.reject(new RangeError(`cannot read ${SECRET}\n    at Jan Peeters, ${SECRET}`)),
}));

it('a bug while a file is read is logged without any content of the file', async () => {
  const database = await freshDatabase();
  try {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const app = siteFor(database.sql, { log: pino(stream) });
    const officer = await visitor(app, database.sql, await addPerson(database.sql, '11001', ['editor']));
    const here = '/organisations/11001/reports/participation/2026/tables/participation';
    const answer = await officer.upload(here, new File(['x'], 'Jan Peeters.csv'));
    await vi.waitFor(async () =>
      expect(words(await officer.get(answer.location ?? ''))).toContain('Dit bestand kan niet gelezen worden'),
    );
    const logged = lines.filter((line) => line.includes('reading a spreadsheet failed'));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"level":50');
    expect(logged[0]).toContain('"fault":"RangeError"');
    expect(logged[0]).toContain('unreadable-upload.test.ts');
    expect(logged[0]).toContain('"table":"participation"');
    expect(lines.join()).not.toMatch(/Peeters|85\.07/);
  } finally {
    await database.drop();
  }
});

import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { type DocumentPlace, type KeptDocument, keptDocument } from '#web/document/kept-document.ts';

it('a document that is made already, and not kept yet, is not made a second time', async () => {
  const begun = Promise.withResolvers<void>();
  const kept = Promise.withResolvers<void>();
  let stored: KeptDocument | null = null;
  const place: DocumentPlace = {
    name: 'a report',
    find: () => Promise.resolve(stored),
    insert: async (document) => {
      begun.resolve();
      await kept.promise;
      stored = document;
      return true;
    },
    replace: () => Promise.reject(new Error('nothing is replaced')),
  };
  const make = vi.fn((printedAt: Date) => Promise.resolve({ bytes: new Uint8Array([1, 2, 3]), printedAt }));
  const ask = () => keptDocument(place, pino({ level: 'silent' }), make);
  const first = ask();
  await begun.promise;
  const second = ask();
  kept.resolve();
  expect(await second).toEqual(await first);
  expect(await ask()).toEqual(await first);
  expect(make).toHaveBeenCalledTimes(1);
});

import { expect, test } from 'vitest';
import { changedHeads } from '#rules/audit-heads.ts';

const head = (subject: string, rows: number, hash = `${subject}${rows}`) => ({ subject, rows, hash });

test('the changed heads are those of new, longer, shorter and rewritten chains, and of chains that are gone', () => {
  const before = [head('same', 3), head('longer', 3), head('shorter', 3), head('rewritten', 3), head('gone', 3)];
  const now = [head('longer', 4), head('new', 1), head('rewritten', 3, 'x'), head('same', 3), head('shorter', 2)];
  expect(changedHeads(before, now)).toEqual([
    head('longer', 4),
    head('new', 1),
    head('rewritten', 3, 'x'),
    head('shorter', 2),
    head('gone', 0, ''),
  ]);
  expect(changedHeads(now, now)).toEqual([]);
});

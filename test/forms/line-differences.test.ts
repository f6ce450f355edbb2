import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { participation2026 } from '#forms/2026/participation.ts';
import { type Line, tablesOf } from '#forms/definition.ts';
import { lineDifferences } from '#forms/line-differences.ts';

const [table] = tablesOf(participation2026);
if (table === undefined) throw new Error('the form has a table');
const line = (activity: string, cost: number): Line => ({ activity, cost });

describe('the lines that differ', () => {
  it('are the same when only their order differs', () => {
    expect(lineDifferences(table, [line('a', 1), line('b', 2)], [line('b', 2), line('a', 1)])).toEqual([]);
  });

  it('belong together when the first column is the same', () => {
    expect(lineDifferences(table, [line('a', 1), line('b', 2)], [line('b', 3), line('c', 1)])).toEqual([
      { kind: 'changed', at: 0, before: line('b', 2), after: line('b', 3) },
      { kind: 'added', at: 1, after: line('c', 1) },
      { kind: 'removed', at: 0, before: line('a', 1) },
    ]);
  });

  it('count a line that is there twice twice', () => {
    expect(lineDifferences(table, [line('a', 1), line('a', 1)], [line('a', 1)])).toEqual([
      { kind: 'removed', at: 1, before: line('a', 1) },
    ]);
  });

  it('turn the earlier lines into the later ones', () => {
    const lines = fc.array(
      fc.record({ activity: fc.constantFrom('a', 'b', 'c'), cost: fc.integer({ min: 0, max: 3 }) }),
    );
    const sorted = (all: readonly Line[]) => all.map((each) => JSON.stringify([each['activity'], each['cost']])).sort();
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const left = sorted(before);
        for (const change of lineDifferences(table, before, after)) {
          if ('before' in change) left.splice(left.indexOf(sorted([change.before])[0] ?? ''), 1);
          if ('after' in change) left.push(...sorted([change.after]));
        }
        expect(left.sort()).toEqual(sorted(after));
      }),
    );
  });
});

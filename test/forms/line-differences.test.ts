import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { participation2026 } from '#forms/2026/participation.ts';
import { personnelCosts2026 } from '#forms/2026/personnel-costs.ts';
import { type Line, tablesOf } from '#forms/definition.ts';
import { fitsIn, repeatedKeys, updatedLines } from '#forms/keyed-lines.ts';
import { lineDifferences, matchLines } from '#forms/line-differences.ts';

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

const [staff] = tablesOf(personnelCosts2026);
if (staff === undefined) throw new Error('the form has a table');
const member = (number: string, from: string, cost: number): Line => ({ member: number, from, cost });

describe('lines with a key', () => {
  it('belong together when the key is the same, in any order and however it is written', () => {
    const before = [member('P-001', '2026-01-01', 1), member('P-002', '2026-01-01', 2)];
    const after = [member('p–002', '2026-01-01', 2), member('P-001', '2026-01-01', 3)];
    expect(lineDifferences(staff, before, after)).toEqual([
      { kind: 'changed', at: 0, before: before[1], after: after[0] },
      { kind: 'changed', at: 1, before: before[0], after: after[1] },
    ]);
  });

  it('do not belong together when a part of the key differs or is missing', () => {
    const before = [member('P-001', '2026-01-01', 1), { member: 'P-002', cost: 2 }];
    const after = [member('P-001', '2026-07-01', 1), { member: 'P-002', cost: 3 }];
    expect(matchLines(staff, before, after)).toMatchObject({
      equal: [],
      changed: [],
      added: [{}, {}],
      removed: [{}, {}],
    });
  });

  it('that several lines have are paired by what else they have in common', () => {
    const half = (role: string, cost: number): Line => ({ ...member('P-001', '2026-01-01', cost), function: role });
    const [before, after] = [
      [half('socialWorker', 1), half('administrative', 2)],
      [half('administrative', 3), half('socialWorker', 4)],
    ];
    expect(matchLines(staff, before, after).changed).toMatchObject([
      { before: { at: 1 }, after: { at: 0 } },
      { before: { at: 0 }, after: { at: 1 } },
    ]);
  });

  it('are named when two lines have the same', () => {
    const lines = [
      member('P-001', '2026-01-01', 1),
      member('P-002', '2026-01-01', 1),
      member('p-001 ', '2026-01-01', 2),
    ];
    expect(repeatedKeys(staff, lines)).toEqual([{ line: 2, first: 0 }]);
    expect(repeatedKeys(table, [line('a', 1), line('a', 1)])).toEqual([]);
  });

  const members = fc.array(
    fc.record(
      {
        member: fc.constantFrom('P-1', 'p-1', 'P-2', 'P-3'),
        from: fc.constantFrom('2026-01-01', '2026-07-01'),
        cost: fc.integer({ min: 0, max: 3 }),
      },
      { requiredKeys: ['cost'] },
    ),
    { maxLength: 12 },
  );
  const sorted = (all: readonly Line[]) =>
    all.map((each) => JSON.stringify([each['member'], each['from'], each['cost']])).sort();

  it('of the earlier state become those of the later one by what is shown', () => {
    fc.assert(
      fc.property(members, members, (before, after) => {
        const { equal, changed, added, removed } = matchLines(staff, before, after);
        for (const [from, to] of equal) expect(before[from]).toEqual(after[to]);
        for (const pair of changed) expect(pair.before.line).not.toEqual(pair.after.line);
        const gone = new Set([...removed, ...changed.map((pair) => pair.before)].map(({ at }) => at));
        const came = [...added, ...changed.map((pair) => pair.after)].map(({ line: each }) => each);
        const kept = before.filter((_, at) => !gone.has(at));
        expect(sorted([...kept, ...came])).toEqual(sorted(after));
        expect(equal.length + changed.length + added.length).toBe(after.length);
        expect(equal.length + changed.length + removed.length).toBe(before.length);
      }),
    );
  });

  it('are updated in their places by an upload, which removes none, and whose repetition changes nothing', () => {
    fc.assert(
      fc.property(members, members, (saved, uploaded) => {
        const matched = matchLines(staff, saved, uploaded);
        const updated = updatedLines(saved, matched);
        expect(sorted(updated)).toEqual(sorted([...uploaded, ...matched.removed.map(({ line: each }) => each)]));
        for (const [from] of matched.equal) expect(updated[from]).toEqual(saved[from]);
        expect(updatedLines(updated, matchLines(staff, updated, uploaded))).toEqual(updated);
      }),
    );
  });
});

it('10 000 lines are compared within a blink', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => member(`P-${at}`, '2026-01-01', at));
  const other = many.toReversed().map((each, at) => (at % 2 ? { ...each, cost: 20_000 } : each));
  const started = performance.now();
  expect(matchLines(staff, many, other).changed).toHaveLength(5_000);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(fitsIn(staff, 10_000)).toBe(true);
  expect(fitsIn(staff, 10_001)).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line, Values } from '#forms/definition.ts';
import { MAX_LINES } from '#forms/definition.ts';
import { alignLines, changedLines } from '#forms/line-alignment.ts';
import { MAX_LINE_CLASHES, mergeValues, type Side, type ThreeStates } from '#forms/merge.ts';
import { linesIn } from '#forms/values.ts';
import { sampleForm } from '#test/support/sample-form.ts';

const line = (task: string, gross = 0): Line => ({ task, gross });
const merge = (base: Values, theirs: Values, mine: Values, choices: Side[] = []) =>
  mergeValues(sampleForm, { base, theirs, mine }, { choices });
const mergeLines = (base: Line[], theirs: Line[], mine: Line[], choices: Side[] = []) => {
  const { values, clashes } = merge({ staff: base }, { staff: theirs }, { staff: mine }, choices);
  return { lines: linesIn(values, 'staff'), clashes };
};
const [a, b, c, d] = [line('a'), line('b'), line('c'), line('d')];
const many = (count: number): Line[] => Array.from({ length: count }, (_, number) => line(`task ${number}`, number));

describe('merging single fields', () => {
  it('takes what only one of the two changed, and what both changed to the same', () => {
    const base = { rent: 1, files: 2, share: 3, remark: 'x' };
    const { values, clashes } = merge(
      base,
      { rent: 10, files: 2, share: 5, remark: 'x' },
      { rent: 1, files: 20, share: 5 },
    );
    expect(values).toEqual({ rent: 10, files: 20, share: 5, staff: [] });
    expect(clashes).toEqual([]);
  });

  it('lists what both changed differently, also when one of them emptied it', () => {
    const states = [{ rent: 1, files: 2 }, { rent: 10, files: 20 }, { rent: 11 }] as const;
    const { values, clashes } = merge(...states);
    expect(clashes).toMatchObject([
      { kind: 'field', field: { id: 'rent' }, base: 1, theirs: 10, mine: 11 },
      { kind: 'field', field: { id: 'files' }, base: 2, theirs: 20, mine: undefined },
    ]);
    expect(values).toMatchObject({ rent: 10, files: 20 });
    expect(merge(...states, ['mine', 'theirs']).values).toEqual({ rent: 11, files: 20, staff: [] });
    expect(merge(...states, ['theirs', 'mine']).values).toEqual({ rent: 10, staff: [] });
  });
});

describe('merging the lines of a table', () => {
  it('keeps the lines that each of them added, changed and removed', () => {
    expect(mergeLines([a, b, c], [a, b, c, line('theirs')], [a, b, c, line('mine')])).toEqual({
      lines: [a, b, c, line('theirs'), line('mine')],
      clashes: [],
    });
    expect(mergeLines([a, b, c], [line('a', 1), b, c], [a, line('b', 2), c, d])).toEqual({
      lines: [line('a', 1), line('b', 2), c, d],
      clashes: [],
    });
    expect(mergeLines([a, b, c], [b, c], [a, b, line('c', 3)]).lines).toEqual([b, line('c', 3)]);
  });

  it('takes a change once that both made', () => {
    expect(mergeLines([a], [a, d], [a, d]).lines).toEqual([a, d]);
    expect(mergeLines([a, b], [line('a', 1), b, d, d], [line('a', 1), b, d])).toEqual({
      lines: [line('a', 1), b, d, d],
      clashes: [],
    });
  });

  it('lists a line that both changed, and one that the other removed', () => {
    const states: [Line[], Line[], Line[]] = [
      [a, b, c],
      [line('a', 1), c, d],
      [line('a', 2), line('b', 3), c],
    ];
    const { clashes } = mergeLines(...states);
    expect(clashes).toMatchObject([
      { kind: 'line', number: 0, base: a, theirs: line('a', 1), mine: line('a', 2) },
      { kind: 'line', number: 1, base: b, theirs: null, mine: line('b', 3) },
    ]);
    expect(mergeLines(...states, ['mine', 'theirs']).lines).toEqual([line('a', 2), c, d]);
    expect(mergeLines(...states, ['theirs', 'mine']).lines).toEqual([line('a', 1), line('b', 3), c, d]);
  });

  it('asks about a whole table when its lines come from a file, or when too many lines clash', () => {
    const base = many(MAX_LINE_CLASHES + 1);
    const [theirs, mine] = [1, 2].map((change) => base.map((each) => ({ ...each, gross: change * 1_000_000 })));
    if (theirs === undefined || mine === undefined) throw new Error('nothing to merge');
    expect(mergeLines(base, theirs, mine)).toMatchObject({ clashes: [{ kind: 'table', field: { id: 'staff' } }] });
    expect(mergeLines(base, theirs, mine, ['mine']).lines).toEqual(mine);
    const states: ThreeStates = { base: { staff: [a] }, theirs: { staff: [a, b] }, mine: { staff: [a, c] } };
    expect(mergeValues(sampleForm, states, { wholeTables: new Set(['staff']) }).clashes).toHaveLength(1);
  });
});

describe('for any three states', () => {
  const lines = fc.array(
    fc.record({ task: fc.constantFrom('a', 'b', 'c', 'd'), gross: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 8 },
  );
  const states = fc.record({ base: lines, theirs: lines, mine: lines });
  const values = fc.record(
    { rent: fc.constantFrom(1, 2, 3), remark: fc.constantFrom('x', 'y'), staff: lines },
    { requiredKeys: ['staff'] },
  );

  it('a side that changed nothing gives way, and equal sides agree', () => {
    fc.assert(
      fc.property(values, values, (base, changed) => {
        expect(merge(base, base, changed)).toEqual({ values: changed, clashes: [] });
        expect(merge(base, changed, base)).toEqual({ values: changed, clashes: [] });
        expect(merge(base, changed, changed)).toEqual({ values: changed, clashes: [] });
      }),
    );
  });

  it('no line that a person typed disappears without being shown', () => {
    fc.assert(
      fc.property(states, ({ base, theirs, mine }) => {
        const { lines: merged, clashes } = mergeLines(base, theirs, mine);
        const shown = [
          ...merged,
          ...clashes.flatMap((clash) => (clash.kind === 'line' ? [clash.theirs, clash.mine] : [])),
        ];
        for (const [side, other] of [
          [theirs, mine],
          [mine, theirs],
        ] as const) {
          for (const { after } of changedLines(base, side)) if (after) expect(shown).toContainEqual(after.line);
          // A line that one of them did not touch is gone only when the other one changed or removed it.
          const touched = changedLines(base, other).flatMap(({ before }) => (before ? [before.number] : []));
          base.forEach((each, number) => {
            if (alignLines(base, side)[number] !== -1 && !touched.includes(number) && side.includes(each))
              expect(shown).toContainEqual(each);
          });
        }
      }),
    );
  });

  it('the choices decide each clash, no matter who is called theirs', () => {
    fc.assert(
      fc.property(states, ({ base, theirs, mine }) => {
        const [one, other] = [mergeLines(base, theirs, mine), mergeLines(base, mine, theirs)];
        expect(one.clashes).toHaveLength(other.clashes.length);
        const choices = one.clashes.map((): Side => 'mine');
        for (const clash of one.clashes) {
          if (clash.kind !== 'line' || clash.mine === null) continue;
          expect(mergeLines(base, theirs, mine, choices).lines).toContainEqual(clash.mine);
        }
        const sorted = (all: readonly Line[]) => all.map((each) => JSON.stringify(each)).sort();
        expect(sorted(mergeLines(base, theirs, mine, choices).lines)).toEqual(sorted(other.lines));
      }),
    );
  });

  it('the alignment keeps the order, and says what changed from one state to the other', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const pairs = alignLines(before, after).filter((to) => to !== -1);
        expect(pairs).toEqual([...new Set(pairs)].sort((one, other) => one - other));
        const changes = changedLines(before, after);
        const gone = changes.filter((change) => change.after === null).length;
        const come = changes.filter((change) => change.before === null).length;
        expect(before.length - gone + come).toBe(after.length);
      }),
    );
  });
});

it('10 000 lines are merged in a moment, also when all of them have changed', () => {
  const base = many(MAX_LINES - 2);
  const begun = performance.now();
  const theirs = [...base.map((each, number) => (number % 3 === 0 ? { ...each, gross: -1 } : each)), line('theirs')];
  const mine = [...base.map((each, number) => (number % 3 === 1 ? { ...each, task: 'mine' } : each)), line('mine')];
  const merged = mergeLines(base, theirs, mine);
  expect(merged.clashes).toEqual([]);
  expect(merged.lines).toHaveLength(MAX_LINES);
  expect(merged.lines.slice(0, 3)).toEqual([line('task 0', -1), line('mine', 1), line('task 2', 2)]);
  const others = base.map((each) => ({ ...each, task: 'other' }));
  expect(mergeLines(base, others, mine).clashes).toMatchObject([{ kind: 'table' }]);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

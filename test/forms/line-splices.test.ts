import { describe, expect, it } from 'vitest';
import type { TableField } from '#forms/definition.ts';
import { applySplices, type EditedLines, linesPutIn, MAX_EDITED_LINES } from '#forms/line-splices.ts';

const label = { nl: '', fr: '', de: '' };
const table: Pick<TableField, 'columns'> = {
  columns: [
    { id: 'name', kind: 'text', label },
    { id: 'double', kind: 'computed', label, from: ['cost'], compute: (cost = 0) => 2 * cost },
    { id: 'cost', kind: 'amount', label },
  ],
};
const none: EditedLines = { lines: [], unread: new Map() };
const apply = (before: EditedLines, ...splices: Parameters<typeof applySplices>[2]) =>
  applySplices(table, before, splices);
/** Three lines; the cost of the second cannot be read. */
const three = apply(none, {
  at: 0,
  remove: 0,
  insert: [
    ['A', '1'],
    ['B', '2x'],
    ['C', '3,50'],
  ],
});

describe('splices', () => {
  it('read the texts of the typed columns, and keep those that cannot be read', () => {
    expect(three).toEqual({
      lines: [{ name: 'A', cost: 100 }, { name: 'B' }, { name: 'C', cost: 350 }],
      unread: new Map([[1, { cost: '2x' }]]),
    });
  });

  it('keep unread texts at their line when lines are inserted or removed above it', () => {
    if (typeof three === 'string') throw new Error(three);
    const inserted = apply(three, {
      at: 0,
      remove: 1,
      insert: [
        ['D', ''],
        ['E', 'x'],
        ['F', '1'],
      ],
    });
    expect(inserted).toMatchObject({
      unread: new Map([
        [1, { cost: 'x' }],
        [3, { cost: '2x' }],
      ]),
    });
    expect(apply(three, { at: 0, remove: 1, insert: [] })).toMatchObject({ unread: new Map([[0, { cost: '2x' }]]) });
    expect(apply(three, { at: 1, remove: 1, insert: [['B', '2']] })).toMatchObject({ unread: new Map() });
  });

  it('are applied in order, each to what the one before it left', () => {
    const after = apply(
      none,
      {
        at: 0,
        remove: 0,
        insert: [
          ['A', '1'],
          ['B', '2'],
        ],
      },
      {
        at: 1,
        remove: 1,
        insert: [
          ['C', '3'],
          ['D', '4'],
        ],
      },
      { at: 0, remove: 1, insert: [] },
    );
    expect(after).toMatchObject({ lines: [{ name: 'C' }, { name: 'D' }] });
  });

  it('give the same lines as splices in one part and in several', () => {
    if (typeof three === 'string') throw new Error(three);
    const splices = [
      { at: 2, remove: 1, insert: [['X', 'bad']] },
      {
        at: 0,
        remove: 0,
        insert: [
          ['Y', '7'],
          ['Z', ''],
        ],
      },
      { at: 3, remove: 2, insert: [] },
    ];
    const inTurn = splices.reduce<EditedLines>((before, splice) => {
      const after = apply(before, splice);
      if (typeof after === 'string') throw new Error(after);
      return after;
    }, three);
    expect(apply(three, ...splices)).toEqual(inTurn);
  });

  it.each([
    ['outside', { at: 0, remove: 1, insert: [] }],
    ['outside', { at: 1, remove: 0, insert: [['A']] }],
    ['too-many-cells', { at: 0, remove: 0, insert: [['A', '1', '2']] }],
    ['too-many-lines', { at: 0, remove: 0, insert: Array.from({ length: MAX_EDITED_LINES + 1 }, () => []) }],
  ] as const)('are refused as %s', (refusal, splice) => {
    expect(apply(none, splice)).toBe(refusal);
  });
});

it('the lines that were put in are found by the numbers that they have after all splices', () => {
  const splices = [
    { at: 5, remove: 1, insert: [['new']] },
    { at: 0, remove: 2, insert: [['new'], ['new'], ['new']] },
    { at: 1, remove: 1, insert: [] },
  ];
  expect([...linesPutIn(splices, 10)]).toEqual([0, 1, 5]);
});

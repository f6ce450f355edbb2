import { describe, expect, it } from 'vitest';
import { findForm } from '#forms/catalogue.ts';
import { readBlock, writeBlock } from '#web/grid/clipboard.ts';
import { blockOf, duplicateLines, moveLines, pasteBlock, setCells, sortLines } from '#web/grid/edits.ts';
import { apply, differenceOf, type GridLine, reverse } from '#web/grid/lines.ts';
import { createModel, type GridModel } from '#web/grid/model.ts';
import { gridTable } from '#web/grid/table.ts';

/** The columns of the staff: member, function, from, until, fraction, cost. */
function staff(lines: readonly (readonly string[])[], language: 'nl' | 'fr' | 'de' = 'nl'): GridModel {
  const definition = findForm('personnel-costs', 2026);
  const table = definition && gridTable(definition, 'staff', language);
  if (table === undefined) throw new Error('no such table');
  return createModel(table, lines);
}
const member = (name: string, cost = '1.000,00') => [name, 'other', '01/01/2026', '31/12/2026', '100', cost];
const textsIn = (lines: readonly GridLine[]) => lines.map(({ texts }) => texts);
const idsAt = (model: GridModel, ...indices: readonly number[]) =>
  new Set(indices.flatMap((index) => model.lines()[index]?.id ?? []));
const names = (lines: readonly GridLine[]) => lines.map(({ texts: [name] }) => name);

describe('a line', () => {
  it('is read, computed and checked as on the server, and a text that cannot be read stays', () => {
    const model = staff([['P1', 'other', 'gisteren', '31/12/2026', '0', '']]);
    const [line] = model.lines();
    if (line === undefined) throw new Error('no line');
    const { values, problems, failed } = model.evaluate.stateOf(line);
    expect(values).toEqual({ member: 'P1', function: 'other', until: '2026-12-31', fraction: 0 });
    expect([...problems]).toEqual([
      ['from', 'date-not-understood'],
      ['cost', 'amount-missing'],
    ]);
    expect(failed.map(({ id }) => id)).toEqual(['fraction']);
    expect(model.evaluate.shown(line, 2)).toBe('gisteren');
    expect(model.evaluate.shown(line, 1)).toBe('Andere functie');
    expect(model.summary()).toMatchObject({ count: 1, wrong: 1 });
  });

  it('gets tidy texts: an option by its label in any language, a date and an amount as people type them', () => {
    const model = staff([]);
    const changes = ['P1', 'autre FONCTION', '1/2/26', '2026-12-31', '50 %', '€ 1 234,5'];
    const lines = setCells(
      model.table,
      [],
      changes.map((text, column) => ({ line: 0, column, text })),
      model.make,
    );
    expect(textsIn(lines)).toEqual([['P1', 'other', '01/02/2026', '31/12/2026', '50', '1.234,50']]);
  });

  it('adds to the totals while it is typed', () => {
    const model = staff([member('P1', '10'), member('P2', '20')]);
    const [first] = model.lines();
    if (first === undefined) throw new Error('no line');
    expect(model.summary().totals.get('cost')).toBe(3_000);
    model.preview({ id: first.id, texts: first.texts.with(5, '11,5') });
    expect(model.summary().totals.get('cost')).toBe(3_150);
    model.preview(null);
    expect(model.summary().totals.get('cost')).toBe(3_000);
  });
});

describe('a change', () => {
  it('is undone and done again as a whole, and a new one ends what could be done again', () => {
    const model = staff([member('P1'), member('P2'), member('P3')]);
    const before = model.lines();
    model.change([...before.slice(2), ...before.slice(0, 1)], [1, 0]);
    expect(names(model.lines())).toEqual(['P3', 'P1']);
    expect(model.undo()).toBe(1);
    expect(model.lines()).toEqual(before);
    expect(model.redo()).toBe(0);
    expect(names(model.lines())).toEqual(['P3', 'P1']);
    model.undo();
    model.change(before.slice(1), [0, 0]);
    expect(model.redo()).toBeNull();
    expect(model.change(model.lines(), [0, 0])).toBe(false);
  });

  it('is one difference, which gives the new lines from the old ones and back', () => {
    const model = staff(['a', 'b', 'c', 'd'].map((name) => member(name)));
    const before = model.lines();
    const after = [...before.slice(0, 1), model.make(member('x')), ...before.slice(3)];
    const difference = differenceOf(before, after);
    if (difference === null) throw new Error('no difference');
    expect(difference).toMatchObject({ at: 1 });
    expect(names(difference.removed)).toEqual(['b', 'c']);
    expect(apply(before, difference)).toEqual(after);
    expect(apply(after, reverse(difference))).toEqual(before);
    expect(differenceOf(before, [...before])).toBeNull();
  });
});

describe('operations on lines', () => {
  it('moves lines together, and those at the end stay', () => {
    const model = staff(['a', 'b', 'c', 'd'].map((name) => member(name)));
    expect(names(moveLines(model.lines(), idsAt(model, 1, 2), 1))).toEqual(['a', 'd', 'b', 'c']);
    expect(names(moveLines(model.lines(), idsAt(model, 0, 2), -1))).toEqual(['a', 'c', 'b', 'd']);
    expect(names(moveLines(model.lines(), idsAt(model, 2, 3), 1))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('puts copies after the last line that is duplicated', () => {
    const model = staff(['a', 'b', 'c'].map((name) => member(name)));
    expect(names(duplicateLines(model.lines(), idsAt(model, 0, 1), model.make))).toEqual(['a', 'b', 'a', 'b', 'c']);
  });

  it('sorts by value or as the language sorts; equal lines keep their order, empty and wrong cells come last', () => {
    const model = staff(
      [member('Émile', '20'), member('zoe', '3'), member('eva', 'veel'), member('P10', '3'), member('P9', '')],
      'fr',
    );
    const by = (column: number, descending = false) =>
      names(sortLines(model.table, model.lines(), model.evaluate, { column, descending }));
    expect(by(0)).toEqual(['Émile', 'eva', 'P9', 'P10', 'zoe']);
    expect(by(5)).toEqual(['zoe', 'P10', 'Émile', 'eva', 'P9']);
    expect(by(5, true)).toEqual(['Émile', 'zoe', 'P10', 'eva', 'P9']);
  });
});

describe('the clipboard', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a ""quoted"" text"\t"two\nlines"\n', [['a "quoted" text', 'two\nlines']]],
    ['5" pipe\t"open', [['5" pipe', '"open']]],
    [
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['one', [['one']]],
    ['', []],
  ])('reads %j as spreadsheets write it', (text, block) => {
    expect(readBlock(text)).toEqual(block);
  });

  it('writes blocks that it reads back', () => {
    const block = [
      ['a\tb', '"x"', 'two\nlines'],
      ['', ' plain ', 'é'],
    ];
    expect(readBlock(writeBlock(block))).toEqual(block);
  });
});

describe('pasting', () => {
  const paste = (model: GridModel, text: string, { row = 0, column = 0 } = {}) =>
    pasteBlock(model.table, model.lines(), readBlock(text), { targets: model.rows().slice(row), column }, model);

  it('overwrites from a cell on, grows the table, and keeps and counts what is wrong', () => {
    const model = staff([member('P1'), member('P2')]);
    const pasted = paste(model, '50\t1.200,00\n150\t12,345\n100\t3', { row: 1, column: 4 });
    expect(textsIn(pasted.lines).map((texts) => texts.slice(4))).toEqual([
      ['100', '1.000,00'],
      ['50', '1.200,00'],
      ['150', '12,345'],
      ['100', '3,00'],
    ]);
    expect(pasted).toMatchObject({ cells: 6, wrong: 2, rowsLeft: 0, columnsLeft: [], hasHeader: false });
  });

  it('puts columns in their place by their names in any language, and tells which it does not have', () => {
    const model = staff([]);
    const pasted = paste(model, 'Coût brut\tOpmerking\tPERSONALNUMMER\n12,50\thallo\tP7\n13\t\tP8');
    expect(textsIn(pasted.lines)).toEqual([
      ['P7', '', '', '', '', '12,50'],
      ['P8', '', '', '', '', '13,00'],
    ]);
    expect(pasted).toMatchObject({ hasHeader: true, columnsLeft: ['Opmerking'], cells: 4 });
  });

  it('takes a first row that only resembles names as values', () => {
    const model = staff([]);
    expect(paste(model, 'Van\tAndere functie\nx\ty').hasHeader).toBe(true);
    expect(paste(model, 'Van Damme\tAndere functie\nx\ty').hasHeader).toBe(false);
    expect(paste(model, 'Van').hasHeader).toBe(false);
  });

  it('stops at the maximum of lines, and says how many rows are left', () => {
    const model = staff([member('P1')]);
    const small = { ...model.table, maxLines: 3 };
    const pasted = pasteBlock(small, model.lines(), readBlock('a\nb\nc\nd\n\n'), { targets: [0], column: 0 }, model);
    expect(names(pasted.lines)).toEqual(['a', 'b', 'c']);
    expect(pasted.rowsLeft).toBe(1);
  });

  it('gives back what was copied, computed columns included', () => {
    const definition = findForm('integration-projects', 2026);
    const table = definition && gridTable(definition, 'projects', 'fr');
    if (table === undefined) throw new Error('no such table');
    const model = createModel(table, [
      ['work', '12', '10.000,00', '900,00'],
      ['', '', 'veel', ''],
    ]);
    const text = writeBlock(blockOf(model.evaluate, model.lines(), [0, table.columns.length - 1]));
    expect(text.split('\n')[0]?.replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(
      'Projet axé sur l’emploi\t12\t10.000,00\t1 000,00\t900,00',
    );
    const copied = createModel(table, []);
    const pasted = pasteBlock(table, [], readBlock(text), { targets: [], column: 0 }, copied);
    expect(textsIn(pasted.lines)[0]?.map((each) => each.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
      'work',
      '12',
      '10 000,00',
      '900,00',
    ]);
    expect(textsIn(pasted.lines)[1]).toEqual(['', '', 'veel', '']);
  });
});

describe('the filter', () => {
  it('finds texts in any column, without accents and case, and lines with errors; a change hides nothing', () => {
    const model = staff([member('Élodie'), member('P2', 'veel'), member('P3', '4.321,00')]);
    model.setFilter({ search: 'elo', onlyProblems: false });
    expect(model.rows()).toEqual([0]);
    model.setFilter({ search: '4321', onlyProblems: false });
    expect(model.rows()).toEqual([]);
    model.setFilter({ search: '4.321', onlyProblems: false });
    expect(model.rows()).toEqual([2]);
    model.setFilter({ search: '', onlyProblems: true });
    expect(model.rows()).toEqual([1]);
    const changed = setCells(model.table, model.lines(), [{ line: 1, column: 5, text: '5' }], model.make);
    model.change([model.make(member('new')), ...changed], [1, 1]);
    expect(model.rows()).toEqual([0, 2]);
    model.setFilter({ search: ' ', onlyProblems: false });
    expect(model.rows()).toEqual([0, 1, 2, 3]);
  });
});

import { describe, expect, it } from 'vitest';
import { commandOf } from '#web/grid/keys.ts';
import { following, HEAD, LINE_NUMBER, moved } from '#web/grid/selection.ts';

const extent = { rows: 10, columns: 4, page: 5 };
const key = (name: string, modifiers: Partial<Parameters<typeof commandOf>[0]> = {}) =>
  commandOf({ key: name, shiftKey: false, altKey: false, control: false, third: false, ...modifiers });

describe('a key', () => {
  it.each([
    ['a', {}, { type: 'type', text: 'a' }],
    ['É', { shiftKey: true }, { type: 'type', text: 'É' }],
    // AltGr+E on a Belgian keyboard, which Windows says is Ctrl+Alt.
    ['€', { altKey: true, control: true, third: true }, { type: 'type', text: '€' }],
    ['Dead', {}, { type: 'type', text: '' }],
    [' ', { shiftKey: true }, { type: 'selectLine' }],
    ['Home', {}, { type: 'move', direction: 'lineStart', extend: false }],
    ['Home', { control: true }, { type: 'move', direction: 'first', extend: false }],
    ['End', { control: true, shiftKey: true }, { type: 'move', direction: 'last', extend: true }],
    ['Tab', { shiftKey: true }, { type: 'tab', by: -1 }],
    ['Enter', {}, { type: 'enter', by: 1 }],
    ['ArrowUp', { altKey: true }, { type: 'moveLines', by: -1 }],
    ['Backspace', {}, { type: 'clear' }],
    ['Z', { control: true, shiftKey: true }, { type: 'redo' }],
    ['d', { control: true }, { type: 'fillDown' }],
  ] as const)('%s with %j is a command', (name, modifiers, command) => {
    expect(key(name, modifiers)).toEqual(command);
  });

  it.each([
    ['c', { control: true }],
    ['v', { control: true }],
    ['f', { control: true }],
    ['d', { altKey: true }],
    ['F5', {}],
    ['Shift', {}],
  ] as const)('%s with %j is left to the browser', (name, modifiers) => {
    expect(key(name, modifiers)).toBeNull();
  });
});

describe('the focus', () => {
  it('stays within the grid, with the names of the columns and the numbers of the lines', () => {
    expect(moved({ row: 0, column: 0 }, 'up', extent)).toEqual({ row: HEAD, column: 0 });
    expect(moved({ row: HEAD, column: 0 }, 'up', extent)).toEqual({ row: HEAD, column: 0 });
    expect(moved({ row: 3, column: 0 }, 'left', extent)).toEqual({ row: 3, column: LINE_NUMBER });
    expect(moved({ row: 9, column: 3 }, 'down', extent)).toEqual({ row: 9, column: 3 });
    expect(moved({ row: 7, column: 1 }, 'pageDown', extent)).toEqual({ row: 9, column: 1 });
    expect(moved({ row: 3, column: 1 }, 'pageUp', extent)).toEqual({ row: 0, column: 1 });
  });

  it('goes with Tab over computed cells and the ends of lines, and leaves after the last cell', () => {
    const isTyped = (column: number) => column !== 2;
    expect(following({ row: 0, column: 1 }, 1, extent, isTyped)).toEqual({ row: 0, column: 3 });
    expect(following({ row: 0, column: 3 }, 1, extent, isTyped)).toEqual({ row: 1, column: 0 });
    expect(following({ row: 1, column: 0 }, -1, extent, isTyped)).toEqual({ row: 0, column: 3 });
    expect(following({ row: 9, column: 3 }, 1, extent, isTyped)).toBeNull();
    expect(following({ row: 0, column: 0 }, -1, extent, isTyped)).toBeNull();
  });
});

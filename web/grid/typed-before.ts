/** What was typed in the line editor of the server before the grid took its place. */

import { isTyped } from '#forms/definition.ts';
import { setCells } from './edits.ts';
import type { GridLine } from './lines.ts';
import type { GridModel } from './model.ts';
import type { Cell } from './selection.ts';

type Typed = {
  /** The lines with what was typed; null: nothing was. */
  readonly lines: readonly GridLine[] | null;
  /** The cell in which the person is typing. */
  readonly focus: { readonly cell: Cell; readonly text: string } | null;
};

/** Reads the inputs in an element: `staff-3-cost`. */
export function typedInEditor(element: Element, { table, lines, make }: GridModel): Typed {
  const inputs = [...element.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('[name]')];
  const named = inputs.flatMap((input) => {
    const [id, line = '', column = ''] = input.name.split('-');
    const index = table.columns.findIndex((each) => each.id === column && isTyped(each));
    return id === table.field.id && /^\d+$/.test(line) && index >= 0
      ? [{ input, line: Math.min(Number(line), lines().length), column: index, text: input.value }]
      : [];
  });
  const isNew = (line: number) => line >= lines().length;
  const isFilled = named.some(({ line, text }) => isNew(line) && text.trim() !== '');
  const changes = named.filter(({ line }) => !isNew(line) || isFilled);
  const changed = setCells(table, lines(), changes, make);
  const isSame = changed.length === lines().length && changed.every((line, index) => line === lines()[index]);
  const focused = named.find(({ input }) => input === document.activeElement);
  return {
    lines: isSame ? null : changed,
    focus: focused ? { cell: { row: focused.line, column: focused.column }, text: focused.text } : null,
  };
}

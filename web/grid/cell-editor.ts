/** The input in a cell that is being edited. */

import { isTyped, MAX_LINE_LENGTH, type TypedField } from '#forms/definition.ts';
import { matchKey } from '#forms/text.ts';
import { create } from './elements.ts';
import { columnAt } from './evaluation.ts';
import type { Grid } from './grid.ts';

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export type CellEditor = {
  readonly input: Input;
  /** The cell was opened by typing into it: the arrows leave it, as in a spreadsheet. */
  readonly byTyping: boolean;
};

/** How a cell is opened: with its text, or by what is typed instead of it. */
export type Opening = { readonly text: string; readonly typed?: string | undefined };

/** Puts an input into a cell. @param labels the ids of what labels it. @returns null when the column is computed */
export function openCell(
  grid: Grid,
  cell: HTMLElement,
  column: number,
  { labels, opening }: { readonly labels: string; readonly opening: Opening },
): CellEditor | null {
  const field = columnAt(grid.model.table, column);
  if (!isTyped(field)) return null;
  const input = createInput(grid, field, labels, opening);
  cell.replaceChildren(input);
  const byTyping = opening.typed !== undefined;
  input.focus();
  if (!(input instanceof HTMLSelectElement) && !byTyping) input.select();
  return { input, byTyping };
}

function createInput(grid: Grid, field: TypedField, labels: string, { text, typed }: Opening): Input {
  const attributes = { 'aria-labelledby': labels, autocomplete: 'off', class: 'grid-input' };
  if (field.kind === 'choice') return createSelect(grid, field, { attributes, text, typed });
  const isLong = field.kind === 'text' && (field.maxLength ?? 0) > MAX_LINE_LENGTH;
  const input = isLong
    ? create('textarea', { ...attributes, rows: 4 })
    : create('input', { ...attributes, type: 'text', inputmode: isFigure(field) ? 'decimal' : 'text' });
  input.value = typed ?? text;
  return input;
}

function isFigure({ kind }: TypedField): boolean {
  return kind === 'amount' || kind === 'number' || kind === 'percentage';
}

type Choice = Extract<TypedField, { kind: 'choice' }>;

function createSelect(
  { texts, settings }: Grid,
  { options }: Choice,
  { attributes, text, typed }: Opening & { readonly attributes: Readonly<Record<string, string>> },
): HTMLSelectElement {
  const isKnown = text === '' || options.some(({ id }) => id === text);
  const select = create('select', attributes, [
    create('option', { value: '' }, [texts.choose]),
    // What cannot be read stays, until another option is chosen.
    ...(isKnown ? [] : [create('option', { value: text }, [text])]),
    ...options.map(({ id, label }) => create('option', { value: id }, [label[settings.language]])),
  ]);
  select.value = text;
  let search = '';
  let typedAt = 0;
  const seek = (character: string): void => {
    search = Date.now() - typedAt > SEARCH_MS ? character : search + character;
    typedAt = Date.now();
    const found = [...select.options].find(({ label, value }) => value && matchKey(label).startsWith(matchKey(search)));
    if (found === undefined) return;
    select.value = found.value;
    select.dispatchEvent(new Event('input', { bubbles: true }));
  };
  select.addEventListener('keydown', (event) => {
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    seek(event.key);
  });
  if (typed) seek(typed);
  return select;
}

/** Letters that follow each other within this time search for one option. */
const SEARCH_MS = 1_000;

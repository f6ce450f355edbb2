/** The form around the grids of a page: it waits for their changes before it is saved, and opens cells that messages link to. */

import { isTyped } from '#forms/definition.ts';
import type { LiveGrid } from './create-grid.ts';
import { createSender, type Sender, type Source, splicesOf } from './sending.ts';

export type PageForm = {
  /** With what the page was made. */
  readonly basis: () => { readonly version: string; readonly draft: string };
  /** Adds a grid. @returns what takes it away again */
  readonly join: (grid: LiveGrid, source: Source) => () => void;
  readonly changed: () => void;
  readonly flush: () => Promise<boolean>;
};

const forms = new WeakMap<HTMLFormElement, PageForm>();

/** The form of a page, shared by its grids. */
export function pageForm(form: HTMLFormElement): PageForm {
  const known = forms.get(form);
  if (known !== undefined) return known;
  const made = createPageForm(form);
  forms.set(form, made);
  return made;
}

function createPageForm(form: HTMLFormElement): PageForm {
  const grids = new Map<LiveGrid, Source>();
  /** Whether the fields are read to be sent with the changes of lines. */
  let isSending = false;
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  const sender = createSender({
    fields() {
      isSending = true;
      const fields = new FormData(form);
      isSending = false;
      return fields;
    },
    draft: () => field('draft')?.value ?? '',
    setDraft(draft) {
      const input = field('draft');
      if (input) input.value = draft;
    },
  });
  const closeCells = (): void => {
    for (const grid of grids.keys()) grid.close('commit');
  };

  // Before the form is posted, the server gets what it does not have yet.
  document.addEventListener(
    'submit',
    (event) => {
      if (event.target !== form) return;
      closeCells();
      if (!sender.isPending()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      void sender.flush().then((isDone) => {
        if (isDone) form.requestSubmit(submitter?.isConnected ? submitter : null);
        else document.querySelector<HTMLElement>('.grid-failure:not([hidden]) button')?.focus();
      });
    },
    true,
  );
  form.addEventListener('formdata', ({ formData }) => {
    // Computed amounts and what is kept of other fields come from the same lines.
    if (isSending) return;
    for (const [grid, source] of grids) {
      const splices = splicesOf(source);
      if (splices.length > 0) formData.set(`splices-${grid.model.table.field.id}`, JSON.stringify(splices));
    }
  });
  followPage({ sender, grids: () => [...grids.keys()], closeCells });

  return {
    basis: () => ({ version: field('version')?.value ?? '0', draft: field('draft')?.value ?? '' }),
    join(grid, source) {
      grids.set(grid, source);
      sender.add(source);
      return () => {
        grids.delete(grid);
        sender.remove(source);
      };
    },
    changed() {
      // Nobody leaves the page without being asked.
      form.dispatchEvent(new Event('lines-changed'));
      sender.changed();
    },
    flush: sender.flush,
  };
}

type Page = {
  readonly sender: Sender;
  readonly grids: () => readonly LiveGrid[];
  readonly closeCells: () => void;
};

/** What happens to the page: it is left, hidden, shown again, printed, or a message on it names a cell. */
function followPage({ sender, grids, closeCells }: Page): void {
  window.addEventListener('beforeunload', (event) => {
    if (sender.isPending()) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) closeCells();
    if (sender.isPending()) void sender.flush();
  });
  for (const back of ['online', 'pageshow']) {
    window.addEventListener(back, () => {
      if (sender.isPending()) void sender.flush();
    });
  }
  for (const [print, all] of [
    ['beforeprint', true],
    ['afterprint', false],
  ] as const) {
    window.addEventListener(print, () => {
      for (const grid of grids()) grid.showAll(all);
    });
  }
  document.addEventListener('click', (event) => openLinked(event, grids()), true);
  window.addEventListener('hashchange', () => {
    for (const grid of grids()) openAddress(grid);
  });
}

/** Goes to the cell that the address of the page names: `#staff-3-cost`. */
export function openAddress(grid: LiveGrid): void {
  const cell = grid.cellNamed(decodeURIComponent(location.hash.slice(1)));
  if (cell === null) return;
  grid.select({ active: cell, anchor: cell, lines: new Set() });
  grid.focus();
}

/** A message about a cell opens it: a link to `#staff-3-cost`, or the button of the page without JavaScript. */
function openLinked(event: MouseEvent, grids: readonly LiveGrid[]): void {
  const { target } = event;
  const link = target instanceof Element ? target.closest('a[href*="#"], button[name="do"]') : null;
  if (link === null) return;
  const name =
    link instanceof HTMLButtonElement
      ? link.value.replace(/^edit-/, '')
      : (link.getAttribute('href')?.split('#')[1] ?? '');
  for (const grid of grids) {
    const cell = grid.cellNamed(name);
    if (cell === null) continue;
    event.preventDefault();
    event.stopImmediatePropagation();
    const column = grid.model.table.columns[cell.column];
    grid.select({ active: cell, anchor: cell, lines: new Set() });
    grid.focus();
    if (column && isTyped(column)) grid.open(cell);
    return;
  }
}

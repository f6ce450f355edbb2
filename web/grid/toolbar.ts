/** What is above the lines: the buttons for whole lines, and the search. */

import * as actions from './actions.ts';
import { create, setAttribute } from './elements.ts';
import { type Grid, shownNumber } from './grid.ts';
import { counted } from './texts.ts';

export type Toolbar = {
  readonly elements: readonly HTMLElement[];
  readonly render: () => void;
};

/** A table with fewer lines needs no search. */
const SEARCH_FROM = 8;
const SEARCH_MS = 150;

/** @param focus gives the focus to the active cell */
export function createToolbar(grid: Grid, focus: () => void): Toolbar {
  const tools = createTools(grid, focus);
  const search = createSearch(grid, focus);
  const count = create('p', { class: 'grid-count' });
  return {
    elements: [tools.element, search.element, count],
    render() {
      tools.render();
      search.render();
      count.textContent = countText(grid);
    },
  };
}

function createTools(grid: Grid, focus: () => void) {
  const { tools } = grid.texts;
  const { id } = grid.model.table.field;
  const run: readonly (readonly [string, string, (grid: Grid) => void])[] = [
    ['insert', tools.insert, actions.insertLine],
    ['duplicate', tools.duplicate, actions.duplicate],
    ['remove', tools.remove, actions.remove],
    ['up', tools.up, (each) => actions.move(each, -1)],
    ['down', tools.down, (each) => actions.move(each, 1)],
    ['undo', tools.undo, actions.undo],
    ['redo', tools.redo, actions.redo],
  ];
  const buttons = run.map(([name, label, action], index) => {
    const button = create('button', { type: 'button', 'data-tool': name, tabindex: index === 0 ? 0 : -1 }, [label]);
    button.addEventListener('click', ({ detail }) => {
      if (button.getAttribute('aria-disabled') === 'true') return;
      action(grid);
      // A click by keyboard keeps the focus on the button, to be repeated; a new line is there to be filled in.
      if (detail > 0 || name === 'insert') focus();
    });
    return button;
  });
  const element = create(
    'div',
    { class: 'grid-tools', role: 'toolbar', 'aria-label': tools.label, 'aria-controls': `grid-${id}` },
    buttons,
  );
  element.addEventListener('keydown', (event) => roveTo(event, buttons));
  return {
    element,
    render(): void {
      const can = grid.model.canTravel();
      const disabled = new Map([
        ['insert', !grid.model.hasRoom()],
        ['undo', !can.undo],
        ['redo', !can.redo],
      ]);
      const isEmpty = grid.model.lines().length === 0;
      // An empty table needs no operations: its first line is typed.
      element.hidden = isEmpty && !can.undo && !can.redo;
      for (const button of buttons) {
        const isDisabled = disabled.get(button.dataset['tool'] ?? '') ?? isEmpty;
        setAttribute(button, 'aria-disabled', isDisabled ? 'true' : null);
      }
    },
  };
}

/** The arrows go from button to button: a toolbar is one stop of Tab. */
function roveTo(event: KeyboardEvent, buttons: readonly HTMLButtonElement[]): void {
  const current = buttons.findIndex((button) => button.matches(':focus'));
  const last = buttons.length - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: current === last ? 0 : current + 1,
    ArrowLeft: current === 0 ? last : current - 1,
    Home: 0,
    End: last,
  };
  const next = steps[event.key];
  if (current < 0 || next === undefined) return;
  event.preventDefault();
  for (const button of buttons) setAttribute(button, 'tabindex', button === buttons[next] ? 0 : -1);
  buttons[next]?.focus();
}

function createSearch(grid: Grid, focus: () => void) {
  const { filter } = grid.texts;
  const { id } = grid.model.table.field;
  const search = create('input', { type: 'search', id: `grid-search-${id}`, autocomplete: 'off' });
  const only = create('input', { type: 'checkbox', id: `grid-only-${id}` });
  const all = create('button', { type: 'button', class: 'link' }, [filter.all]);
  const element = create('div', { class: 'grid-search' }, [
    create('div', {}, [create('label', { for: search.id }, [filter.search]), search]),
    create('div', { class: 'choice' }, [only, create('label', { for: only.id }, [filter.onlyProblems])]),
    all,
  ]);
  const apply = (): void => {
    grid.model.setFilter({ search: search.value, onlyProblems: only.checked });
    grid.select({ active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 }, lines: new Set() });
    const found = grid.model.rows().length;
    const { news } = grid.texts;
    const isAll = found === grid.model.lines().length;
    grid.announce(
      isAll ? news.unfiltered : found === 0 ? filter.none : counted(news.filtered, found, shownNumber(grid, found)),
    );
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, SEARCH_MS);
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    clearTimeout(timer);
    apply();
    focus();
  });
  only.addEventListener('change', apply);
  all.addEventListener('click', () => {
    search.value = '';
    only.checked = false;
    apply();
    focus();
  });
  return {
    element,
    render(): void {
      const isFiltered = search.value.trim() !== '' || only.checked;
      all.hidden = !isFiltered;
      element.hidden = !isFiltered && grid.model.lines().length < SEARCH_FROM;
    },
  };
}

/** "12 regels · 3 met een fout · 4 getoond". */
function countText(grid: Grid): string {
  const { counts } = grid.texts;
  const { count, wrong } = grid.model.summary();
  const shown = grid.model.rows().length;
  return [
    counted(counts.lines, count, shownNumber(grid, count)),
    ...(wrong > 0 ? [counted(counts.withProblems, wrong, shownNumber(grid, wrong))] : []),
    ...(shown < grid.model.lines().length ? [counted(counts.shown, shown, shownNumber(grid, shown))] : []),
  ].join(' · ');
}

import { create } from './elements.ts';
import type { Grid } from './grid.ts';
import type { GridTexts } from './texts.ts';

/** How the grid is used; screen readers read it with the table. */
export function hintElement({ model, texts }: Grid): HTMLElement {
  return create('p', { class: 'hint grid-hint', id: `grid-hint-${model.table.field.id}` }, [texts.hint]);
}

/** The keys, and how to paste: folded until it is asked for. */
export function helpElement({ help }: GridTexts): HTMLElement {
  return create('details', { class: 'grid-help' }, [
    create('summary', {}, [help.title]),
    create(
      'dl',
      {},
      help.keys.map(([keys, meaning]) => create('div', {}, [create('dt', {}, [keys]), create('dd', {}, [meaning])])),
    ),
    ...help.notes.map((note) => create('p', {}, [note])),
  ]);
}

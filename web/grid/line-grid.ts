/** The script of the pages on which lines are filled in. */

import { findFormVersion } from '#forms/catalogue.ts';
import { gridTable } from './table.ts';
import type { GridSettings } from './texts.ts';

/** Takes the place of the line editor that the server made, once the lines have arrived. */
class LineGridElement extends HTMLElement {
  connectedCallback(): void {
    const settings = readSettings();
    const { id, year, version } = settings.form;
    const definition = findFormVersion(id, year, version);
    const table = definition && gridTable(definition, this.dataset['table'] ?? '', settings.language);
    if (table === undefined) throw new Error(`no table ${this.dataset['table']}`);
  }
}

function readSettings(): GridSettings {
  // The cast: the server wrote it with the same type.
  return JSON.parse(document.getElementById('line-grid-settings')?.textContent ?? '') as GridSettings;
}

customElements.define('line-grid', LineGridElement);

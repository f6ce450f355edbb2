/** The script of the pages on which lines are filled in. */

import { findFormVersion } from '#forms/catalogue.ts';
import './htmx.ts';
import { createGrid } from './create-grid.ts';
import { create } from './elements.ts';
import { handleClipboard } from './handle-clipboard.ts';
import { handleKeys } from './handle-keys.ts';
import { handlePointer } from './handle-pointer.ts';
import { createModel, type GridModel } from './model.ts';
import { openAddress, type PageForm, pageForm } from './page-form.ts';
import { type Failed, fetchLines, type Source } from './sending.ts';
import { gridTable } from './table.ts';
import type { GridSettings } from './texts.ts';
import { typedInEditor } from './typed-before.ts';

/** Takes the place of the line editor that the server made, once the lines have arrived. */
class LineGridElement extends HTMLElement {
  #leave: (() => void) | null = null;

  connectedCallback(): void {
    if (this.#leave === null) void this.#start();
  }

  disconnectedCallback(): void {
    this.#leave?.();
    this.#leave = null;
  }

  /** Without an answer the line editor stays. */
  async #start(): Promise<void> {
    const settings = readSettings();
    const { id, year, version } = settings.form;
    const definition = findFormVersion(id, year, version);
    const tableId = this.dataset['table'] ?? '';
    const table = definition && gridTable(definition, tableId, settings.language);
    const form = this.closest('form');
    if (table === undefined || form === null) return;
    const url = `${this.dataset['form']}/lines/${tableId}`;
    const page = pageForm(form);
    const texts = await fetchLines(url, page.basis());
    if (texts === null || !this.isConnected) return;
    const model = createModel(table, texts);
    const acknowledged = model.lines();
    const typed = typedInEditor(this, model);
    const grid = createGrid(model, settings);
    this.replaceChildren(...grid.elements, failureElement(settings, page));
    this.classList.add('has-grid');
    // What is typed here is not a field of the form.
    this.addEventListener('input', (event) => event.stopPropagation());
    handleKeys(grid);
    handlePointer(grid);
    handleClipboard(grid);
    const source = this.#sourceOf(url, model, { acknowledged, settings });
    const leave = page.join(grid, source);
    this.#leave = () => {
      leave();
      grid.destroy();
    };
    model.on('change', () => {
      page.changed();
      grid.render();
      showTableProblem(this, model);
    });
    model.on('preview', () => page.changed());
    showTableProblem(this, model);
    if (typed.lines !== null) model.change(typed.lines, [0, 0]);
    if (typed.focus !== null) grid.open(typed.focus.cell, { text: typed.focus.text });
    else openAddress(grid);
  }

  #sourceOf(
    url: string,
    model: GridModel,
    { acknowledged, settings }: { readonly acknowledged: Source['acknowledged']; readonly settings: GridSettings },
  ): Source {
    return {
      url,
      lines: model.seenLines,
      acknowledged,
      show: (html) => void window.htmx?.swap({ text: html, sourceElement: this, target: this, swap: 'none' }),
      fail: (failed) => showFailure(this, failed, settings),
    };
  }
}

function readSettings(): GridSettings {
  // The cast: the server wrote it with the same type.
  return JSON.parse(document.getElementById('line-grid-settings')?.textContent ?? '') as GridSettings;
}

/** Why changes did not arrive, with a button to try again. */
function failureElement({ texts }: GridSettings, page: PageForm): HTMLElement {
  const again = create('button', { type: 'button' }, [texts.tryAgain]);
  again.addEventListener('click', () => void page.flush());
  return create('div', { class: 'grid-failure', hidden: true }, [
    create('p', { class: 'problem', role: 'alert' }),
    again,
  ]);
}

function showFailure(host: HTMLElement, failed: Failed | null, { texts }: GridSettings): void {
  const element = host.querySelector<HTMLElement>('.grid-failure');
  const message = element?.querySelector('p');
  if (!element || !message) return;
  element.hidden = failed === null;
  if (failed === null) {
    message.replaceChildren();
    return;
  }
  const login = create('a', { href: '/login', target: '_blank', rel: 'noopener' }, [texts.logIn]);
  const said = failed.text ?? texts.failures[failed.failure];
  if (message.textContent?.startsWith(said)) return;
  message.replaceChildren(said, ...(failed.failure === '401' ? [' ', login] : []));
}

/** The server said that the table has too few lines, until it has enough. */
function showTableProblem(host: HTMLElement, { table, lines }: GridModel): void {
  const section = host.closest('.table-field');
  const problem = section?.querySelector<HTMLElement>(':scope > .problem');
  if (!section || !problem) return;
  problem.hidden = lines().length >= (table.field.minLines ?? 0);
  section.classList.toggle('wrong', !problem.hidden);
}

customElements.define('line-grid', LineGridElement);

import type { Page } from 'playwright-core';

/** The grid of a table, once it has taken the place of the line editor. */
export async function gridOf(page: Page, table: string): Promise<void> {
  await page.locator(`line-grid.has-grid[data-table="${table}"]`).waitFor();
}

/** Types texts into a line of a grid, from a cell on, each followed by Tab; the last one by Enter. A choice is typed by its label. */
export async function typeInGrid(page: Page, cell: string, ...texts: readonly string[]): Promise<void> {
  await gridOf(page, cell.split('-')[0] ?? '');
  await page.locator(`#${cell}`).click();
  for (const [index, text] of texts.entries()) {
    await page.keyboard.type(text);
    await page.keyboard.press(index === texts.length - 1 ? 'Enter' : 'Tab');
  }
}

/** The script of the grid does not arrive: the line editor of the page stays. */
export async function withoutGrid(page: Page): Promise<void> {
  await page.route('**/static/line-grid.*', (route) => route.abort());
}

/**
 * How fast the grid of lines answers, in a real Chromium: from a key to the picture with it, and the frames while it scrolls. The
 * page has the script and the style sheet of the site, and lines that no server is asked for. A plain input on the same page shows
 * what the browser and the machine need anyway.
 */

import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '#test/support/browser.ts';
import { siteFiles } from '#web/static-files.ts';
import { textsIn } from '#web/text/texts.ts';
import { table } from './print.ts';

/** Milliseconds, in the middle and at the slow end. */
export type Times = { readonly median: number; readonly p95: number };

export type GridFigures = {
  readonly lines: number;
  /** From the lines being there to the first picture of the grid. */
  readonly shown: number;
  readonly key: Times;
  readonly plainKey: Times;
  /** Between two pictures while the lines scroll. */
  readonly frame: Times;
};

const SIZES = [500, 10_000];
const KEYS = 60;
const WHEEL_TURNS = 60;
/** The time from the answer with the lines to the first picture of the grid. */
const SHOWN = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.grid')) return;
    observer.disconnect();
    const { responseEnd } = performance.getEntriesByType('resource').find(({ name }) => name.includes('/lines/'));
    requestAnimationFrame(() => setTimeout(() => { window.shown = performance.now() - responseEnd; }));
  }).observe(document.documentElement, { childList: true, subtree: true });`;
const ORIGIN = 'http://line-grid.bench';

/** Measures the grid of the personnel costs with 500 and with 10 000 lines. */
export async function measureGrid(): Promise<GridFigures[]> {
  const browser = await startBrowser();
  try {
    const figures: GridFigures[] = [];
    for (const lines of SIZES) figures.push(await measureWith(browser, lines));
    return figures;
  } finally {
    await browser.close();
  }
}

async function measureWith(browser: Browser, lines: number): Promise<GridFigures> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
  await serve(page, lines);
  await page.goto(`${ORIGIN}/`);
  await page.locator('.grid').waitFor();
  await page.waitForFunction('window.shown !== undefined');
  const shown = await page.evaluate<number>('window.shown');
  // A line in the middle, so that what is above and below it must not be looked at.
  await page.evaluate(`location.hash = '#staff-${Math.floor(lines / 2)}-cost'`);
  await page.locator(`#staff-${Math.floor(lines / 2)}-cost:focus`).waitFor();
  await measureKeys(page);
  const key = timesOf(await measureKeys(page));
  await page.keyboard.press('Escape');
  await page.locator('#plain').focus();
  const plainKey = timesOf(await measureKeys(page));
  const frame = timesOf(await measureFrames(page));
  await page.close();
  return { lines, shown, key, plainKey, frame };
}

/** Types digits, and takes the time of each until the picture with it. */
async function measureKeys(page: Page): Promise<number[]> {
  await page.evaluate(`
    window.times = [];
    window.listener ??= addEventListener('keydown', ({ key, timeStamp }) => key !== 'Escape' && requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.times.push(performance.now() - timeStamp);
      port2.postMessage(null);
    }), true) ?? true;`);
  for (let index = 0; index < KEYS; index += 1) {
    await page.keyboard.press(index % 8 === 7 ? 'Backspace' : String(index % 10));
    await page.waitForFunction(`window.times.length === ${index + 1}`);
  }
  return await page.evaluate<number[]>('window.times');
}

/** Scrolls by the wheel, and takes the time between pictures. */
async function measureFrames(page: Page): Promise<number[]> {
  const box = await page.locator('.grid-scroll').boundingBox();
  if (box === null) throw new Error('the grid is not on the page');
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.evaluate(`
    window.pictures = [];
    window.scrolling = true;
    let last = performance.now();
    const next = (now) => {
      window.pictures.push(now - last);
      last = now;
      if (window.scrolling) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);`);
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) await page.mouse.wheel(0, 700);
  return await page.evaluate<number[]>('window.scrolling = false, window.pictures.slice(1)');
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** The figures as a table. */
export function describeGrid(figures: readonly GridFigures[]): string {
  const both = ({ median, p95 }: Times) => `${median.toFixed(1)} / ${p95.toFixed(1)}`;
  return [
    '== The grid of lines in Chromium ==',
    '',
    'From a key to the picture with it, and the frames while scrolling: p50 / p95 in ms',
    table([
      ['', ...figures.map(({ lines }) => `${lines} lines`)],
      ['a key in a cell', ...figures.map(({ key }) => both(key))],
      ['a key in a plain input', ...figures.map(({ plainKey }) => both(plainKey))],
      ['ratio of the medians', ...figures.map(({ key, plainKey }) => (key.median / plainKey.median).toFixed(2))],
      ['a frame while scrolling', ...figures.map(({ frame }) => both(frame))],
      ['until the grid is shown', ...figures.map(({ shown }) => shown.toFixed(0))],
    ]),
    '',
  ].join('\n');
}

/** Answers the requests of the page. */
async function serve(page: Page, count: number): Promise<void> {
  const script = siteFiles.address('line-grid.js');
  const style = siteFiles.address('style.css');
  const { lineGrid, problems } = textsIn('nl');
  const form = { id: 'personnel-costs', year: 2026, version: 1 };
  const settings = JSON.stringify({ language: 'nl', form, texts: lineGrid, problems });
  const lines = Array.from({ length: count }, (_, index) => [
    `P-${index}`,
    'other',
    '01/01/2026',
    index % 50 === 3 ? 'gisteren' : '31/12/2026',
    '100',
    `${1000 + index},50`,
  ]);
  const html = `<!doctype html><html lang="nl"><link rel="stylesheet" href="${style}"><body><main><form id="report-form">
    <input type="hidden" name="version" value="1"><input type="hidden" name="draft" value=""><label>Plain <input id="plain"></label>
    <section class="table-field" id="staff"><h2 id="lines-staff">Staff</h2>
    <line-grid data-table="staff" data-form="/form"></line-grid></section></form>
    <script type="application/json" id="line-grid-settings">${settings.replaceAll('<', '\\u003c')}</script>
    <script>${SHOWN}</script><script type="module" src="${script}"></script></main></body></html>`;
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return await route.fulfill({ contentType: 'text/html', body: html });
    if (pathname.startsWith('/static/')) {
      const response = await siteFiles.routes.request(pathname.replace('/static', ''));
      const body = Buffer.from(await response.arrayBuffer());
      return await route.fulfill({ contentType: response.headers.get('Content-Type') ?? '', body });
    }
    const answer = route.request().method() === 'GET' ? { lines } : { draft: '', html: '' };
    return await route.fulfill({ json: answer });
  });
}

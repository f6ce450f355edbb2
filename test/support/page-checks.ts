/** Checks a page with axe and beyond it, for overflow and for what it stores, and takes a screenshot with SCREENSHOTS=folder. */

import { mkdir, readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Language } from '#forms/definition.ts';
import { textsIn } from '#web/site/text/texts.ts';

const folder = process.env['SCREENSHOTS'];

/** A language, a colour scheme and a width of the window in pixels. */
export type View = { language: Language; colorScheme: 'light' | 'dark'; width: number };

/** Each language, width and colour scheme; the language with the longest words where there is least room. */
const checkedViews: View[] = [
  { language: 'nl', colorScheme: 'light', width: 1280 },
  { language: 'fr', colorScheme: 'light', width: 390 },
  { language: 'de', colorScheme: 'dark', width: 320 },
];
/** For screenshots, also the other combinations of a language, a screen and a colour scheme that differ most. */
const screenshotViews: View[] = [
  ...checkedViews,
  { language: 'fr', colorScheme: 'dark', width: 1280 },
  { language: 'de', colorScheme: 'light', width: 1280 },
  { language: 'nl', colorScheme: 'dark', width: 390 },
];
export const views: View[] = folder ? screenshotViews : checkedViews;

/** The functions that look for what axe does not see, as the browser gets them. */
const beyondAxe = readFile(new URL('unseen-by-axe.js', import.meta.url), 'utf8').then((text) =>
  text.replace('export function', 'function'),
);

/** What axe does not see on a page that has just loaded. */
async function unseenByAxe(page: Page, language: Language): Promise<string[]> {
  // The browser moves the focus a moment after the page has loaded. What is still elsewhere is found below.
  const summary = page.locator('.error-summary:focus');
  if ((await page.locator('.error-summary').count()) > 0) await summary.waitFor({ timeout: 2_000 }).catch(() => {});
  const given = JSON.stringify({ language, errorWord: textsIn(language).page.wrong('') });
  return await page.evaluate<string[]>(`(() => { ${await beyondAxe}; return unseenByAxe(${given}); })()`);
}

/** The findings of axe on the text of a mail, and its width. */
export async function checkMail(page: Page, view: View, name: string): Promise<string[]> {
  return await checkWithAxe(page, view, name);
}

/** The findings on a page, those of axe and others, its width when it overflows the window, and what it stores in the browser besides cookies. */
export async function checkPage(page: Page, view: View, name: string): Promise<string[]> {
  const unseen = await unseenByAxe(page, view.language);
  return [...unseen.map((finding) => `${labelOf(view, name)}: ${finding}`), ...(await checkWithAxe(page, view, name))];
}

const labelOf = ({ language, colorScheme, width }: View, name: string): string =>
  `${name} (${language}, ${colorScheme}, ${width} px)`;

async function checkWithAxe(page: Page, view: View, name: string): Promise<string[]> {
  const label = labelOf(view, name);
  if (folder) {
    await mkdir(folder, { recursive: true });
    const file = `${folder}/${name}-${view.language}-${view.width}-${view.colorScheme}.png`;
    await page.screenshot({ path: file, fullPage: true });
  }
  const findings: string[] = [];
  // Pages have no frames: axe runs in the page itself, and lists nothing but what is wrong.
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  findings.push(
    ...violations.map(({ id, nodes }) => `${label}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  );
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (width > view.width) findings.push(`${label}: ${width} px wide`);
  const stored = await page.evaluate<number>('localStorage.length + sessionStorage.length');
  if (stored > 0) findings.push(`${label}: ${stored} items in the storage of the browser`);
  return findings;
}

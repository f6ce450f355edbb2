/** How a page is looked at: by axe, by its width, and, with SCREENSHOTS=folder, by somebody later. */

import { mkdir } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { type Language, languages } from '#forms/definition.ts';

const folder = process.env['SCREENSHOTS'];

/** A language, a colour scheme and a width of the window in pixels. */
export type Look = { language: Language; colorScheme: 'light' | 'dark'; width: number };

/** Every language; wide and narrow, light and dark each with another: the longest words where there is least room. */
const examined: Look[] = [
  { language: 'nl', colorScheme: 'light', width: 1280 },
  { language: 'fr', colorScheme: 'dark', width: 1280 },
  { language: 'fr', colorScheme: 'light', width: 320 },
  { language: 'de', colorScheme: 'dark', width: 320 },
];
/** For whoever looks at pictures: wide and light, narrow and dark, in each language. */
const pictured: Look[] = languages.flatMap((language) => [
  { language, colorScheme: 'light', width: 1280 },
  { language, colorScheme: 'dark', width: 320 },
]);
export const looks: Look[] = folder ? pictured : examined;

/** What axe finds on a page, and what sticks out. None: everybody can read and use it. */
export async function examine(page: Page, look: Look, name: string): Promise<string[]> {
  const label = `${name} (${look.language}, ${look.colorScheme}, ${look.width} px)`;
  if (folder) {
    await mkdir(folder, { recursive: true });
    const file = `${folder}/${name}-${look.language}-${look.width}-${look.colorScheme}.png`;
    await page.screenshot({ path: file, fullPage: true });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  return [
    ...violations.map(({ id, nodes }) => `${label}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    ...(wide > look.width ? [`${label}: ${wide} px wide`] : []),
  ];
}

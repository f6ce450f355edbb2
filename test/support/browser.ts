import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** A real Chromium. */
export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await findChromium(),
    // Root has no sandbox; the other flags keep Chromium from calling home.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Somebody at a computer of their own. Whatever a page's script complains about ends up in `complaints`. */
export type Reader = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] };

/** Opens a browser of its own for a person. */
export async function sitDown(
  browser: Browser,
  options: NonNullable<Parameters<Browser['newContext']>[0]> = {},
): Promise<Reader> {
  const context = await browser.newContext({ locale: 'nl-BE', timezoneId: 'Europe/Brussels', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // An answer of 4xx or 5xx is written to the console by the browser itself.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** From the portal to the application, as the manual goes (A2, A3). */
export async function logIn(page: Page, webUrl: string, subject: string): Promise<void> {
  await page.goto(webUrl);
  const application = page
    .getByRole('main')
    .getByRole('link', { name: /^(Uniek Verslag|Rapport unique|Einheitsbericht)$/ });
  await application.click();
  await page.waitForURL(/unique-report/);
  await application.click();
  await identify(page, subject);
}

/** At the identity service: by eID, as this subject. @param back where the login leads */
export async function identify(page: Page, subject: string, back = /\/organisations/): Promise<void> {
  await page.locator('input[name="subject"]').fill(subject);
  await page.locator('input[name="subject"]').press('Enter');
  await page.waitForURL(back);
}

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Starts a real Chromium. */
export async function startBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await findChromium(),
    // Root has no sandbox; the other flags keep Chromium from calling its vendor.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A user with a browser window and cookies of their own. `scriptErrors` collects what the pages' scripts report. */
export type BrowserUser = { readonly page: Page; readonly context: BrowserContext; readonly scriptErrors: string[] };

/** Opens a window for a new user: Dutch, in the Belgian time zone, unless `options` say otherwise. */
export async function openBrowserWindow(
  browser: Browser,
  options: NonNullable<Parameters<Browser['newContext']>[0]> = {},
): Promise<BrowserUser> {
  const context = await browser.newContext({ locale: 'nl-BE', timezoneId: 'Europe/Brussels', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const scriptErrors: string[] = [];
  page.on('pageerror', (error) => scriptErrors.push(error.message));
  page.on('console', (message) => {
    // The browser itself writes each 4xx and 5xx answer to the console.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      scriptErrors.push(message.text());
  });
  return { page, context, scriptErrors };
}

/** From the portal to the application and through the login, as in the manual (A2, A3). */
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

/** Identifies as this subject at the identity service, by eID. @param returnsTo the address that the login leads to */
export async function identify(page: Page, subject: string, returnsTo = /\/organisations/): Promise<void> {
  await page.locator('input[name="subject"]').fill(subject);
  await page.locator('input[name="subject"]').press('Enter');
  await page.waitForURL(returnsTo);
}

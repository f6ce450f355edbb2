import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { findPerson } from '#services/identity/persons.ts';
import { type BrowserUser, logIn, openBrowserWindow, startBrowser } from './browser.ts';
import { type System, startSystem } from './system.ts';

const mailsSchema = z.array(
  z.object({ subject: z.string(), text: z.string(), to: z.array(z.object({ address: z.string() })) }),
);

/** The e-mail address of one of the demo's persons. */
export const emailOf = (subject: string): string => findPerson(subject)?.email ?? '';
/** The one amount of the form "Covid-19: Tijdelijke premie". */
export const amountField = ({ page }: BrowserUser) => page.getByLabel('Verantwoord totaalbedrag');
/** From the homepage to that form, until its scripts have run: they compute while the user types. */
export async function openForm({ page }: BrowserUser): Promise<void> {
  const link = page.getByRole('link', { name: 'Covid-19: Tijdelijke premie', exact: true });
  await Promise.all([page.waitForEvent('load'), link.click()]);
}

/** From the homepage: fills in the account and the contact person of the organisation, as the manual says. */
export async function fillInOrganisationData({ page }: BrowserUser): Promise<void> {
  await page.getByRole('link', { name: /^Wijzigen/ }).click();
  await page.getByLabel('IBAN of historisch rekeningnummer').fill('539-0075470-34');
  await page.getByLabel('BIC').fill('GKCCBEBB');
  await page.getByLabel('Naam').fill('An Peeters');
  await page.getByLabel('E-mail').fill('an.peeters@ocmw.example');
  await page.getByLabel('Telefoon').fill('03 123 45 67');
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await page.getByText('BE68 5390 0754 7034').waitFor();
}

type WindowOptions = Parameters<typeof openBrowserWindow>[1];

/** Starts everything that `npm start` starts and a browser, for the tests of one file; each user gets a window. */
export function startStory() {
  let system: System | undefined;
  let browser: Browser | undefined;
  let users: BrowserUser[] = [];
  const running = (): System => {
    if (system === undefined) throw new Error('nothing runs before a test begins');
    return system;
  };
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), startBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, 60_000);

  async function openWindow(options: WindowOptions = {}): Promise<BrowserUser> {
    if (browser === undefined) throw new Error('no browser before a test begins');
    const user = await openBrowserWindow(browser, options);
    users.push(user);
    return user;
  }

  return {
    get system() {
      return running();
    },
    /** A user who has not logged in. */
    visitor: openWindow,
    /** A user who has logged in on the organisations' site. */
    async logInAs(subject: string, options: WindowOptions = {}): Promise<BrowserUser> {
      const user = await openWindow(options);
      await logIn(user.page, running().webUrl, subject);
      return user;
    },
    /** A case handler who has logged in on the ministry's pages. */
    async logInAsHandler(subject: string, options: WindowOptions = {}): Promise<BrowserUser> {
      const user = await openWindow(options);
      await user.page.goto(running().fpsMiUrl);
      await user.page.getByRole('button', { name: 'Aanmelden' }).click();
      await user.page.locator('input[name="subject"]').fill(subject);
      await user.page.locator('input[name="subject"]').press('Enter');
      await user.page.waitForURL(`${running().fpsMiUrl}/**`);
      return user;
    },
    /** Closes all windows. Scripts must not have reported an error, unless the test kills a process. */
    async closeBrowsers(errorsExpected = false): Promise<void> {
      const errors = users.flatMap((user) => user.scriptErrors);
      await Promise.all(users.map((user) => user.context.close()));
      users = [];
      if (!errorsExpected) expect(errors).toEqual([]);
    },
    /** The mails to one of the demo's persons, or to an address, the oldest first. */
    async mailsTo(receiver: string): Promise<{ subject: string; text: string }[]> {
      const response = await fetch(`${running().mailUrl}/api/email`);
      const mails = mailsSchema.parse(await response.json());
      const address = emailOf(receiver) || receiver;
      return mails.filter(({ to }) => to.some((each) => each.address === address));
    },
  };
}

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { findPerson } from '#services/identity/persons.ts';
import { logIn, type Reader, sitDown, startBrowser } from './browser.ts';
import { type System, startSystem } from './system.ts';

const mailsSchema = z.array(
  z.object({ subject: z.string(), text: z.string(), to: z.array(z.object({ address: z.string() })) }),
);

/** The address of one of the stand-in's persons. */
export const emailOf = (subject: string): string => findPerson(subject)?.email ?? '';
/** The field that is filled in. */
export const amount = ({ page }: Reader) => page.getByLabel('Verantwoord totaalbedrag');
/** From the homepage to the form. */
export const openForm = ({ page }: Reader) => page.getByRole('link', { name: 'Covid-19: Tijdelijke premie' }).click();

/** Gives the organisation its account and contact person, as the manual says, from the homepage. */
export async function fillInData({ page }: Reader): Promise<void> {
  await page.getByRole('link', { name: /^Wijzigen/ }).click();
  await page.getByLabel('IBAN of historisch rekeningnummer').fill('539-0075470-34');
  await page.getByLabel('BIC').fill('GKCCBEBB');
  await page.getByLabel('Naam').fill('An Peeters');
  await page.getByLabel('E-mail').fill('an.peeters@ocmw.example');
  await page.getByLabel('Telefoon').fill('03 123 45 67');
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await page.getByText('BE68 5390 0754 7034').waitFor();
}

/** Everything that `npm start` starts, a browser, and the people before it, for one test file. */
export function openOffice() {
  let system: System | undefined;
  let browser: Browser | undefined;
  let readers: Reader[] = [];
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
  /** Somebody who has not logged in. */
  async function sit(options: Parameters<typeof sitDown>[1] = {}): Promise<Reader> {
    if (browser === undefined) throw new Error('no browser before a test begins');
    const one = await sitDown(browser, options);
    readers.push(one);
    return one;
  }
  return {
    get system() {
      return running();
    },
    visitor: sit,
    /** Somebody who has logged in. */
    async reader(subject: string, options: Parameters<typeof sitDown>[1] = {}): Promise<Reader> {
      const one = await sit(options);
      await logIn(one.page, running().webUrl, subject);
      return one;
    },
    /** A case handler of the ministry who has logged in on its pages. */
    async handler(subject: string, options: Parameters<typeof sitDown>[1] = {}): Promise<Reader> {
      if (browser === undefined) throw new Error('no browser before a test begins');
      const one = await sitDown(browser, options);
      readers.push(one);
      await one.page.goto(running().fpsMiUrl);
      await one.page.locator('input[name="subject"]').fill(subject);
      await one.page.locator('input[name="subject"]').press('Enter');
      await one.page.waitForURL(`${running().fpsMiUrl}/**`);
      return one;
    },
    /** Whoever sat down gets up; no script of ours may have complained, but where a part was killed on purpose. */
    async everybodyLeaves(complaintsExpected = false): Promise<void> {
      const complaints = readers.flatMap((one) => one.complaints);
      await Promise.all(readers.map((one) => one.context.close()));
      readers = [];
      if (!complaintsExpected) expect(complaints).toEqual([]);
    },
    /** The mails that arrived for one of the stand-in's persons, or at an address, the first one first. */
    async mailsTo(receiver: string): Promise<{ subject: string; text: string }[]> {
      const answer = await fetch(`${running().mailUrl}/api/email`);
      const mails = mailsSchema.parse(await answer.json());
      const address = emailOf(receiver) || receiver;
      return mails.filter(({ to }) => to.some((one) => one.address === address));
    },
  };
}

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findPerson } from '#services/identity/persons.ts';
import { type HttpPerson, logInOverHttp } from '#test/support/http-person.ts';
import { startStory } from '#test/support/story.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/** An open overview follows what others do, and nobody can sign a content that has changed. */
const story = startStory();
const { logInAs, closeBrowsers } = story;

/** A user at another computer, over HTTP alone. */
type Elsewhere = { save(amount: string): Promise<void>; sign(role: string): Promise<void>; report: string };

/** An organisation whose report is filled in with 50 euro. */
async function filledIn(nis: string): Promise<Elsewhere> {
  const { webUrl } = story.system;
  const home = `/organisations/${nis}`;
  const report = `${home}/reports/covid-premium/2022`;
  const officer: HttpPerson = await logInOverHttp(webUrl, `clerk.${nis}`);
  await officer.submit(await officer.get(`${home}/data`), 'account', {
    account: 'BE68 5390 0754 7034',
    bic: 'GKCCBEBB',
    contactName: 'An Peeters',
    contactEmail: 'an@ocmw.example',
    contactPhone: '03 123 45 67',
  });
  const elsewhere: Elsewhere = {
    report: `${webUrl}${report}`,
    save: async (justifiedTotal) => {
      await officer.submit(await officer.get(`${report}/form`), 'justifiedTotal', { justifiedTotal });
    },
    sign: async (role) => {
      const signatory = await logInOverHttp(webUrl, `${role}.${nis}`);
      await signatory.submit(await signatory.get(report), 'hash');
    },
  };
  await elsewhere.save('50');
  return elsewhere;
}

/** The sign button, in Dutch or French. */
const signButton = (page: Page) => page.getByRole('button', { name: /^(Ondertekenen|Signer)$/ });

/** Opens the report and waits until the stream of changes is open and the page has refreshed once. */
async function openOverview(page: Page, report: string): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().endsWith('/changes'));
  const asked = page.waitForResponse((response) => response.url().includes('seen='));
  await page.goto(report);
  expect((await stream).status()).toBe(200);
  expect((await asked).status()).toBe(204);
}

describe.each([
  ['nl', '11022', '€ 75,00'],
  ['fr', '92094', '75,00 €'],
] as const)('while a user has the overview open (%s)', (language, nis, changedAmount) => {
  const text = textsIn(language).overview;
  const options = { locale: `${language}-BE` };

  it('updates when another user signs or edits, and keeps the scroll position', async () => {
    const elsewhere = await filledIn(nis);
    const { page } = await logInAs(`chair.${nis}`, options);
    await page.clock.install();
    await openOverview(page, elsewhere.report);
    // With the page's clock stopped there is no polling: every update comes by the stream.
    await page.clock.pauseAt(Date.now() + 1_000);
    await page.locator('.history > summary').click();
    await signButton(page).focus();

    await elsewhere.sign('director');
    await page.locator('.signature.signed').waitFor();
    expect(await page.locator('.history').getAttribute('open')).not.toBeNull();
    expect(await signButton(page).evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true);
    expect(await signButton(page).isEnabled()).toBe(true);

    await elsewhere.save('75');
    await page.getByText(changedAmount).first().waitFor();
    await page.getByText(text.changedMeanwhile).waitFor();
    expect(await page.locator('.signature.signed').count()).toBe(0);
    expect(await signButton(page).isDisabled()).toBe(true);

    await page.clock.resume();
    await page.getByRole('link', { name: text.reload }).first().click();
    await signButton(page).click();
    await page.locator('.signature.signed').waitFor();
    await closeBrowsers();
  }, 60_000);
});

describe('the sign button', () => {
  it('is disabled from the moment of a change until the new content is shown', async () => {
    const elsewhere = await filledIn('11023');
    const { page } = await logInAs('chair.11023');
    await openOverview(page, elsewhere.report);
    const held = Promise.withResolvers<void>();
    await page.route(/seen=/, async (route) => {
      await held.promise;
      await route.continue();
    });
    await elsewhere.save('75');
    await expect.poll(() => signButton(page).getAttribute('aria-disabled')).toBe('true');
    await signButton(page).click({ force: true });
    held.resolve();
    await page.getByText('€ 75,00').first().waitFor();
    expect(page.url()).toBe(elsewhere.report);
    expect(await page.locator('.signature.signed').count()).toBe(0);
    await closeBrowsers();
  }, 60_000);

  it('is disabled while the page is offline, which the page says, and enabled when it is online again', async () => {
    const elsewhere = await filledIn('11024');
    const { page, context } = await logInAs('chair.11024');
    await openOverview(page, elsewhere.report);
    await context.setOffline(true);
    await page.getByText(textsIn('nl').overview.unsure).waitFor();
    expect(await signButton(page).isDisabled()).toBe(true);
    await context.setOffline(false);
    await page.getByText(textsIn('nl').overview.unsure).waitFor({ state: 'hidden' });
    expect(await signButton(page).isEnabled()).toBe(true);
    await closeBrowsers(true);
  }, 60_000);
});

describe('a user who has lost their role', () => {
  it('no longer sees the report, even on a page that was open', async () => {
    const nis = '11030';
    const elsewhere = await filledIn(nis);
    const { page } = await logInAs(`chair.${nis}`);
    await openOverview(page, elsewhere.report);
    const dpo = await logInOverHttp(story.system.webUrl, `dpo.${nis}`);
    const chair = findPerson(`chair.${nis}`);
    const roles = textsIn('nl').access.roles;
    for (const role of [roles.editor, roles.chair]) {
      const access = await dpo.get(`/organisations/${nis}/access`);
      const link = `: ${chair?.givenName} ${chair?.familyName}, ${role}<`;
      const before = access.text.slice(0, access.text.indexOf(link));
      const address = before.slice(before.lastIndexOf('href="')).split('"')[1] ?? expect.fail(`no link ${link}`);
      await dpo.submit(await dpo.get(address), 'request');
    }
    await page.getByRole('heading', { level: 1, name: /^Uw rol bij OCMW .* is ingetrokken op/ }).waitFor();
    await closeBrowsers(true);
  }, 60_000);
});

describe('a user whose session has ended', () => {
  it('no longer sees the report on a page that was open', async () => {
    const elsewhere = await filledIn('11035');
    const { page, context } = await logInAs('chair.11035');
    await openOverview(page, elsewhere.report);
    await context.clearCookies();
    await elsewhere.save('75');
    await page.getByRole('heading', { level: 1, name: siteTextsIn('nl').sessions.beginTitle }).waitFor();
    expect(await page.locator('#report').count()).toBe(0);
    await closeBrowsers(true);
  }, 60_000);
});

describe('where a proxy blocks the stream', () => {
  it('the page polls every few seconds instead', async () => {
    const elsewhere = await filledIn('11029');
    const { page } = await logInAs('chair.11029');
    await page.route('**/changes', (route) => route.abort());
    await page.goto(elsewhere.report);
    await elsewhere.sign('director');
    await page.locator('.signature.signed').waitFor();
    expect(await signButton(page).isEnabled()).toBe(true);
    await closeBrowsers(true);
  }, 60_000);
});

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Line } from '#forms/definition.ts';
import { repaymentLabel } from '#forms/summary.ts';
import { findPerson } from '#services/identity/persons.ts';
import { identify } from '#test/support/browser.ts';
import { logInOverHttp } from '#test/support/http-person.ts';
import { checkPage } from '#test/support/page-checks.ts';
import { fileWith } from '#test/support/participation-tables.ts';
import { elsewhereAt, filledIn, payInAdvance, prepareTen, returnReport } from '#test/support/reports-to-sign.ts';
import { startStory } from '#test/support/story.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/** An open overview follows what others do, and nobody can sign a content that has changed. */
const story = startStory();
const { logInAs, closeBrowsers } = story;

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
    const elsewhere = await filledIn(story.system, nis);
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
    const elsewhere = await filledIn(story.system, '11023');
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
    const elsewhere = await filledIn(story.system, '11024');
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
    const elsewhere = await filledIn(story.system, nis);
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
    const elsewhere = await filledIn(story.system, '11035');
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
    const elsewhere = await filledIn(story.system, '11029');
    const { page } = await logInAs('chair.11029');
    await page.route('**/changes', (route) => route.abort());
    await page.goto(elsewhere.report);
    await elsewhere.sign('director');
    await page.locator('.signature.signed').waitFor();
    expect(await signButton(page).isEnabled()).toBe(true);
    await closeBrowsers(true);
  }, 60_000);
});

/**
 * A chair and a director of ten organisations sign ten reports with one identification, on a phone. Every tap is counted, from the
 * link in a mail to the page that says that all are signed: typing who they are counts as one, as the eID or itsme would.
 */
describe.each([
  ['nl', 'als voorzitter', { chair: true, director: false }],
  ['fr', 'en tant que président(e)', { chair: false, director: true }],
] as const)('who has ten reports to sign (%s)', (language, asChair, scripts) => {
  const text = textsIn(language);
  const phone = { locale: `${language}-BE`, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  let own: string;

  it.each(['chair', 'director'] as const)('signs them as %s in at most six taps', async (role) => {
    own = language === 'nl' ? '11023' : '92003';
    if (role === 'chair') await prepareTen(story.system, own, language === 'nl' ? 100 : 200);
    const { page } = await story.visitor({ ...phone, javaScriptEnabled: scripts[role] });
    let taps = 0;
    const tap = async (target: ReturnType<Page['locator']>, then: () => Promise<unknown>): Promise<void> => {
      taps += 1;
      await Promise.all([then(), target.tap()]);
    };
    taps += 1;
    await page.goto(`${story.system.webUrl}/sign`);
    await tap(page.getByRole('main').locator('button.primary, a.primary'), () => page.waitForURL(/interaction/));
    taps += 1;
    await identify(page, `${role}.${own}`, /\/sign$/);
    await page.getByText(text.signMany.waiting(10)).waitFor();
    if (role === 'chair') expect(await page.getByText(asChair).count()).toBe(10);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await tap(page.getByRole('link', { name: text.signMany.selectAll }), () => page.waitForURL(/all=yes/));
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(10);
    await tap(page.getByRole('button', { name: text.sign, exact: true }), () =>
      page.waitForURL(/\/sign\/[0-9a-f-]{36}$/),
    );
    expect(taps).toBeLessThanOrEqual(6);
    await page.getByText(text.signMany.signedCount(10, 10)).waitFor();
    const ended = role === 'chair' ? text.signMany.waits : text.signMany.sent('COV-2022-').trim();
    await expect
      .poll(async () => {
        // With scripts the page follows the delivery; without them the person reloads it.
        if (!scripts[role]) await page.reload();
        return await page.getByText(ended).count();
      })
      .toBe(10);
    await closeBrowsers();
  });
});

describe.each([
  { language: 'nl', javaScriptEnabled: true, nis: '11016', amount: '€ 1.000,50' },
  { language: 'fr', javaScriptEnabled: false, nis: '92006', amount: '1\u202f000,50\u00a0€' },
] as const)('a signer ($language, JavaScript: $javaScriptEnabled)', ({ language, javaScriptEnabled, nis, amount }) => {
  const text = textsIn(language);
  const options = { locale: `${language}-BE`, javaScriptEnabled };
  const view = { language, colorScheme: 'light', width: 1280 } as const;
  const checkbox = (page: Page, name: string) => page.locator(`#confirm-${name}`);
  const reference = `COV-2022-${nis}-1`;
  const hasFocus = (target: Locator) => target.evaluate((element) => element === element.ownerDocument.activeElement);
  /** Presses the button of a form that the browser does not check. @returns the error, which has the focus */
  const signWithoutTick = async (page: Page): Promise<Locator> => {
    await page.locator('.signing form').evaluate((form) => form.setAttribute('novalidate', ''));
    await signButton(page).click();
    const error = page.getByRole('alert');
    await error.waitFor();
    expect(await hasFocus(error)).toBe(true);
    return error;
  };
  /** Waits until the page shows something. With scripts it follows what happens; without them the person reloads it. */
  const eventually = async (page: Page, target: Locator): Promise<void> => {
    await expect
      .poll(
        async () => {
          if (!javaScriptEnabled) await page.reload();
          return await target.count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
  };
  const signed = (page: Page) => page.getByText(text.overview.signedByYou, { exact: true }).waitFor();
  const nameOf = (subject: string): string => {
    const { givenName, familyName } = findPerson(subject) ?? { givenName: '?', familyName: '?' };
    return `${givenName} ${familyName}`;
  };

  it('has the button of a report of 120 lines on the first screen of a phone; printing shows the lines', async () => {
    await filledIn(story.system, nis);
    const report = `${story.system.webUrl}/organisations/${nis}/reports/participation/2026`;
    const officer = (await logInAs(`clerk.${nis}`, { locale: 'nl-BE' })).page;
    await officer.goto(`${report}/tables/participation`);
    const lines = Array.from({ length: 120 }, (_, index): Line => {
      return { activity: `Uitstap ${index + 1}`, sort: 'group', beneficiaries: 3, cost: 10_000 };
    });
    await officer.locator('input[type=file]').setInputFiles({
      name: 'tabel.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await fileWith(lines)),
    });
    await officer.locator('main button.primary:visible').click();
    await officer.locator('main form button.primary:visible').click();
    await officer
      .getByText(/120 (regels|lignes)/)
      .first()
      .waitFor();

    const viewport = { width: 390, height: 844 };
    const { page } = await logInAs(`chair.${nis}`, { ...options, viewport });
    await page.goto(report);
    const button = await signButton(page).boundingBox();
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeGreaterThan(0);
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThan(5 * viewport.height);
    const line = page.getByText('Uitstap 100', { exact: true });
    expect(await line.isVisible()).toBe(false);
    await page.locator('.lines-fold > summary').click();
    expect(await line.isVisible()).toBe(true);
    await page.locator('.lines-fold > summary').click();
    await page.getByRole('link', { name: /120/ }).waitFor({ state: 'hidden' });
    if (javaScriptEnabled) expect(await checkPage(page, { ...view, width: 390 }, 'ceremony-on-a-phone')).toEqual([]);

    await page.emulateMedia({ media: 'print' });
    expect(await line.isVisible()).toBe(true);
    expect(await page.locator('.organisation').isVisible()).toBe(true);
    expect(await signButton(page).isVisible()).toBe(false);
    expect(await page.locator('.languages, .sections, .history, .actions').filter({ visible: true }).count()).toBe(0);
    await closeBrowsers();
  }, 120_000);

  it('confirms a repayment, and says what is declared and what follows', async () => {
    await payInAdvance(story.system, nis, 105_050);
    const { report } = await filledIn(story.system, nis);
    const found: string[] = [];
    /** axe needs scripts. */
    const check = async (shown: Page, name: string): Promise<void> => {
      if (javaScriptEnabled) found.push(...(await checkPage(shown, view, name)));
    };
    const { page } = await logInAs(`chair.${nis}`, { ...options, viewport: { width: 1280, height: 900 } });
    await page.goto(report);
    const block = page.locator('.signing');
    await block.getByText(repaymentLabel[language], { exact: true }).waitFor();
    await block.getByText(amount, { exact: true }).waitFor();
    expect(await page.getByText(text.summary.account, { exact: true }).count()).toBe(0);
    await block.getByText(text.signing.asked.generalDirector(nameOf(`director.${nis}`))).waitFor();
    await block.getByText(/Ik verklaar als voorzitter van OCMW|En tant que président\(e\) du CPAS/).waitFor();
    expect(await page.locator('main .primary:visible').count()).toBe(1);
    await check(page, 'ceremony-of-a-repayment');

    // The browser asks for the checkbox, and so does the server.
    await signButton(page).click();
    expect(page.url()).toBe(report);
    const error = await signWithoutTick(page);
    await error.getByText(text.errors['repayment-not-confirmed'].title).waitFor();
    await check(page, 'ceremony-not-confirmed');
    await error.getByRole('link').click();
    expect(await hasFocus(checkbox(page, 'repayment'))).toBe(true);
    await checkbox(page, 'repayment').check();
    await signButton(page).click();
    await signed(page);
    await page
      .locator('.notice.confirmed')
      .getByText(nameOf(`director.${nis}`))
      .waitFor();

    const director = (await logInAs(`director.${nis}`, options)).page;
    await director.goto(report);
    await director.getByText(text.signing.last).waitFor();
    await director.getByText(text.signing.signedBefore.chair(nameOf(`chair.${nis}`))).waitFor();
    await checkbox(director, 'repayment').check();
    await signButton(director).click();
    await signed(director);
    // What must be kept: the reference of FPS MI, and the document.
    const sent = director.locator('.notice.confirmed');
    await eventually(director, sent.getByText(reference, { exact: true }));
    await sent.getByText(text.overview.stages.sent).waitFor();
    await sent.getByText(text.overview.keep).waitFor();
    const link = sent.getByRole('link', { name: text.overview.openDocument });
    const answer = await director.request.get(new URL((await link.getAttribute('href')) ?? '', report).href);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await check(director, 'ceremony-sent');
    expect(found).toEqual([]);
    await closeBrowsers();
  }, 120_000);

  it('confirms that a returned report is unchanged, and nothing of the kind after a correction', async () => {
    await returnReport(story.system, reference, 'De premies van maart ontbreken.');
    const elsewhere = await elsewhereAt(story.system, nis);
    const { page } = await logInAs(`chair.${nis}`, options);
    await page.goto(elsewhere.report);
    await eventually(page, page.getByRole('heading', { name: text.returned.title }));
    await page.goto(elsewhere.report);
    await page.locator('.notice.danger').getByText('De premies van maart ontbreken.').waitFor();
    await checkbox(page, 'repayment').check();
    const error = await signWithoutTick(page);
    await error.getByText(text.errors['unchanged-not-confirmed'].title).waitFor();
    expect(await checkbox(page, 'repayment').isChecked()).toBe(true);
    await error.getByRole('link').click();
    expect(await hasFocus(checkbox(page, 'unchanged'))).toBe(true);
    await page.getByLabel(text.signing.confirm.unchanged).check();
    await signButton(page).click();
    await signed(page);

    await elsewhere.save('60');
    await page.goto(elsewhere.report);
    await checkbox(page, 'repayment').check();
    expect(await checkbox(page, 'unchanged').count()).toBe(0);
    await signButton(page).click();
    await signed(page);
    await closeBrowsers();
  }, 120_000);
});

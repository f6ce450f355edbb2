import postgres from 'postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { logIn } from '#test/support/browser.ts';
import { type HttpPerson, logInOverHttp } from '#test/support/http-person.ts';
import { gridOf, typeInGrid } from '#test/support/line-grid.ts';
import { startStory } from '#test/support/story.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/** What is typed in a form and not saved survives a crash, another computer, another language and the end of the session. */
const story = startStory();
const { logInAs, closeBrowsers } = story;
afterEach(() => closeBrowsers(true));

/** An organisation with its data, and the address of its homepage. */
async function organisation(nis: string): Promise<string> {
  const { webUrl } = story.system;
  const home = `/organisations/${nis}`;
  const officer: HttpPerson = await logInOverHttp(webUrl, `clerk.${nis}`);
  await officer.submit(await officer.get(`${home}/data`), 'account', {
    account: 'BE68 5390 0754 7034',
    bic: 'GKCCBEBB',
    contactName: 'An Peeters',
    contactEmail: 'an@ocmw.example',
    contactPhone: '03 123 45 67',
  });
  return `${webUrl}${home}`;
}

describe.each([
  { language: 'nl', nis: '11001' },
  { language: 'fr', nis: '92094' },
] as const)('an amount that is typed and not saved ($language)', ({ language, nis }) => {
  const text = textsIn(language);
  const options = { locale: `${language}-BE` };

  it('is shown again on another computer, also when it cannot be read, and is forgotten once it is saved', async () => {
    const form = `${await organisation(nis)}/reports/covid-premium/2022/form`;
    const first = await logInAs(`clerk.${nis}`, options);
    await first.page.goto(form);
    await first.page.locator('#justifiedTotal').fill('12,345');
    await first.page.locator('#autosave-state', { hasText: /\d\d:\d\d/ }).waitFor();
    await first.context.close();

    const { page } = await logInAs(`clerk.${nis}`, options);
    await page.goto(form);
    await page.getByRole('heading', { name: text.autosave.title }).waitFor();
    expect(await page.locator('#justifiedTotal').inputValue()).toBe('12,345');
    expect(await page.locator('.problem:visible').count()).toBe(1);
    await page.locator('#justifiedTotal').fill('1234,50');
    await page.getByRole('button', { name: text.save }).click();
    await page.waitForURL(/2022$/);
    await page.goto(form);
    expect(await page.getByText(text.autosave.title).count()).toBe(0);
  });

  it('stays when the language is switched, without JavaScript too, and can be discarded', async () => {
    const other = language === 'nl' ? 'fr' : 'nl';
    const form = `${await organisation(nis === '11001' ? '11002' : '62063')}/reports/covid-premium/2022/form`;
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await logInAs(`clerk.${nis === '11001' ? '11002' : '62063'}`, { ...options, javaScriptEnabled });
      await page.goto(form);
      await page.locator('#justifiedTotal').fill('17');
      await page.getByRole('button', { name: other.toUpperCase(), exact: true }).click();
      await page.locator(`html[lang=${other}]`).waitFor();
      expect(await page.locator('#justifiedTotal').inputValue()).toBe('17');
      await page.goto(form);
      await page.getByRole('button', { name: textsIn(other).autosave.discard }).click();
      await page.getByText(textsIn(other).autosave.title).waitFor({ state: 'detached' });
      expect(await page.locator('#justifiedTotal').inputValue()).toBe('');
      await page.getByRole('button', { name: language.toUpperCase(), exact: true }).click();
    }
  });
});

describe('the data of an organisation that are typed and not saved', () => {
  it('stay when the language is switched, without JavaScript too', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await logInAs('clerk.11007', { javaScriptEnabled });
      await page.goto(`${story.system.webUrl}/organisations/11007/data`);
      await page.locator('#contactName').fill('An Peeters');
      await page.getByRole('button', { name: 'FR', exact: true }).click();
      await page.locator('html[lang=fr]').waitFor();
      expect(await page.locator('#contactName').inputValue()).toBe('An Peeters');
      await page.getByRole('button', { name: 'NL', exact: true }).click();
      await page.locator('html[lang=nl]').waitFor();
    }
  });
});

describe('a line that was added and not saved', () => {
  it('is still there after the browser was closed, also when it was on its way while another field was kept', async () => {
    const form = `${await organisation('11004')}/reports/energy-funds/2026/form`;
    const first = await logInAs('clerk.11004');
    await first.page.goto(form);
    await typeInGrid(first.page, 'staff-0-member', 'An', '50');
    await first.page.locator('#autosave-state', { hasText: /\d\d:\d\d/ }).waitFor();
    await first.page.route('**/form/lines/staff', (route) => route.abort());
    await typeInGrid(first.page, 'staff-1-member', 'Ben', 'x');
    const kept = first.page.waitForResponse(/\/autosave$/);
    await first.page.locator('#debtFiles').fill('12');
    await kept;
    await first.context.close();

    const { page } = await logInAs('clerk.11004');
    await page.goto(form);
    await gridOf(page, 'staff');
    const cells = ['0-member', '1-member', '1-fraction'].map((cell) => page.locator(`#staff-${cell}`).textContent());
    expect(await Promise.all(cells)).toEqual(['An', 'Ben', 'x']);
    expect(await page.locator('#debtFiles').inputValue()).toBe('12');
  });
});

describe('the lines of a grid that are not saved', () => {
  it('stay with what cannot be read: while the web service is killed, in a second tab and in another language', async () => {
    const nis = '11008';
    const report = `${await organisation(nis)}/reports/personnel-costs/2026`;
    const { page, context } = await logInAs(`clerk.${nis}`, { permissions: ['clipboard-read', 'clipboard-write'] });
    const text = textsIn('nl');
    const cell = (name: string, of = page) => of.locator(`#staff-${name}`);
    const kept = (of = page) => of.locator('#autosave-state', { hasText: /\d\d:\d\d/ }).waitFor();
    await page.goto(`${report}/form`);
    await typeInGrid(page, 'staff-0-member', 'A', 'm', '1/1/26', '31/12/26', '100', '45.123,45');
    await typeInGrid(page, 'staff-1-member', 'B', 'm', '1/1/26', '30/6/26', '50', '1000');
    await kept();

    await story.system.kill('web');
    await typeInGrid(page, 'staff-2-member', 'C', 'm', '1/7/26', '31/12/26', '50', '2000');
    // It is sent again without a click, to the process that takes the place of the other one.
    await page.locator('#value-total', { hasText: '48.123,45' }).waitFor({ timeout: 60_000 });

    const rows = Array.from({ length: 60 }, (_, index) => {
      const [from, cost] = [index === 20 ? '31/2/26' : '1/1/26', index === 10 ? '12,345' : '100,00'];
      return [`P${index}`, 'Maatschappelijk werker', from, '31/12/26', '80', cost].join('\t');
    });
    await cell('3-member').click();
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(rows.join('\n'))})`);
    await page.keyboard.press('ControlOrMeta+v');
    await page.locator('.grid-news', { hasText: '360' }).waitFor();
    await page.locator('#value-total', { hasText: '54.023,45' }).waitFor();

    // A second tab has all of it. Its changes do not push out the draft of the first one.
    const second = await context.newPage();
    await second.goto(`${report}/form`);
    await gridOf(second, 'staff');
    await cell('0-member', second).click();
    await second.keyboard.press('Control+End');
    expect(await cell('62-member', second).textContent()).toBe('P59');
    await second.keyboard.press('Control+Home');
    for (const fraction of ['1', '2', '3', '4', '5', '6']) {
      await typeInGrid(second, 'staff-1-fraction', fraction);
      await kept(second);
    }
    await second.close({ runBeforeUnload: false });

    // The list of what is wrong leads to the cells; another language shows the same texts.
    await page.getByRole('button', { name: text.save }).click();
    const wrong = page.locator('.error-summary');
    expect(await wrong.getByRole('link').allInnerTexts()).toHaveLength(2);
    await page.getByRole('button', { name: 'FR', exact: true }).click();
    await page.locator('html[lang=fr]').waitFor();
    await gridOf(page, 'staff');
    await page.getByRole('button', { name: /Membre du personnel 14, coût brut/ }).click();
    expect(await cell('13-cost').locator('input').inputValue()).toBe('12,345');
    await page.keyboard.press('ControlOrMeta+a');
    for (const key of ['1', '2', ',', '3', '4', 'Enter']) await page.keyboard.press(key);
    await page.keyboard.press('ControlOrMeta+z');
    expect(await cell('13-cost').textContent()).toBe('12,345');
    await page.keyboard.press('ControlOrMeta+y');
    await page.getByRole('button', { name: /Membre du personnel 24, / }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('28/2/2026');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: textsIn('fr').save }).click();
    await page.waitForURL(report);
    await page.getByText('Membres du personnel : 63 lignes').waitFor();
  }, 180_000);
});

describe('the end of a session', () => {
  it('is announced some minutes before, with one click to stay; after it the form still has what was typed', async () => {
    const sql = postgres(story.system.databaseUrl, { max: 1 });
    const text = textsIn('nl');
    try {
      const form = `${await organisation('11005')}/reports/covid-premium/2022/form`;
      const { page, context } = await logInAs('clerk.11005');
      await page.goto(form);
      await sql`update unique_report.sessions set last_used_at = now() - interval '117 minutes'`;
      await page.locator(':root').evaluate((root) => root.ownerDocument.dispatchEvent(new Event('visibilitychange')));
      const dialog = page.getByRole('dialog', { name: text.sessionEnd.title });
      await dialog.waitFor();
      await dialog.getByRole('button', { name: text.sessionEnd.stay }).click();
      await dialog.waitFor({ state: 'hidden' });

      await page.locator('#justifiedTotal').fill('75');
      await context.clearCookies();
      await page.locator(':root').evaluate((root) => root.ownerDocument.dispatchEvent(new Event('visibilitychange')));
      await page.getByText(text.sessionEnd.ended).waitFor();
      await page.getByRole('button', { name: text.sessionEnd.close }).click();
      expect(await page.locator('#justifiedTotal').inputValue()).toBe('75');

      // Who saves nevertheless reads what was typed, and saves it after logging in again.
      await page.getByRole('button', { name: text.save }).click();
      await page.getByRole('heading', { name: text.errors['login-needed'].title }).waitFor();
      await page.getByRole('definition').filter({ hasText: /^75$/ }).waitFor();
      const again = await context.newPage();
      await logIn(again, story.system.webUrl, 'clerk.11005');
      await page.getByRole('button', { name: siteTextsIn('nl').page.tryAgain }).click();
      await page.waitForURL(/covid-premium\/2022$/);
      await page.getByText('€\u00a075,00').first().waitFor();
    } finally {
      await sql.end();
    }
  });
});

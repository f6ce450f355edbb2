import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { typeInGrid } from '#test/support/line-grid.ts';
import { startStory } from '#test/support/story.ts';

/** A form with lines, from the first line to the ministry, in a real browser. */
const story = startStory();
const { logInAs, closeBrowsers } = story;

const words = {
  nl: {
    form: 'De geïndividualiseerde projecten',
    newLine: 'Nieuwe regel',
    add: 'Regel toevoegen',
    keep: 'Klaar',
    sort: 'Soort',
    files: 'Dossiers',
    income: 'Leefloon',
    cost: 'Kosten',
    change: /^Wijzigen Regel/,
    remove: /^Verwijderen Regel/,
    line: 'Regel 1',
    save: 'Opslaan',
    edit: 'Wijzigen',
    sign: 'Ondertekenen',
    unfinished: 'Vul een bedrag in',
    signed: /^U hebt ondertekend$/,
    warning: 'De kosten liggen lager',
    payable: '€ 1.234,57',
    grants: '€ 1.234,67',
    account: 'IBAN of historisch rekeningnummer',
    name: 'Naam',
    phone: 'Telefoon',
  },
  fr: {
    form: 'Les projets individualisés',
    newLine: 'Nouvelle ligne',
    add: 'Ajouter une ligne',
    keep: 'Terminé',
    sort: 'Type',
    files: 'Dossiers',
    income: 'Revenu d’intégration',
    cost: 'Coûts',
    change: /^Modifier Ligne/,
    remove: /^Supprimer Ligne/,
    line: 'Ligne 1',
    save: 'Enregistrer',
    edit: 'Modifier',
    sign: 'Signer',
    unfinished: 'Saisissez un montant',
    signed: /^Vous avez signé$/,
    warning: 'Les coûts sont inférieurs',
    payable: '1 234,57 €',
    grants: '1 234,67 €',
    account: 'IBAN ou numéro de compte historique',
    name: 'Nom',
    phone: 'Téléphone',
  },
} as const;

type Words = (typeof words)[keyof typeof words];

/** Types lines in the grid, corrects one and removes one. */
async function typeLines(page: Page, text: Words): Promise<void> {
  await typeInGrid(page, 'projects-0-sort', 'Project', '12', '10.000', '0');
  await typeInGrid(page, 'projects-1-sort', 'Vorming', '1', '1', '2');
  await typeInGrid(page, 'projects-2-sort', 'Studies', '3', '2345,67');
  // The total of 10% of each line also counts lines that are not saved yet.
  await page.locator('#projects tfoot', { hasText: text.grants }).waitFor();
  await typeInGrid(page, 'projects-0-cost', '1 000,004');
  await page.locator('#projects-0-findings').waitFor();
  await typeInGrid(page, 'projects-0-cost', '1 000,00');
  await expect.poll(() => page.locator('#projects-0-findings').count()).toBe(0);
  await page.locator('#projects-1 th').click();
  await page.keyboard.press('Delete');
  await expect.poll(() => page.locator('#projects-1-sort').textContent()).toContain('Studies');
}

/** Adds lines without JavaScript, corrects one and removes one. */
async function fillInLines(page: Page, text: Words): Promise<void> {
  const newLine = page.getByRole('group', { name: text.newLine });
  const rows = page.locator('#projects tbody tr:not(.line-findings)');
  const add = async (sort: string, files: string, income: string, cost: string): Promise<void> => {
    const before = await rows.count();
    await newLine.getByLabel(text.sort).selectOption(sort);
    await newLine.getByLabel(text.files).fill(files);
    await newLine.getByLabel(text.income).fill(income);
    await newLine.getByLabel(text.cost).fill(cost);
    await newLine.getByRole('button', { name: text.add }).click();
    await expect.poll(() => rows.count()).toBe(before + 1);
  };
  await add('work', '12', '10.000', '0');
  await add('training', '1', '1', '2');
  await add('studies', '3', '2345,67', '');
  // The total of 10% of each line also counts lines that are not saved yet.
  await page.locator('#projects tfoot', { hasText: text.grants }).waitFor();

  // Changes the first line and removes the second.
  await page.getByRole('button', { name: text.change }).first().click();
  const open = page.getByRole('group', { name: text.line });
  await open.getByLabel(text.cost).fill('1 000,004');
  await open.getByRole('button', { name: text.keep }).click();
  await open.locator('.problem').waitFor();
  await open.getByLabel(text.cost).fill('1 000,00');
  await open.getByRole('button', { name: text.keep }).click();
  await expect.poll(() => open.count()).toBe(0);
  await page.getByRole('button', { name: text.remove }).nth(1).click();
  await expect.poll(() => rows.count()).toBe(2);
}

describe.each([
  ['with JavaScript, in Dutch', 'nl', '11001', true],
  ['without JavaScript, in French', 'fr', '92094', false],
] as const)('a form with lines, %s', (_, language, nis, javaScriptEnabled) => {
  const text = words[language];
  const options = { javaScriptEnabled, locale: `${language}-BE` };
  const openForm = (page: Page) => page.getByRole('link', { name: text.form }).first().click();

  it('is filled in line by line, saved with gaps, completed by a second officer, signed and sent', async () => {
    const officer = await logInAs(`clerk.${nis}`, options);
    const { page } = officer;
    await page.goto(`${story.system.webUrl}/organisations/${nis}/data`);
    await page.getByLabel(text.account).fill('BE68 5390 0754 7034');
    await page.getByLabel('BIC').fill('GKCCBEBB');
    await page.getByLabel(text.name, { exact: true }).fill('An Peeters');
    await page.getByLabel('E-mail').fill('an.peeters@ocmw.example');
    await page.getByLabel(text.phone).fill('03 123 45 67');
    await page.getByRole('button', { name: text.save }).click();
    await openForm(page);

    await (javaScriptEnabled ? typeLines(page, text) : fillInLines(page, text));
    await page.getByRole('button', { name: text.save }).click();
    await page.getByText(text.unfinished).first().waitFor();

    const other = await logInAs(`clerk.${nis}`, options);
    await openForm(other.page);
    await other.page.getByRole('link', { name: text.edit }).click();
    if (javaScriptEnabled) {
      await typeInGrid(other.page, 'projects-1-cost', '234,57');
    } else {
      await other.page.getByRole('button', { name: text.change }).nth(1).click();
      // An open line is saved with the rest.
      await other.page.locator('tr.open').getByLabel(text.cost).fill('234,57');
    }
    await other.page.getByRole('button', { name: text.save }).click();
    await other.page.getByText(text.payable).first().waitFor();

    for (const who of ['chair', 'director']) {
      const signer = await logInAs(`${who}.${nis}`, options);
      await openForm(signer.page);
      await signer.page.getByRole('button', { name: text.sign }).click();
      await signer.page.getByText(text.signed).first().waitFor();
    }
    const address = `${story.system.fpsMiUrl}/api/reports?form=integration-projects&nis=${nis}`;
    const received = async (): Promise<unknown> => await (await fetch(address)).json();
    await expect.poll(received, { timeout: 15_000 }).toMatchObject({
      total: 1,
      reports: [
        {
          reference: `GPMI-2026-${nis}-1`,
          payable: 123_457,
          values: {
            projects: [
              { sort: 'work', files: 12, income: 1_000_000, grant: 100_000, cost: 100_000 },
              { sort: 'studies', files: 3, income: 234_567, grant: 23_457, cost: 23_457 },
            ],
          },
        },
      ],
    });
    await closeBrowsers();
  }, 300_000);
});

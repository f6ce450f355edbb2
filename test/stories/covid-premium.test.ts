import { describe, expect, it } from 'vitest';
import { identify } from '#test/support/browser.ts';
import { amount, emailOf, fillInData, openForm, openOffice } from '#test/support/office.ts';

/** The manual, chapter by chapter, in a real browser against everything that `npm start` starts. */
const office = openOffice();
const { reader, everybodyLeaves, mailsTo } = office;

describe.each([
  ['with JavaScript', '11001', true],
  ['without JavaScript', '12007', false],
] as const)('the main job, %s', (_, nis, javaScriptEnabled) => {
  it('goes from login to the three green checks, and the ministry has the report', async () => {
    const options = { javaScriptEnabled };
    const clerk = await reader(`clerk.${nis}`, options);
    await fillInData(clerk);

    await openForm(clerk);
    await amount(clerk).fill('1234,5');
    if (javaScriptEnabled) await clerk.page.getByText('€ 1.234,50').waitFor();
    await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
    await clerk.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();

    const chair = await reader(`chair.${nis}`, options);
    await openForm(chair);
    await chair.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await chair.page.getByText(/Ondertekend door/).waitFor();
    expect(await chair.page.getByRole('button', { name: 'Ondertekenen' }).isDisabled()).toBe(true);

    // An edit in between takes the signature away (D4).
    await clerk.page.reload();
    await clerk.page.getByRole('link', { name: 'Wijzigen' }).click();
    await clerk.page.getByText('vervalt de handtekening').waitFor();
    await amount(clerk).fill('2.500');
    await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
    await clerk.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();
    expect(await clerk.page.getByText(/Ondertekend door/).count()).toBe(0);

    const director = await reader(`director.${nis}`, options);
    await openForm(director);
    await director.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await director.page.getByText(/Ondertekend door/).waitFor();
    await chair.page.reload();
    await chair.page.getByRole('button', { name: 'Ondertekenen' }).click();

    // The page follows the sending by itself; without scripts one reloads.
    const reference = chair.page.locator('dd', { hasText: `COV-2022-${nis}-1` });
    await expect
      .poll(
        async () => {
          if (!javaScriptEnabled) await chair.page.reload();
          return await reference.count();
        },
        { timeout: 15_000, interval: 300 },
      )
      .toBe(1);
    expect(await chair.page.getByRole('button', { name: 'Wijzigen' }).isDisabled()).toBe(true);
    expect(await chair.page.getByRole('button', { name: 'Ondertekenen' }).isDisabled()).toBe(true);

    await clerk.page.getByRole('link', { name: 'Startpagina' }).first().click();
    for (const column of ['Ingevuld', 'Ondertekend', 'Verzonden']) {
      await clerk.page.locator(`td.check.done[data-label="${column}"]`).waitFor();
    }

    const answer = await fetch(`${office.system.fpsMiUrl}/api/reports?form=covid-premium&year=2022&nis=${nis}`);
    expect(await answer.json()).toMatchObject({
      total: 1,
      reports: [
        {
          reference: `COV-2022-${nis}-1`,
          version: 2,
          values: { advance: 0, justifiedTotal: 250_000, payable: 250_000 },
          account: { iban: 'BE68539007547034', bic: 'GKCCBEBB' },
          signatures: [{ role: 'chair' }, { role: 'generalDirector' }],
        },
      ],
    });
    // The mails, over SMTP.
    for (const subject of [/^Uw handtekening is vervallen/, /^Verzonden naar de POD MI/]) {
      await expect
        .poll(() => mailsTo(`chair.${nis}`), { timeout: 15_000 })
        .toContainEqual(expect.objectContaining({ subject: expect.stringMatching(subject) }));
    }
    await everybodyLeaves();
  }, 300_000);
});

describe('comfort', () => {
  it('the browser asks before unsaved changes are lost, and does not after saving', async () => {
    const clerk = await reader('clerk.11002');
    await fillInData(clerk);
    await openForm(clerk);
    await amount(clerk).pressSequentially('100');
    const question = clerk.page.waitForEvent('dialog');
    const leaving = clerk.page.getByRole('link', { name: 'Startpagina' }).first().click({ noWaitAfter: true });
    const dialog = await question;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await leaving;
    expect(await amount(clerk).inputValue()).toBe('100');
    await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
    await clerk.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();
    await everybodyLeaves();
  });

  it('a wrong amount is explained at the field and on top, and the reader is taken there', async () => {
    const clerk = await reader('clerk.11004');
    await fillInData(clerk);
    await openForm(clerk);
    await amount(clerk).fill('12,345');
    await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
    const summary = clerk.page.getByRole('alert');
    await summary.waitFor();
    expect(await summary.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await summary.getByRole('link').click();
    expect(await amount(clerk).evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(await amount(clerk).inputValue()).toBe('12,345');
    await everybodyLeaves();
  });

  it('logging out ends the session, and "back" shows nothing any more', async () => {
    const clerk = await reader('clerk.11005');
    await clerk.page.getByRole('button', { name: 'Afmelden' }).click();
    await clerk.page.getByRole('heading', { name: 'Portaal van de Sociale Zekerheid' }).waitFor();
    await clerk.page.goto(`${office.system.webUrl}/organisations/11005`);
    await clerk.page.locator('input[name="subject"]').waitFor();
    await everybodyLeaves();
  });

  it('two people at one desk: the second one identifies anew, and signs on their own name', async () => {
    const desk = await reader('chair.11021');
    await fillInData(desk);
    await openForm(desk);
    await amount(desk).fill('50');
    await desk.page.getByRole('button', { name: 'Opslaan' }).click();
    await desk.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await desk.page.getByRole('link', { name: 'Aanmelden als iemand anders' }).click();
    await identify(desk.page, 'director.11021');
    await desk.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await desk.page.getByText('COV-2022-11021-1', { exact: true }).waitFor();
    const names = await desk.page.locator('.signature strong').allTextContents();
    expect(new Set(names).size).toBe(2);
    await everybodyLeaves();
  });

  it('a deputy signs during the holiday of the chair, once the DPO has granted it, in French', async () => {
    const french = { locale: 'fr-BE' };
    const clerk = await reader('clerk.92094', french);
    const email = emailOf('clerk.92094');
    const dpo = await reader('dpo.92094', french);
    await dpo.page.getByRole('link', { name: 'Gestion des accès' }).click();
    await dpo.page.getByLabel('Adresse e-mail de la personne').fill(email);
    await dpo.page.getByLabel('Signer en tant que président(e)').check();
    await dpo.page.getByRole('button', { name: 'Attribuer un rôle' }).click();
    await dpo.page.getByRole('row', { name: new RegExp(`${email}.*président`) }).waitFor();

    await clerk.page.goto(`${office.system.webUrl}/organisations/92094/data`);
    await clerk.page.getByLabel('IBAN ou numéro de compte historique').fill('BE68 5390 0754 7034');
    await clerk.page.getByLabel('BIC').fill('GKCCBEBB');
    await clerk.page.getByLabel('Nom').fill('Anne Dubois');
    await clerk.page.getByLabel('E-mail').fill('anne@cpas.example');
    await clerk.page.getByLabel('Téléphone').fill('081 12 34 56');
    await clerk.page.getByRole('button', { name: 'Enregistrer' }).click();
    await clerk.page.getByRole('link', { name: 'Covid-19 : Prime temporaire' }).click();
    await clerk.page.getByLabel('Montant total justifié').fill('1 234,50');
    await clerk.page.getByRole('button', { name: 'Enregistrer' }).click();
    await clerk.page.getByRole('button', { name: 'Signer' }).click();
    await clerk.page.getByText('Signé par').waitFor();

    // Withdrawn in one window, refused at the next click in another.
    const withdrawn = dpo.page.getByRole('row', { name: new RegExp(`${email}.*président`) });
    await withdrawn.getByRole('button').click();
    await expect.poll(() => withdrawn.count()).toBe(0);
    await clerk.page.reload();
    expect(await clerk.page.getByRole('button', { name: 'Signer' }).count()).toBe(0);
    await everybodyLeaves();
  });

  it('somebody without a role is told so', async () => {
    const handler = await reader('handler.fps-mi');
    await handler.page.getByRole('heading', { name: 'U heeft nog geen rol' }).waitFor();
    await everybodyLeaves();
  });
});

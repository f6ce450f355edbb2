import { describe, expect, it } from 'vitest';
import { findPerson } from '#services/identity/persons.ts';
import { identify } from '#test/support/browser.ts';
import { fillInOrganisationData, startStory } from '#test/support/story.ts';
import { textsIn } from '#web/text/texts.ts';

/** Access and the mails about it, in a real browser and over real SMTP. */
const story = startStory();
const { logInAs, visitor, closeBrowsers, mailsTo } = story;

describe('the account of an OCMW', () => {
  it('is shown in both notations while typing; both signatories get a mail when it changes', async () => {
    const nis = '11023';
    const officer = await logInAs(`clerk.${nis}`);
    await fillInOrganisationData(officer);
    await officer.page.getByRole('link', { name: /^Wijzigen/ }).click();
    const account = officer.page.getByLabel('IBAN of historisch rekeningnummer');
    await account.fill('068-9999995-02');
    await officer.page.getByText('kloppen (nog) niet').waitFor();
    await account.fill('068-9999995-01');
    await officer.page.locator('#notations').getByText('BE43 0689 9999 9501').waitFor();
    await officer.page.getByRole('button', { name: 'Opslaan' }).click();
    await officer.page.getByText('BE43 0689 9999 9501').waitFor();

    for (const signatory of [`chair.${nis}`, `director.${nis}`]) {
      const changed = { subject: expect.stringMatching(/^De bankrekening van OCMW .* is gewijzigd$/) };
      await expect.poll(() => mailsTo(signatory), { timeout: 15_000 }).toContainEqual(expect.objectContaining(changed));
      const [mail] = await mailsTo(signatory);
      expect(mail?.text).toContain('van BE68 5390 0754 7034 (GKCCBEBB) naar BE43 0689 9999 9501 (GKCCBEBB)');
      expect(mail?.text).toContain(`${story.system.webUrl}/organisations/${nis}`);
    }
    await closeBrowsers();
  }, 300_000);
});

describe('a deputy who has never logged in', () => {
  it('is invited by the DPO in French, accepts, signs, and switches between two CPAS', async () => {
    const nis = '92003';
    const address = 'remplacante@cpas-voisin.example';
    const french = { locale: 'fr-BE' };
    const dpo = await logInAs(`dpo.${nis}`, french);
    await dpo.page.getByRole('link', { name: 'Gestion des accès' }).click();
    await dpo.page.getByLabel('Adresse e-mail de la personne').fill(address);
    await dpo.page.getByLabel('Signer en tant que président(e)').check();
    // A date is typed in digits, or picked in the calendar of the browser.
    await dpo.page.getByRole('button', { name: 'Ouvrir le calendrier, Dernier jour' }).click();
    await dpo.page.locator('input.calendar').fill('2099-12-31');
    const lastDay = dpo.page.getByLabel('Dernier jour');
    expect([
      await lastDay.inputValue(),
      await lastDay.evaluate((field) => field === field.ownerDocument.activeElement),
    ]).toEqual(['31/12/2099', true]);
    await lastDay.fill('31-12-99');
    await dpo.page.getByRole('button', { name: 'Attribuer un rôle' }).click();
    await dpo.page.getByRole('status').getByText(`Invitation envoyée à ${address}`).waitFor();
    await dpo.page.getByRole('listitem').filter({ hasText: address }).getByText('à accepter avant').waitFor();
    await dpo.page.getByText('31 décembre 2099').first().waitFor();

    const director = await logInAs(`director.${nis}`, french);
    await director.page.getByRole('link', { name: /^Modifier/ }).click();
    await director.page.getByLabel('IBAN ou numéro de compte historique').fill('BE68 5390 0754 7034');
    await director.page.locator('#notations').getByText('539-0075470-34').waitFor();
    await director.page.getByLabel('BIC').fill('GKCCBEBB');
    await director.page.getByLabel('Nom').fill('Anne Dubois');
    await director.page.getByLabel('E-mail').fill('anne@cpas.example');
    await director.page.getByLabel('Téléphone').fill('081 12 34 56');
    await director.page.getByRole('button', { name: 'Enregistrer' }).click();
    await director.page.getByRole('link', { name: 'Covid-19 : Prime temporaire', exact: true }).click();
    await director.page.getByLabel('Montant total justifié').fill('1 234,50');
    await director.page.getByRole('button', { name: 'Enregistrer' }).click();
    await director.page.getByRole('button', { name: 'Signer' }).click();
    await director.page.getByText('Vous avez signé', { exact: true }).waitFor();

    await expect.poll(() => mailsTo(address), { timeout: 15_000 }).toHaveLength(1);
    const [mail] = await mailsTo(address);
    const link = /http:\S+\/invitation\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    const deputy = await visitor(french);
    await deputy.page.goto(link);
    await deputy.page.getByRole('button', { name: 'Se connecter' }).click();
    await identify(deputy.page, 'clerk.92006', /\/invitation$/);
    await deputy.page.getByRole('heading', { name: 'Invitation' }).waitFor();
    await deputy.page.getByRole('button', { name: 'Accepter l’invitation' }).click();
    await deputy.page.getByRole('link', { name: 'Vers le CPAS' }).click();
    await deputy.page.getByRole('heading', { name: 'Vos tâches (1)' }).waitFor();
    await deputy.page.getByRole('link', { name: 'Vérifier et signer' }).click();
    await deputy.page.getByRole('button', { name: 'Signer' }).click();
    await deputy.page.getByText(`COV-2022-${nis}-1`, { exact: true }).waitFor();
    await deputy.page.getByRole('link', { name: 'Autre CPAS' }).click();
    await deputy.page.getByRole('heading', { name: /^Vos tâches/ }).waitFor();
    const choice = deputy.page.getByRole('region', { name: 'Choisissez un CPAS' });
    expect(await choice.getByRole('link').count()).toBe(2);

    for (const [receiver, subject] of [
      ['clerk.92006', /^Vous avez accepté un rôle/],
      [`dpo.${nis}`, /^Votre invitation a été acceptée/],
    ] as const) {
      const expectedMail = expect.objectContaining({ subject: expect.stringMatching(subject) });
      await expect.poll(() => mailsTo(receiver), { timeout: 15_000 }).toContainEqual(expectedMail);
    }
    // The link gives no role to a second person.
    const second = await visitor(french);
    await second.page.goto(link);
    await second.page.getByRole('button', { name: 'Se connecter' }).click();
    await identify(second.page, 'handler.fps-mi', /\/invitation$/);
    // After the login the page is in the person's own language, not in the browser's.
    await second.page.getByText('al aanvaard door iemand anders').first().waitFor();
    await closeBrowsers();
  }, 300_000);
});

describe.each([
  { language: 'nl', nis: '11025', javaScriptEnabled: true },
  { language: 'fr', nis: '92094', javaScriptEnabled: false },
] as const)('a chair who goes on holiday, in $language, JavaScript: $javaScriptEnabled', (words) => {
  it('proposes a deputy, whom the DPO confirms from the mail; everyone concerned gets a mail', async () => {
    const { language, nis, javaScriptEnabled } = words;
    const options = { javaScriptEnabled, locale: `${language}-BE` };
    const { absence, access, mail } = textsIn(language);
    const deputy = findPerson(`clerk.${nis}`) ?? expect.fail();
    const chair = await logInAs(`chair.${nis}`, options);
    await chair.page.getByRole('link', { name: absence.title }).click();
    await chair.page.getByLabel(absence.startsOn).fill('1/7/2099');
    await chair.page.getByLabel(absence.endsOn).fill('30-6-99');
    await chair.page.getByLabel(absence.deputyEmail).fill(deputy.email);
    await chair.page.getByRole('button', { name: absence.submit }).click();
    // Nothing is lost: only the wrong day is typed again.
    await chair.page.locator('[role="alert"]:focus').waitFor();
    await chair.page.getByLabel(absence.endsOn).fill('15-7-99');
    await chair.page.getByRole('button', { name: absence.submit }).click();
    await chair.page.locator('[role="status"]:focus').getByText(deputy.email).waitFor();

    const subjectTo = async (receiver: string, subject: string) => {
      const expectedMail = expect.objectContaining({ subject: expect.stringContaining(subject.trim()) });
      await expect.poll(() => mailsTo(receiver), { timeout: 15_000 }).toContainEqual(expectedMail);
    };
    const { givenName, familyName } = findPerson(`chair.${nis}`) ?? expect.fail();
    await subjectTo(`dpo.${nis}`, mail['absence-proposed'].subject(`${givenName} ${familyName}`, ''));
    const dpo = await logInAs(`dpo.${nis}`, options);
    const [asked] = await mailsTo(`dpo.${nis}`);
    await dpo.page.goto(/http:\S+\/access/.exec(asked?.text ?? '')?.[0] ?? expect.fail());
    await dpo.page.getByRole('button', { name: absence.confirm }).click();
    const done = access.done['role-granted'].title(`${deputy.givenName} ${deputy.familyName}`);
    await dpo.page.locator('[role="status"]:focus').getByText(done).waitFor();
    await subjectTo(`chair.${nis}`, mail['absence-confirmed'].subject('', ''));
    await subjectTo(`clerk.${nis}`, mail['role-granted'].subject(access.roles.chair, ''));
    await subjectTo(`director.${nis}`, mail['absence-confirmed-other'].subject(`${givenName} ${familyName}`, ''));

    await chair.page.reload();
    await chair.page.getByRole('link', { name: new RegExp(`^${absence.cancel}`) }).click();
    await chair.page.getByRole('button', { name: absence.cancelTitle }).click();
    await chair.page.locator('[role="status"]:focus').getByText(absence.done['absence-cancelled'].title()).waitFor();
    await subjectTo(`clerk.${nis}`, mail['role-withdrawn'].subject(access.roles.chair, ''));
    await closeBrowsers();
  }, 300_000);
});

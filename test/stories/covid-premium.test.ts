import { glob, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPerson } from '#services/identity/persons.ts';
import { readSecrets } from '#start/secrets.ts';
import { identify } from '#test/support/browser.ts';
import { securityLinesIn } from '#test/support/security-lines.ts';
import { amountField, emailOf, fillInOrganisationData, openForm, startStory } from '#test/support/story.ts';

/** The manual, chapter by chapter, in a real browser against everything that `npm start` starts. */
const story = startStory();
const { logInAs, closeBrowsers, mailsTo } = story;

describe.each([
  ['with JavaScript', '11001', true],
  ['without JavaScript', '12007', false],
] as const)('the main job, %s', (_, nis, javaScriptEnabled) => {
  it('goes from login to the three green checks, and the ministry has the report', async () => {
    const options = { javaScriptEnabled };
    const officer = await logInAs(`clerk.${nis}`, options);
    await fillInOrganisationData(officer);

    await openForm(officer);
    await amountField(officer).fill('1234,5');
    if (javaScriptEnabled) await officer.page.getByText('€ 1.234,50').waitFor();
    await officer.page.getByRole('button', { name: 'Opslaan' }).click();
    await officer.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();

    const chair = await logInAs(`chair.${nis}`, options);
    // The chair of the demo may fill in forms too.
    const task = chair.page.getByRole('listitem').filter({ hasText: 'Covid-19: Tijdelijke premie' });
    await task.getByRole('link', { name: 'Controleren en ondertekenen' }).click();
    await chair.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await chair.page.getByText('U hebt ondertekend', { exact: true }).waitFor();
    expect(await chair.page.getByRole('button', { name: 'Ondertekenen' }).isDisabled()).toBe(true);

    // An edit removes the signature (D4).
    await officer.page.reload();
    await officer.page.getByRole('link', { name: 'Wijzigen' }).click();
    await officer.page.getByText('vervalt de handtekening').waitFor();
    await amountField(officer).fill('2.500');
    await officer.page.getByRole('button', { name: 'Opslaan' }).click();
    await officer.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();
    expect(await officer.page.getByText(/Ondertekend door/).count()).toBe(0);

    const director = await logInAs(`director.${nis}`, options);
    await openForm(director);
    await director.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await director.page.getByText('U hebt ondertekend', { exact: true }).waitFor();
    await chair.page.reload();
    await chair.page.getByRole('button', { name: 'Ondertekenen' }).click();

    // The page follows the delivery; without scripts the user reloads.
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

    await officer.page.getByRole('link', { name: 'Startpagina' }).first().click();
    const row = officer.page.getByRole('row', { name: 'Covid-19: Tijdelijke premie' });
    for (const check of ['Ingevuld', 'Ondertekend', 'Verzonden']) {
      await row.locator('.check.done', { hasText: check }).waitFor();
    }
    // The filter of the other forms is a link that can be kept, and leads to the forms.
    await officer.page.getByLabel('Status').selectOption('Verzonden, nog niet aanvaard');
    await officer.page.getByRole('button', { name: 'Tonen' }).click();
    await officer.page.getByRole('link', { name: 'Alle formulieren tonen' }).waitFor();
    expect(new URL(officer.page.url())).toMatchObject({ search: '?year=&state=sent', hash: '#forms' });
    await row.waitFor();

    const answer = await fetch(`${story.system.fpsMiUrl}/api/reports?form=covid-premium&year=2022&nis=${nis}`);
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
    await closeBrowsers();
  }, 300_000);
});

describe('a user', () => {
  it('is asked before unsaved changes are lost, and not after saving', async () => {
    const officer = await logInAs('clerk.11002');
    await fillInOrganisationData(officer);
    await openForm(officer);
    await amountField(officer).pressSequentially('100');
    const question = officer.page.waitForEvent('dialog');
    const leaving = officer.page.getByRole('link', { name: 'Startpagina' }).first().click({ noWaitAfter: true });
    const dialog = await question;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await leaving;
    expect(await amountField(officer).inputValue()).toBe('100');
    await officer.page.getByRole('button', { name: 'Opslaan' }).click();
    await officer.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();
    await closeBrowsers();
  });

  it('finds a wrong amount explained in a summary that has the focus and links to the field', async () => {
    const officer = await logInAs('clerk.11004');
    await fillInOrganisationData(officer);
    await openForm(officer);
    await amountField(officer).fill('12,345');
    await officer.page.getByRole('button', { name: 'Opslaan' }).click();
    const summary = officer.page.getByRole('alert');
    await summary.waitFor();
    expect(await summary.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await summary.getByRole('link').click();
    expect(await amountField(officer).evaluate((element) => element === element.ownerDocument.activeElement)).toBe(
      true,
    );
    expect(await amountField(officer).inputValue()).toBe('12,345');
    await closeBrowsers();
  });

  it('has to log in again after logging out', async () => {
    const officer = await logInAs('clerk.11005');
    await officer.page.getByRole('button', { name: 'Afmelden' }).click();
    await officer.page.getByRole('heading', { name: 'Portaal van de Sociale Zekerheid' }).waitFor();
    await officer.page.goto(`${story.system.webUrl}/organisations/11005`);
    await officer.page.getByRole('main').getByRole('button', { name: 'Aanmelden' }).click();
    await officer.page.locator('input[name="subject"]').waitFor();
    await closeBrowsers();
  });

  it('who shares a computer identifies again and signs in their own name', async () => {
    const user = await logInAs('chair.11021');
    await fillInOrganisationData(user);
    await openForm(user);
    await amountField(user).fill('50');
    await user.page.getByRole('button', { name: 'Opslaan' }).click();
    await user.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await user.page.getByRole('link', { name: 'Aanmelden als iemand anders' }).click();
    await identify(user.page, 'director.11021');
    await user.page.getByRole('button', { name: 'Ondertekenen' }).click();
    await user.page.getByText('COV-2022-11021-1', { exact: true }).waitFor();
    const names = await user.page.locator('.signature strong').allTextContents();
    expect(new Set(names).size).toBe(2);
    await closeBrowsers();
  });

  it('signs as the deputy of the chair while the DPO grants the role, in French', async () => {
    const french = { locale: 'fr-BE' };
    const officer = await logInAs('clerk.92094', french);
    const email = emailOf('clerk.92094');
    const dpo = await logInAs('dpo.92094', french);
    await dpo.page.getByRole('link', { name: 'Gestion des accès' }).click();
    await dpo.page.getByLabel('Adresse e-mail de la personne').fill(email);
    await dpo.page.getByLabel('Signer en tant que président(e)').check();
    await dpo.page.getByRole('button', { name: 'Attribuer un rôle' }).click();
    const held = dpo.page.locator('.role-holders > li', { hasText: email }).locator('li', { hasText: 'président' });
    await held.getByRole('link').waitFor();

    await officer.page.goto(`${story.system.webUrl}/organisations/92094/data`);
    await officer.page.getByLabel('IBAN ou numéro de compte historique').fill('BE68 5390 0754 7034');
    await officer.page.getByLabel('BIC').fill('GKCCBEBB');
    await officer.page.getByLabel('Nom').fill('Anne Dubois');
    await officer.page.getByLabel('E-mail').fill('anne@cpas.example');
    await officer.page.getByLabel('Téléphone').fill('081 12 34 56');
    await officer.page.getByRole('button', { name: 'Enregistrer' }).click();
    await officer.page.getByRole('link', { name: 'Covid-19 : Prime temporaire', exact: true }).click();
    await officer.page.getByLabel('Montant total justifié').fill('1 234,50');
    await officer.page.getByRole('button', { name: 'Enregistrer' }).click();
    await officer.page.getByRole('button', { name: 'Signer' }).click();
    await officer.page.getByText('Vous avez signé', { exact: true }).waitFor();

    // The role is withdrawn in one window; the next click in another is refused.
    await held.getByRole('link').click();
    await dpo.page.getByRole('main').getByRole('button').click();
    await dpo.page.getByRole('status').waitFor();
    await officer.page.reload();
    expect(await officer.page.getByRole('button', { name: 'Signer' }).count()).toBe(0);
    await closeBrowsers();
  });

  it('who has no role yet sees a page that says so after the login', async () => {
    const handler = await logInAs('handler.fps-mi');
    await handler.page.getByRole('heading', { name: 'U hebt nog geen rol' }).waitFor();
    await closeBrowsers();
  });
});

describe('the logs of all this', () => {
  const services = ['web', 'reports', 'notifier', 'fps-mi', 'identity', 'prepare-database'];
  const readLogs = async (): Promise<string> => {
    const folder = join(story.system.folder, 'logs');
    const texts: string[] = [];
    for await (const name of glob(`{${services.join(',')}}.log`, { cwd: folder })) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
      texts.push(await readFile(join(folder, name), 'utf8'));
    }
    expect(texts).toHaveLength(services.length);
    return texts.join('');
  };

  it('are lines of JSON, and those of the security log say who did what', async () => {
    const lines = securityLinesIn(await readLogs());
    const done = lines.filter(({ on, result }) => on.report === 'covid-premium/2022/11001' && result === 'done');
    expect(done.filter(({ event }) => event === 'report-saved')).toHaveLength(2);
    const signed = done.filter(({ event }) => event === 'report-signed');
    expect(signed.map(({ on }) => [on.role, on.version])).toEqual([
      ['chair', 1],
      ['generalDirector', 2],
      ['chair', 2],
    ]);
    for (const { who, client, session, trace } of signed) {
      const [login] = lines.filter((line) => line.event === 'login' && line.session === session);
      expect(login).toMatchObject({ result: 'done', who, client: '127.0.0.1' });
      expect([client, typeof trace]).toEqual(['127.0.0.1', 'string']);
    }
    const { event, on, who } = lines.find((line) => line.on.reference === 'COV-2022-11001-1') ?? {};
    expect({ event, on, who }).toMatchObject({ event: 'report-received', who: { type: 'service', id: 'notifier' } });
    expect(lines.map((line) => line.event)).toContain('role-withdrawn');
  });

  it('have no name, address, account or secret', async () => {
    const text = await readLogs();
    const people = ['clerk', 'chair', 'director'].flatMap((role) => findPerson(`${role}.11001`) ?? []);
    expect(people).toHaveLength(3);
    const names = people.flatMap(({ givenName, familyName }) => [`${givenName} ${familyName}`, familyName]);
    const typed = ['An Peeters', 'Anne Dubois', '0075470', '5390 0754', 'BE68539007547034', '081 12 34 56'];
    const secrets = Object.values(await readSecrets(story.system.folder));
    expect([...names, ...typed, ...secrets].filter((secret) => text.includes(secret))).toEqual([]);
    expect(text.match(/[\w.+-]+@[\w-]+\.[a-z]+/g) ?? []).toEqual([]);
    // A signed token; and a random one of 256 bits, which is as long as the id of a key.
    expect(text.match(/eyJ[\w-]{10,}\.[\w-]+/g) ?? []).toEqual([]);
    expect(text.replaceAll(/"kid":"[\w-]+"/g, '').match(/(?<![\w-])[\w-]{43}(?![\w-])/g) ?? []).toEqual([]);
  });
});

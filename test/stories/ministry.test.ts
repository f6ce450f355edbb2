import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { connect } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { FPS_MI_SCHEMA } from '#services/fps-mi/database/prepare-schema.ts';
import { amountField, fillInOrganisationData, openForm, startStory } from '#test/support/story.ts';

const story = startStory();

/** The decisions on record at FPS MI and in the application; both must agree. */
async function decisionsKept(): Promise<{ id: string; type: string }[]> {
  const { databaseUrl, ministryDatabaseUrl } = story.system;
  const ministry = connect(ministryDatabaseUrl, { schema: FPS_MI_SCHEMA, max: 1, name: 'story' });
  const application = connect(databaseUrl, { schema: SCHEMA, max: 1, name: 'story' });
  try {
    const [decided = [], carriedOut] = await Promise.all(
      [ministry, application].map(
        (sql) => sql<{ id: string; type: string }[]>`select id, type from decisions order by decided_at`,
      ),
    );
    expect(carriedOut).toEqual(decided);
    return decided;
  } finally {
    await Promise.all([ministry.end(), application.end()]);
  }
}

describe('the ministry', () => {
  it('returns a report; the OCMW reads why and corrects it, both sign again, and the ministry accepts it', async () => {
    const nis = '11001';
    const officer = await story.logInAs(`clerk.${nis}`);
    await fillInOrganisationData(officer);
    await openForm(officer);
    await amountField(officer).fill('1.234,50');
    await officer.page.getByRole('button', { name: 'Opslaan' }).click();
    await officer.page.getByText('Versie 1.').first().waitFor();
    const signatories = [await story.logInAs(`chair.${nis}`), await story.logInAs(`director.${nis}`)];
    const bothSign = async (): Promise<void> => {
      for (const { page } of signatories) {
        await page.goto(`${story.system.webUrl}/organisations/${nis}/reports/covid-premium/2022`);
        await page.getByRole('button', { name: 'Ondertekenen' }).click();
        await page.getByText('U hebt ondertekend', { exact: true }).waitFor();
      }
    };
    await bothSign();
    const [, director] = signatories;
    if (director === undefined) throw new Error('nobody signs');
    await director.page.getByText(`COV-2022-${nis}-1`).first().waitFor();

    const handler = await story.logInAsHandler('handler.fps-mi');
    await handler.page.getByRole('link', { name: `COV-2022-${nis}-1` }).click();
    await handler.page.getByRole('button', { name: 'Terugsturen ter correctie' }).click();
    await handler.page.getByRole('alert').getByText('Vul een reden in').waitFor();
    await handler.page.getByLabel('Reden').fill('De premies van maart ontbreken.');
    await handler.page.getByRole('button', { name: 'Terugsturen ter correctie' }).click();
    await handler.page.getByText(/^Teruggestuurd door/).waitFor();

    const home = `${story.system.webUrl}/organisations/${nis}`;
    const report = `${home}/reports/covid-premium/2022`;
    // On the homepage a returned report is the officer's task, and not that of the signatories.
    await officer.page.goto(home);
    const task = officer.page.getByRole('listitem').filter({ hasText: 'Teruggestuurd: corrigeren' });
    await task.getByText('De premies van maart ontbreken.').waitFor();
    await director.page.goto(home);
    await director.page.getByText('De premies van maart ontbreken.').waitFor();
    expect(await director.page.getByRole('link', { name: 'Controleren en ondertekenen' }).count()).toBe(0);
    await officer.page.goto(report);
    await officer.page.getByRole('heading', { name: 'Teruggestuurd: corrigeren' }).waitFor();
    await officer.page.getByRole('main').getByText('De premies van maart ontbreken.').first().waitFor();
    await officer.page.goto(home);
    await task.getByRole('link', { name: 'Corrigeren' }).click();
    await officer.page.getByText('De premies van maart ontbreken.').waitFor();
    await amountField(officer).fill('2.000,00');
    await officer.page.getByRole('button', { name: 'Opslaan' }).click();
    await officer.page.getByText('Versie 3.').first().waitFor();
    // Once it is corrected, the overview says so; the reason stays.
    await officer.page.getByRole('heading', { name: 'Gecorrigeerd na de terugzending' }).waitFor();
    expect(await officer.page.getByText('Teruggestuurd: corrigeren').count()).toBe(0);
    await officer.page.getByText('De premies van maart ontbreken.').first().waitFor();
    await bothSign();
    await director.page.getByText(`COV-2022-${nis}-2`).first().waitFor();
    const returned = expect.objectContaining({ subject: expect.stringMatching(/^Teruggestuurd/) });
    await expect.poll(() => story.mailsTo(`clerk.${nis}`)).toContainEqual(returned);

    await handler.page.goto(`${story.system.fpsMiUrl}/?status=received&language=fr`);
    await handler.page.getByLabel(`Choisir COV-2022-${nis}-2`).check();
    await handler.page.getByRole('button', { name: 'Accepter les rapports choisis' }).click();
    await handler.page.getByText('Vous acceptez un rapport').waitFor();
    // The worker is down and the ministry's process dies after the decision: it is carried out once, when both are back.
    await story.system.kill('reports');
    await handler.page.getByRole('button', { name: 'Accepter' }).click();
    await handler.page.locator('span.status.deciding, span.status.accepted').first().waitFor();
    await story.system.kill('fps-mi');
    await expect
      .poll(
        async () => {
          await director.page.goto(report);
          return director.page.getByText('De POD MI heeft het formulier aanvaard').count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await expect
      .poll(
        async () => {
          await handler.page.goto(`${story.system.fpsMiUrl}/totals?language=fr`);
          return handler.page.getByText(/^Accepté\s*: 1$/).count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    const accepted = await decisionsKept();
    expect(accepted.map(({ type }) => type)).toEqual(['return', 'accept']);

    await handler.page.goto(`${story.system.fpsMiUrl}/payments`);
    await handler.page.getByRole('button', { name: 'Controleren' }).click();
    await handler.page.getByText('een betaling voor van één verslag, samen €\u00a02.000,00').waitFor();
    await handler.page.getByRole('button', { name: 'Betaling voorbereiden' }).click();
    await handler.page.getByText('Een andere dossierbehandelaar moet ze controleren en vrijgeven').waitFor();
    const colleague = await story.logInAsHandler('releaser.fps-mi');
    await colleague.page.goto(handler.page.url());
    await colleague.page.getByRole('button', { name: 'Vrijgeven' }).click();
    const [file] = await Promise.all([
      colleague.page.waitForEvent('download'),
      colleague.page.getByRole('link', { name: 'PAY-000001.xml' }).click(),
    ]);
    expect(await text(await file.createReadStream())).toContain(`<EndToEndId>COV-2022-${nis}-2</EndToEndId>`);
    await colleague.page.goto(`${story.system.fpsMiUrl}/reports/COV-2022-${nis}-2`);
    await colleague.page.getByText('Vrijgegeven').waitFor();
    await story.closeBrowsers(true);
  }, 300_000);

  it('mails the checkpoint of the audit trail to the auditor, and has it too', async () => {
    const subjects = async () =>
      (await story.mailsTo('auditor@fps-mi.example')).filter(({ subject }) => subject.startsWith('Controlepunt'));
    // The first attempt may come before the web service publishes the key: the next one is a minute later.
    await expect.poll(subjects, { timeout: 90_000 }).toHaveLength(1);
    const sql = connect(story.system.ministryDatabaseUrl, { schema: FPS_MI_SCHEMA, max: 1 });
    const kept = () => sql`select 1 from checkpoints`;
    await expect.poll(kept, { timeout: 90_000 }).toHaveLength(1);
    await sql.end();
  }, 200_000);

  it('refuses a user of an OCMW', async () => {
    const officer = await story.logInAsHandler('clerk.92094');
    await officer.page.getByRole('heading', { name: 'U bent geen dossierbehandelaar van de POD MI' }).waitFor();
    await officer.page.getByRole('link', { name: 'Aanmelden als iemand anders' }).click();
    await officer.page.locator('input[name="subject"]').waitFor();
    await story.closeBrowsers();
  });
});

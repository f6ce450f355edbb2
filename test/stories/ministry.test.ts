import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { connect } from '#database/connection.ts';
import { FPS_MI_SCHEMA } from '#services/fps-mi/database/prepare.ts';
import { amount, fillInData, openForm, openOffice } from '#test/support/office.ts';

const office = openOffice();

/** What FPS MI and the application have on record of decisions, both the same. */
async function decisionsKept(): Promise<{ id: string; type: string }[]> {
  const sql = connect(office.system.databaseUrl, { schema: FPS_MI_SCHEMA, max: 1, name: 'story' });
  try {
    const [decided, carriedOut] = await Promise.all([
      sql<{ id: string; type: string }[]>`select id, type from decisions order by decided_at`,
      sql<{ id: string; type: string }[]>`select id, type from unique_report.decisions order by decided_at`,
    ]);
    expect(carriedOut).toEqual(decided);
    return decided;
  } finally {
    await sql.end();
  }
}

describe('the ministry', () => {
  it('returns a report; the OCMW reads why, corrects, both sign anew; then it accepts', async () => {
    const nis = '11001';
    const clerk = await office.reader(`clerk.${nis}`);
    await fillInData(clerk);
    await openForm(clerk);
    await amount(clerk).fill('1.234,50');
    await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
    await clerk.page.getByText('Versie 1.').first().waitFor();
    const signatories = [await office.reader(`chair.${nis}`), await office.reader(`director.${nis}`)];
    const bothSign = async (): Promise<void> => {
      for (const { page } of signatories) {
        await page.goto(`${office.system.webUrl}/organisations/${nis}/reports/covid-premium/2022`);
        await page.getByRole('button', { name: 'Ondertekenen' }).click();
        await page.getByText('Ondertekend door').first().waitFor();
      }
    };
    await bothSign();
    const [, director] = signatories;
    if (director === undefined) throw new Error('nobody signs');
    await director.page.getByText(`COV-2022-${nis}-1`).first().waitFor();

    const handler = await office.handler('handler.fps-mi');
    await handler.page.getByRole('link', { name: `COV-2022-${nis}-1` }).click();
    await handler.page.getByRole('button', { name: 'Terugsturen ter verbetering' }).click();
    await handler.page.getByRole('alert').getByText('Vul een reden in').waitFor();
    await handler.page.getByLabel('Reden').fill('De premies van maart ontbreken.');
    await handler.page.getByRole('button', { name: 'Terugsturen ter verbetering' }).click();
    await handler.page.getByText(/^Teruggestuurd door/).waitFor();

    const report = `${office.system.webUrl}/organisations/${nis}/reports/covid-premium/2022`;
    await clerk.page.goto(report);
    await clerk.page.getByRole('heading', { name: 'De POD MI heeft dit formulier teruggestuurd' }).waitFor();
    await clerk.page.getByRole('main').getByText('De premies van maart ontbreken.').first().waitFor();
    await clerk.page.goto(`${report}/form`);
    await clerk.page.getByText('De premies van maart ontbreken.').waitFor();
    await amount(clerk).fill('2.000,00');
    await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
    await clerk.page.getByText('Versie 3.').first().waitFor();
    await bothSign();
    await director.page.getByText(`COV-2022-${nis}-2`).first().waitFor();
    const returned = expect.objectContaining({ subject: expect.stringMatching(/^Teruggestuurd/) });
    await expect.poll(() => office.mailsTo(`clerk.${nis}`)).toContainEqual(returned);

    await handler.page.goto(`${office.system.fpsMiUrl}/?status=received&language=fr`);
    await handler.page.getByLabel(`Choisir COV-2022-${nis}-2`).check();
    await handler.page.getByRole('button', { name: 'Accepter les rapports choisis' }).click();
    await handler.page.getByText('Vous acceptez un rapport').waitFor();
    // Nobody takes the decision up, and whoever made it dies: it is carried out once, when both are back.
    await office.system.kill('reports');
    await handler.page.getByRole('button', { name: 'Accepter' }).click();
    await handler.page.locator('span.status.deciding, span.status.accepted').first().waitFor();
    await office.system.kill('fps-mi');
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
          await handler.page.goto(`${office.system.fpsMiUrl}/totals?language=fr`);
          return handler.page.getByText(/^Accepté\s*: 1$/).count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    const accepted = await decisionsKept();
    expect(accepted.map(({ type }) => type)).toEqual(['return', 'accept']);

    await handler.page.goto(`${office.system.fpsMiUrl}/payments`);
    await handler.page.getByRole('button', { name: 'Nakijken' }).click();
    await handler.page.getByText('een betaling voor van één verslag, samen €\u00a02.000,00').waitFor();
    await handler.page.getByRole('button', { name: 'Betaling voorbereiden' }).click();
    await handler.page.getByText('Een andere dossierbehandelaar moet ze nakijken en vrijgeven').waitFor();
    const colleague = await office.handler('releaser.fps-mi');
    await colleague.page.goto(handler.page.url());
    await colleague.page.getByRole('button', { name: 'Vrijgeven' }).click();
    const [file] = await Promise.all([
      colleague.page.waitForEvent('download'),
      colleague.page.getByRole('link', { name: 'PAY-000001.xml' }).click(),
    ]);
    expect(await text(await file.createReadStream())).toContain(`<EndToEndId>COV-2022-${nis}-2</EndToEndId>`);
    await colleague.page.goto(`${office.system.fpsMiUrl}/reports/COV-2022-${nis}-2`);
    await colleague.page.getByText('Vrijgegeven').waitFor();
    await office.everybodyLeaves(true);
  }, 300_000);

  it('tells somebody of an OCMW that its pages are not for them', async () => {
    const clerk = await office.handler('clerk.92094');
    await clerk.page.getByRole('heading', { name: 'U bent geen dossierbehandelaar van de POD MI' }).waitFor();
    await clerk.page.getByRole('link', { name: 'Aanmelden als iemand anders' }).click();
    await clerk.page.locator('input[name="subject"]').waitFor();
    await office.everybodyLeaves();
  });
});

import { describe, expect, it } from 'vitest';
import { fillInData, openOffice } from './office.ts';

/** Who may do what, and whom the application tells, in a real browser and over real SMTP. */
const office = openOffice();
const { reader, everybodyLeaves, mailsTo } = office;

describe('the account of an OCMW', () => {
  it('is shown in both notations while typing, and who signs is told of another one', async () => {
    const nis = '11023';
    const clerk = await reader(`clerk.${nis}`);
    await fillInData(clerk);
    await clerk.page.getByRole('link', { name: /^Wijzigen/ }).click();
    const account = clerk.page.getByLabel('IBAN of historisch rekeningnummer');
    await account.fill('068-9999995-02');
    await clerk.page.getByText('kloppen (nog) niet').waitFor();
    await account.fill('068-9999995-01');
    await clerk.page.locator('#notations').getByText('BE43 0689 9999 9501').waitFor();
    await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
    await clerk.page.getByText('BE43 0689 9999 9501').waitFor();

    for (const signatory of [`chair.${nis}`, `director.${nis}`]) {
      const changed = { subject: expect.stringMatching(/^De bankrekening van OCMW .* is gewijzigd$/) };
      await expect.poll(() => mailsTo(signatory), { timeout: 15_000 }).toContainEqual(expect.objectContaining(changed));
      const [mail] = await mailsTo(signatory);
      expect(mail?.text).toContain('van BE68 5390 0754 7034 (GKCCBEBB) naar BE43 0689 9999 9501 (GKCCBEBB)');
      expect(mail?.text).toContain(`${office.system.webUrl}/organisations/${nis}`);
    }
    await everybodyLeaves();
  });
});

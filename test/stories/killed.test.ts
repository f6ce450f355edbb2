import { describe, expect, it } from 'vitest';
import { amount, fillInData, openForm, openOffice } from '#test/support/office.ts';

/** Whatever part is killed in the middle of the main job, it goes on, and the report arrives once. */
const office = openOffice();
const { reader, everybodyLeaves } = office;

describe('whatever is killed in the middle', () => {
  it.each(['reports', 'notifier', 'web', 'fps-mi', 'temporal', 'postgres'] as const)(
    '%s: comes back, and the report arrives once',
    async (part) => {
      const nis = {
        reports: '11007',
        notifier: '11008',
        web: '11009',
        'fps-mi': '11013',
        temporal: '11016',
        postgres: '11018',
      }[part];
      const clerk = await reader(`clerk.${nis}`);
      await fillInData(clerk);
      await openForm(clerk);
      await amount(clerk).fill('75');
      await clerk.page.getByRole('button', { name: 'Opslaan' }).click();
      await clerk.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();
      const chair = await reader(`chair.${nis}`);
      await openForm(chair);
      await chair.page.getByRole('button', { name: 'Ondertekenen' }).click();
      await chair.page.getByText(/Ondertekend door/).waitFor();
      const director = await reader(`director.${nis}`);
      await openForm(director);

      await office.system.kill(part);
      const overview = director.page.url();
      // As a person would: press, and when the page says that it did not go, try again.
      await expect
        .poll(
          async () => {
            try {
              await director.page.goto(overview);
              const button = director.page.getByRole('button', { name: 'Ondertekenen' });
              if ((await button.count()) > 0 && (await button.isEnabled())) await button.click();
              return await director.page.locator('dd', { hasText: `COV-2022-${nis}-1` }).count();
            } catch {
              // The browser has no page at all while the web service itself is away.
              return 0;
            }
          },
          { timeout: 60_000, interval: 500 },
        )
        .toBe(1);
      const answer = await fetch(`${office.system.fpsMiUrl}/api/reports?form=covid-premium&year=2022&nis=${nis}`);
      expect(await answer.json()).toMatchObject({ total: 1 });
      await everybodyLeaves(true);
    },
    120_000,
  );
});

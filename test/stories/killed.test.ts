import { describe, expect, it } from 'vitest';
import { amountField, fillInOrganisationData, openForm, startStory } from '#test/support/story.ts';

/** Any process may be killed in the middle of the main job: the report arrives at the ministry once. */
const story = startStory();
const { logInAs, closeBrowsers } = story;

describe('the main job', () => {
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
      const officer = await logInAs(`clerk.${nis}`);
      await fillInOrganisationData(officer);
      await openForm(officer);
      await amountField(officer).fill('75');
      await officer.page.getByRole('button', { name: 'Opslaan' }).click();
      await officer.page.getByRole('heading', { name: 'Handtekeningen' }).waitFor();
      const chair = await logInAs(`chair.${nis}`);
      await openForm(chair);
      await chair.page.getByRole('button', { name: 'Ondertekenen' }).click();
      await chair.page.getByText('U hebt ondertekend', { exact: true }).waitFor();
      const director = await logInAs(`director.${nis}`);
      await openForm(director);

      await story.system.kill(part);
      const overview = director.page.url();
      // Tries again while the page says that it failed.
      await expect
        .poll(
          async () => {
            try {
              await director.page.goto(overview);
              const button = director.page.getByRole('button', { name: 'Ondertekenen' });
              if ((await button.count()) > 0 && (await button.isEnabled())) await button.click();
              return await director.page.locator('dd', { hasText: `COV-2022-${nis}-1` }).count();
            } catch {
              // There is no page while the web service itself is down.
              return 0;
            }
          },
          { timeout: 60_000, interval: 500 },
        )
        .toBe(1);
      const answer = await fetch(`${story.system.fpsMiUrl}/api/reports?form=covid-premium&year=2022&nis=${nis}`);
      expect(await answer.json()).toMatchObject({ total: 1 });
      await closeBrowsers(true);
    },
    120_000,
  );
});

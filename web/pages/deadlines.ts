import { Hono } from 'hono';
import { type CampaignDays, campaignDays } from '#database/campaigns.ts';
import { statesOf } from '#database/report-states.ts';
import { currentForms } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { campaignId, reportId } from '#rules/keys.ts';
import { isClosed } from '#rules/report.ts';
import { type CalendarEvent, writeCalendar } from '#web/calendar.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { reportPath } from './report-path.ts';

/** The due days of the campaigns as a calendar, of the reports of the organisation that are not sent yet. */
export function deadlines({ sql, webUrl }: PageDependencies): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>().get('/', async (context) => {
    const { language, organisation } = context.var;
    const { nis, name } = organisation;
    const [days, states] = await Promise.all([campaignDays(sql), statesOf(sql, nis)]);
    const events = currentForms.flatMap((definition) => {
      const { id: form, year } = definition;
      const campaign = days.get(campaignId({ form, year }));
      const stage = states.get(reportId({ form, year, nis }))?.stage;
      if (campaign === undefined || campaign.phase === 'after' || (stage !== undefined && isClosed(stage))) return [];
      const place = { title: `${definition.title[language]} ${year}`, url: `${webUrl}${reportPath(definition, nis)}` };
      return [eventOf(campaign, { ...place, uid: `due-${form}-${year}-${nis}@${new URL(webUrl).host}` }, language)];
    });
    const title = `${textsIn(language).applicationName} – ${name[language]}`;
    return context.body(writeCalendar(title, language, events, new Date()), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="uniek-verslag-${nis}.ics"`,
    });
  });
}

function eventOf(
  { dueOn, closesOn }: CampaignDays,
  { title, url, uid }: { readonly title: string; readonly url: string; readonly uid: string },
  language: Language,
): CalendarEvent {
  const text = textsIn(language).downloads;
  return {
    uid,
    day: dueOn,
    summary: text.dueEvent(title),
    description: text.dueEventText(formatDay(closesOn, language), url),
    url,
  };
}

/** The list of campaigns: every current form, and how far its campaign is. */

import { Hono } from 'hono';
import { currentForms } from '#forms/catalogue.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import type { HandlerEnv, PageDependencies } from '#services/fps-mi/pages/env.ts';
import { page } from '#services/fps-mi/pages/frame.tsx';
import { linkTo } from '#services/fps-mi/pages/links.tsx';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { formatDay } from '#web/site/moments.ts';
import type { CampaignState } from '#workflows/campaign-messages.ts';
import { campaignPath } from './campaign-path.ts';

export function campaignsPage({ campaigns }: PageDependencies): Hono<HandlerEnv> {
  return new Hono<HandlerEnv>().get('/campaigns', async (context) => {
    const { language } = context.var;
    const text = textsIn(language).campaigns;
    const rows = await Promise.all(
      currentForms.map(async (definition) => ({
        definition,
        state: await campaigns.state({ form: definition.id, year: definition.year }),
      })),
    );
    return await page(
      context,
      { title: text.title },
      <>
        <h1>{text.title}</h1>
        <p>{text.lead}</p>
        <table class="reports campaigns">
          <thead>
            <tr>
              <th scope="col">{text.form}</th>
              <th scope="col">{text.year}</th>
              <th scope="col">{text.stage}</th>
              <th scope="col">{text.days}</th>
              <th scope="col">{text.due}</th>
              <th scope="col">{text.opened}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ definition, state }) => (
              <CampaignRow definition={definition} state={state} language={language} />
            ))}
          </tbody>
        </table>
      </>,
    );
  });
}

/** @param props.state null: not opened; `unavailable`: Temporal cannot be reached */
function CampaignRow(props: {
  definition: FormDefinition;
  state: CampaignState | null | 'unavailable';
  language: Language;
}) {
  const { definition, language } = props;
  const text = textsIn(language).campaigns;
  const state = props.state === 'unavailable' ? null : props.state;
  const stage = state?.stage ?? (props.state === 'unavailable' ? 'unknown' : 'none');
  const day = (of: string): string => formatDay(of, language);
  return (
    <tr>
      <th scope="row">
        <a href={linkTo(campaignPath(definition), language)}>{definition.title[language]}</a>
      </th>
      <td data-label={text.year}>{definition.year}</td>
      <td data-label={text.stage}>{text.stages[stage]}</td>
      <td data-label={text.days}>{state ? text.period(day(state.plan.opensOn), day(state.plan.closesOn)) : '–'}</td>
      <td data-label={text.due}>{state ? day(state.plan.dueOn) : '–'}</td>
      <td data-label={text.opened}>{state ? text.of(state.opened, state.organisations) : '–'}</td>
    </tr>
  );
}

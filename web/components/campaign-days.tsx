import type { CampaignDays } from '#database/campaigns.ts';
import type { Language } from '#forms/definition.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { Note } from './notice.tsx';

/** The date that matters now, in short: when the form opens, when it is due, or when it was closed. */
export function campaignDay({ phase, opensOn, dueOn, closesOn }: CampaignDays, language: Language): string {
  const { short } = textsIn(language).campaign;
  const day = { before: opensOn, open: dueOn, after: closesOn }[phase];
  return short[phase](formatDay(day, language));
}

/** The dates of a form's campaign, or nothing where FPS MI has set none. */
export function CampaignNote({ campaign, language }: { campaign: CampaignDays | undefined; language: Language }) {
  if (campaign === undefined) return null;
  const { phase, opensOn, dueOn, closesOn } = campaign;
  const text = textsIn(language).campaign;
  const format = (day: string): string => formatDay(day, language);
  switch (phase) {
    case 'before':
      return <Note kind="warning">{text.before(format(opensOn))}</Note>;
    case 'open':
      return <Note>{text.open(format(dueOn), format(closesOn))}</Note>;
    case 'after':
      return <Note kind="warning">{text.after(format(closesOn))}</Note>;
  }
}

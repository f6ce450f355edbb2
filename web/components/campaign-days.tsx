import type { CampaignDays } from '#database/campaigns.ts';
import type { Language } from '#forms/definition.ts';
import { formatDay } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { Note } from './notice.tsx';

/** The day that counts now, in a few words: from when a form can be filled in, when it is due, or when it was closed. */
export function campaignDay({ phase, opensOn, dueOn, closesOn }: CampaignDays, language: Language): string {
  const { short } = textsIn(language).campaign;
  const day = { before: opensOn, open: dueOn, after: closesOn }[phase];
  return short[phase](formatDay(day, language));
}

/** The days of a form, on its own pages; nothing where FPS MI has set none. */
export function CampaignNote({ campaign, language }: { campaign: CampaignDays | undefined; language: Language }) {
  if (campaign === undefined) return null;
  const { phase, opensOn, dueOn, closesOn } = campaign;
  const text = textsIn(language).campaign;
  const day = (of: string): string => formatDay(of, language);
  switch (phase) {
    case 'before':
      return <Note kind="warning">{text.before(day(opensOn))}</Note>;
    case 'open':
      return <Note>{text.open(day(dueOn), day(closesOn))}</Note>;
    case 'after':
      return <Note kind="warning">{text.after(day(closesOn))}</Note>;
  }
}

import type { Texts } from '#web/site/text/texts.ts';

export const dates: Texts['dates'] = {
  pattern: 'jj/mm/aaaa',
  pick: 'Ouvrir le calendrier',
  notUnderstood: 'Écrivez la date sous la forme 31/12/2026.',
};

import type { PageTexts } from '#web/site/text/nl/page.ts';

export const page: PageTexts = {
  skipToContent: 'Zum Inhalt',
  languageChoice: 'Sprache',
  languageNames: { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' },
};

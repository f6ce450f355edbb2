import type { PageTexts } from '#web/site/text/nl/page.ts';

export const page: PageTexts = {
  skipToContent: 'Aller au contenu',
  languageChoice: 'Langue',
  languageNames: { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' },
};

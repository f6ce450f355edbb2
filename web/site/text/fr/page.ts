import type { Texts } from '#web/site/text/texts.ts';

export const page: Texts['page'] = {
  skipToContent: 'Aller au contenu',
  languageChoice: 'Langue',
  languageNames: { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' },
};

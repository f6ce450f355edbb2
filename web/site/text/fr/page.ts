import type { Texts } from '#web/site/text/texts.ts';

export const page: Texts['page'] = {
  skipToContent: 'Aller au contenu',
  wrong: (title) => `Erreur\u00a0: ${title}`,
  languageChoice: 'Langue',
  languageNames: { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' },
  tryAgain: 'Réessayer',
  tryAgainIn: (seconds) => `Réessayez dans ${seconds === 1 ? '1 seconde' : `${seconds} secondes`}.`,
};

import type { Texts } from '#web/site/text/texts.ts';

export const page: Texts['page'] = {
  skipToContent: 'Zum Inhalt',
  wrong: (title) => `Fehler: ${title}`,
  languageChoice: 'Sprache',
  languageNames: { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' },
  tryAgain: 'Erneut versuchen',
  tryAgainIn: (seconds) => `Versuchen Sie es in ${seconds === 1 ? '1 Sekunde' : `${seconds} Sekunden`} erneut.`,
};

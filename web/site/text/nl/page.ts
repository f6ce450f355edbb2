/** Around every page. */
export const page = {
  skipToContent: 'Naar de inhoud',
  /** The title of a page that says what went wrong. */
  wrong: (title: string) => `Fout: ${title}`,
  languageChoice: 'Taal',
  /** Each language in its own words, for the people who need it. */
  languageNames: { nl: 'Nederlands', fr: 'Français', de: 'Deutsch' },
  tryAgain: 'Opnieuw proberen',
  tryAgainIn: (seconds: number) => `Probeer het over ${seconds === 1 ? '1 seconde' : `${seconds} seconden`} opnieuw.`,
};

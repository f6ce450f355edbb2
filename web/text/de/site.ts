import type { site as nl } from '#web/text/nl/site.ts';

export const site: typeof nl = {
  colon: ': ',
  applicationName: 'Einheitsbericht',
  ministry: 'ÖPD Sozialeingliederung',
  loggedInAs: 'Angemeldet als',
  logOut: 'Abmelden',
  homepage: 'Startseite',
  change: 'Ändern',
  save: 'Speichern',
  sign: 'Unterzeichnen',
  print: 'Drucken',
  cancel: 'Abbrechen',
  otherOrganisation: 'Anderes ÖSHZ',
  footer: 'Der Einheitsbericht wird den ÖSHZ vom ÖPD Sozialeingliederung kostenlos zur Verfügung gestellt.',
  yourValues: 'Was Sie eingegeben hatten',
  logInAgain: 'Erneut anmelden (neues Fenster)',
  newLogin: 'Erneut anmelden',
};

import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const site: Texts['site'] = {
  logIn: 'Anmelden',
  logInAsOther: 'Als jemand anders anmelden',
  loggedInAs: 'Angemeldet als',
  logOut: 'Abmelden',
  standIn:
    'Diese Seiten stehen für das eigene System des ÖPD Sozialeingliederung. Sie zeigen, was der Einheitsbericht übermittelt; ihre Zahlungsdateien gehen an keine Bank.',
  parts: { reports: 'Berichte', totals: 'Sachstand' },
  partsLabel: 'Bereiche',
  /** At the foot of each page. */
  footer: {
    label: 'Über diese Website',
    accessibility: 'Barrierefreiheit',
    privacy: 'Datenschutz',
    contact: 'Kontakt',
    government: 'Andere offizielle Informationen und Dienste:',
  },
};

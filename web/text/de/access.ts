import type { Texts } from '#web/text/texts.ts';

export const access: Texts['access'] = {
  title: 'Zugriffsverwaltung',
  lead: 'Wer darf was für dieses ÖSHZ. Eine Rolle gilt vom ersten bis einschließlich zum letzten Tag; eine entzogene Rolle gilt ab sofort nicht mehr.',
  granted: 'Erteilte Rollen',
  grant: 'Rolle erteilen',
  withdraw: 'Entziehen',
  person: 'Person',
  role: 'Rolle',
  period: 'Zeitraum',
  email: 'E-Mail-Adresse der Person',
  emailHelp:
    'Wählen Sie jemanden aus der Liste oder geben Sie eine Adresse ein. An eine Adresse, die wir noch nicht kennen oder die nicht überprüft ist, geht eine Einladung.',
  startsOn: 'Erster Tag',
  endsOn: 'Letzter Tag',
  endsOnHelp:
    'Leer lassen für eine Rolle ohne Ende. Ausfüllen für eine Vertretung, zum Beispiel während eines Urlaubs.',
  states: { future: 'gilt noch nicht', past: 'abgelaufen' },
  invited: (moment: string) => `eingeladen, anzunehmen vor dem ${moment}`,
  operator: 'Der Betreiber des Einheitsberichts',
  unreachable: 'nicht überprüft: erhält keine E-Mails',
  invitationExpired: 'Einladung abgelaufen',
  roles: {
    editor: 'Formulare einsehen und aktualisieren',
    chair: 'Als Präsident(in) unterzeichnen',
    generalDirector: 'Als Generaldirektor/Sekretär unterzeichnen',
    dpo: 'Rollen erteilen (DSB)',
  },
};

export const invitation: Texts['invitation'] = {
  title: 'Einladung',
  lead: (name: string) => `${name} lädt Sie ein, diese Rolle zu übernehmen.`,
  organisation: 'ÖSHZ',
  you: 'Sie sind angemeldet als',
  once: 'Die Einladung wird an Sie gebunden: Danach kann sie niemand anders mehr annehmen.',
  accept: 'Einladung annehmen',
  acceptedTitle: 'Sie haben die Einladung angenommen',
  accepted: 'Sie haben damit diese Rolle erhalten.',
  toOrganisation: 'Zum ÖSHZ',
};

export const logins: Texts['logins'] = {
  switchPerson: 'Als jemand anders anmelden',
};

import type { Texts } from '#web/text/texts.ts';

export const access: Texts['access'] = {
  title: 'Zugriffsverwaltung',
  lead: 'Wer darf was für dieses ÖSHZ. Eine Rolle gilt vom ersten bis einschließlich zum letzten Tag; eine entzogene Rolle gilt ab sofort nicht mehr.',
  granted: 'Wer welche Rolle hat',
  grant: 'Rolle erteilen',
  withdraw: 'Entziehen',
  cancel: 'Abbrechen',
  person: 'Person',
  role: 'Rolle',
  period: 'Zeitraum',
  email: 'E-Mail-Adresse der Person',
  emailHelp:
    'Wählen Sie jemanden aus der Liste oder geben Sie eine Adresse ein. Kennen wir die Adresse nicht oder ist sie nicht überprüft, so senden wir eine Einladung.',
  startsOn: 'Erster Tag',
  endsOn: 'Letzter Tag',
  endsOnHelp:
    'Leer lassen für eine Rolle ohne Ende. Ausfüllen für eine Vertretung, zum Beispiel während eines Urlaubs.',
  states: {
    active: 'gilt jetzt',
    future: 'gilt noch nicht',
    past: 'beendet',
    open: 'eingeladen',
    expired: 'Einladung abgelaufen',
  },
  acceptBefore: (moment: string) => `anzunehmen vor dem ${moment}`,
  formerHolders: (count: number) => `Personen, deren Rolle beendet ist (${count})`,
  resend: 'Erneut senden',
  withdrawTitle: 'Rolle entziehen',
  withdrawInvitationTitle: 'Einladung zurückziehen',
  consequences: {
    title: 'Was dann geschieht',
    atOnce: (who: string) => `Die Rolle gilt sofort nicht mehr, und ${who} erhält darüber eine E-Mail.`,
    future: (who: string) => `Die Rolle beginnt nicht, und ${who} erhält darüber eine E-Mail.`,
    ownDpo: 'Dies ist Ihre eigene Rolle: Danach können Sie diese Seite nicht mehr öffnen.',
    lastEditor: 'Danach kann niemand mehr Formulare ausfüllen, bis Sie diese Rolle jemand anderem erteilen.',
    signed: 'Was diese Person bereits unterzeichnet hat und noch nicht versandt ist, bleibt unterzeichnet:',
    stranded: {
      chair: (count: number) =>
        count === 1
          ? 'Dann kann niemand mehr als Präsident(in) unterzeichnen. 1 Formular wartet darauf:'
          : `Dann kann niemand mehr als Präsident(in) unterzeichnen. ${count} Formulare warten darauf:`,
      generalDirector: (count: number) =>
        count === 1
          ? 'Dann kann niemand mehr als Generaldirektor/Sekretär unterzeichnen. 1 Formular wartet darauf:'
          : `Dann kann niemand mehr als Generaldirektor/Sekretär unterzeichnen. ${count} Formulare warten darauf:`,
    },
    nobodySigns: {
      chair: 'Dann kann niemand mehr als Präsident(in) unterzeichnen. Zurzeit wartet kein Formular darauf.',
      generalDirector:
        'Dann kann niemand mehr als Generaldirektor/Sekretär unterzeichnen. Zurzeit wartet kein Formular darauf.',
    },
    invitation:
      'Der Link in der E-Mail funktioniert dann nicht mehr. Die eingeladene Person wird darüber nicht benachrichtigt.',
  },
  done: {
    'role-granted': {
      title: (who: string) => `Rolle an ${who} erteilt`,
      text: (who: string) => `${who} erhält darüber eine E-Mail.`,
    },
    'role-withdrawn': {
      title: (who: string) => `Rolle von ${who} entzogen`,
      text: (who: string) => `${who} erhält darüber eine E-Mail.`,
    },
    invited: {
      title: (who: string) => `Einladung an ${who} gesandt`,
      text: () => 'Die Rolle gilt, sobald die Einladung angenommen ist. Sie erhalten dann eine E-Mail.',
    },
    'invitation-resent': {
      title: (who: string) => `Einladung erneut an ${who} gesandt`,
      text: () => 'Nur der Link in der neuen E-Mail funktioniert noch.',
    },
    'invitation-accepted': {
      title: (who: string) => `${who} hat die Einladung angenommen`,
      text: () => 'Die Rolle gilt für die unten genannten Tage.',
    },
    'invitation-withdrawn': {
      title: (who: string) => `Einladung für ${who} zurückgezogen`,
      text: () => 'Der Link in der E-Mail funktioniert nicht mehr.',
    },
  },
  history: 'Verlauf',
  historyEmpty: 'Es ist noch nichts geschehen.',
  happened: {
    'role-granted': (who: string, by: string) => `${by} hat ${who} eine Rolle erteilt`,
    'role-withdrawn': (who: string, by: string) => `${by} hat ${who} eine Rolle entzogen`,
    'role-ended': (who: string) => `Eine Rolle von ${who} ist beendet: Der letzte Tag ist vorbei`,
    invited: (who: string, by: string) => `${by} hat ${who} eingeladen`,
    'invitation-resent': (who: string, by: string) => `${by} hat die Einladung erneut an ${who} gesandt`,
    'invitation-accepted': (who: string) => `${who} hat eine Einladung angenommen`,
    'invitation-withdrawn': (who: string, by: string) => `${by} hat die Einladung für ${who} zurückgezogen`,
  },
  noRoleNow: {
    begins: (organisation: string, day: string) => `Ihre Rolle beim ${organisation} beginnt am ${day}`,
    ended: (organisation: string, day: string) => `Ihre Rolle beim ${organisation} endete am ${day}`,
    withdrawn: (organisation: string, day: string) => `Ihre Rolle beim ${organisation} wurde am ${day} entzogen`,
    beginsText: 'Ab diesem Tag können Sie die Seiten dieses ÖSHZ öffnen. Sie brauchen jetzt nichts zu tun.',
    endedText:
      'Sie können die Seiten dieses ÖSHZ nicht mehr öffnen. Was Sie bereits unterzeichnet haben, bleibt gültig. Benötigen Sie noch eine Rolle, so beantragen Sie sie beim Datenschutzbeauftragten (DSB) dieses ÖSHZ.',
    yourRoles: 'Ihre Rollen',
    withdrawnOn: (day: string) => `entzogen am ${day}`,
  },
  operator: 'Der Betreiber des Einheitsberichts',
  unreachable: 'nicht überprüft: erhält keine E-Mails',
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
  once: 'Nach der Annahme kann niemand anders diese Einladung benutzen.',
  accept: 'Einladung annehmen',
  acceptedTitle: 'Sie haben die Einladung angenommen',
  accepted: 'Sie haben damit diese Rolle erhalten.',
  toOrganisation: 'Zum ÖSHZ',
};

export const logins: Texts['logins'] = {
  switchPerson: 'Als jemand anders anmelden',
};

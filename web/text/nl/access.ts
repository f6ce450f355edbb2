/** The roles of an organisation. */
export const access = {
  title: 'Toegangsbeheer',
  lead: 'Wie mag wat voor dit OCMW. Een rol geldt van de eerste tot en met de laatste dag; een ingetrokken rol vervalt meteen.',
  granted: 'Wie welke rol heeft',
  grant: 'Rol toekennen',
  withdraw: 'Intrekken',
  cancel: 'Annuleren',
  person: 'Persoon',
  role: 'Rol',
  period: 'Periode',
  email: 'E-mailadres van de persoon',
  emailHelp:
    'Kies iemand uit de lijst of typ een adres. Kennen we het adres niet of is het niet geverifieerd, dan sturen we een uitnodiging.',
  startsOn: 'Eerste dag',
  endsOn: 'Laatste dag',
  endsOnHelp: 'Laat leeg voor een rol zonder einde. Vul in voor een vervanging, bijvoorbeeld tijdens een vakantie.',
  states: {
    active: 'geldt nu',
    future: 'geldt nog niet',
    past: 'beëindigd',
    open: 'uitgenodigd',
    expired: 'uitnodiging verlopen',
  },
  acceptBefore: (moment: string) => `te aanvaarden vóór ${moment}`,
  formerHolders: (count: number) => `Personen van wie de rol beëindigd is (${count})`,
  resend: 'Opnieuw versturen',
  withdrawTitle: 'Rol intrekken',
  withdrawInvitationTitle: 'Uitnodiging intrekken',
  consequences: {
    title: 'Wat er dan gebeurt',
    atOnce: (who: string) => `De rol vervalt onmiddellijk en ${who} krijgt daarover een e-mail.`,
    future: (who: string) => `De rol gaat niet in en ${who} krijgt daarover een e-mail.`,
    ownDpo: 'Dit is uw eigen rol: daarna kunt u deze pagina niet meer openen.',
    lastEditor: 'Daarna kan niemand nog formulieren invullen, totdat u die rol aan iemand anders toekent.',
    signed: 'Wat deze persoon al ondertekend heeft en nog niet verzonden is, blijft ondertekend:',
    stranded: {
      chair: (count: number) =>
        count === 1
          ? 'Dan kan niemand meer als voorzitter ondertekenen. 1 formulier wacht daarop:'
          : `Dan kan niemand meer als voorzitter ondertekenen. ${count} formulieren wachten daarop:`,
      generalDirector: (count: number) =>
        count === 1
          ? 'Dan kan niemand meer als algemeen directeur/secretaris ondertekenen. 1 formulier wacht daarop:'
          : `Dan kan niemand meer als algemeen directeur/secretaris ondertekenen. ${count} formulieren wachten daarop:`,
    },
    nobodySigns: {
      chair: 'Dan kan niemand meer als voorzitter ondertekenen. Op dit ogenblik wacht er geen formulier op.',
      generalDirector:
        'Dan kan niemand meer als algemeen directeur/secretaris ondertekenen. Op dit ogenblik wacht er geen formulier op.',
    },
    invitation: 'De link in de e-mail werkt dan niet meer. De genodigde krijgt daar geen bericht over.',
  },
  done: {
    'role-granted': {
      title: (who: string) => `Rol toegekend aan ${who}`,
      text: (who: string) => `${who} krijgt daarover een e-mail.`,
    },
    'role-withdrawn': {
      title: (who: string) => `Rol van ${who} ingetrokken`,
      text: (who: string) => `${who} krijgt daarover een e-mail.`,
    },
    invited: {
      title: (who: string) => `Uitnodiging verstuurd naar ${who}`,
      text: () => 'De rol geldt zodra de uitnodiging aanvaard is. U krijgt dan een e-mail.',
    },
    'invitation-resent': {
      title: (who: string) => `Uitnodiging opnieuw verstuurd naar ${who}`,
      text: () => 'Alleen de link in de nieuwe e-mail werkt nog.',
    },
    'invitation-accepted': {
      title: (who: string) => `${who} heeft de uitnodiging aanvaard`,
      text: () => 'De rol geldt voor de dagen hieronder.',
    },
    'invitation-withdrawn': {
      title: (who: string) => `Uitnodiging voor ${who} ingetrokken`,
      text: () => 'De link in de e-mail werkt niet meer.',
    },
  },
  history: 'Geschiedenis',
  historyEmpty: 'Er is nog niets gebeurd.',
  happened: {
    'role-granted': (who: string, by: string) => `${by} heeft ${who} een rol toegekend`,
    'role-withdrawn': (who: string, by: string) => `${by} heeft een rol van ${who} ingetrokken`,
    'role-ended': (who: string) => `Een rol van ${who} is beëindigd: de laatste dag is voorbij`,
    invited: (who: string, by: string) => `${by} heeft ${who} uitgenodigd`,
    'invitation-resent': (who: string, by: string) => `${by} heeft de uitnodiging opnieuw verstuurd naar ${who}`,
    'invitation-accepted': (who: string) => `${who} heeft een uitnodiging aanvaard`,
    'invitation-withdrawn': (who: string, by: string) => `${by} heeft de uitnodiging voor ${who} ingetrokken`,
  },
  noRoleNow: {
    begins: (organisation: string, day: string) => `Uw rol bij ${organisation} begint op ${day}`,
    ended: (organisation: string, day: string) => `Uw rol bij ${organisation} is geëindigd op ${day}`,
    withdrawn: (organisation: string, day: string) => `Uw rol bij ${organisation} is ingetrokken op ${day}`,
    beginsText: 'Vanaf die dag kunt u de pagina’s van dit OCMW openen. U hoeft nu niets te doen.',
    endedText:
      'U kunt de pagina’s van dit OCMW niet meer openen. Wat u eerder ondertekend hebt, blijft gelden. Hebt u nog een rol nodig, vraag die dan aan de functionaris voor gegevensbescherming (DPO) van dit OCMW.',
    yourRoles: 'Uw rollen',
    withdrawnOn: (day: string) => `ingetrokken op ${day}`,
  },
  /** Who invited, when it was not a person of the organisation. */
  operator: 'De beheerder van het Uniek Verslag',
  unreachable: 'niet geverifieerd: krijgt geen e-mails',
  roles: {
    editor: 'Formulieren raadplegen en bijwerken',
    chair: 'Ondertekenen als voorzitter',
    generalDirector: 'Ondertekenen als algemeen directeur/secretaris',
    dpo: 'Rollen toekennen (DPO)',
  },
};

/** The page on which an invitation is accepted. */
export const invitation = {
  title: 'Uitnodiging',
  lead: (name: string) => `${name} heeft u uitgenodigd om deze rol op te nemen.`,
  organisation: 'OCMW',
  you: 'U bent aangemeld als',
  once: 'Na aanvaarding kan niemand anders deze uitnodiging gebruiken.',
  accept: 'Uitnodiging aanvaarden',
  acceptedTitle: 'U hebt de uitnodiging aanvaard',
  accepted: 'U kreeg daarmee deze rol.',
  toOrganisation: 'Naar het OCMW',
};

/** Links to the login. */
export const logins = {
  switchPerson: 'Aanmelden als iemand anders',
};

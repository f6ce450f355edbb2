/** The roles of an organisation. */
export const access = {
  title: 'Toegangsbeheer',
  lead: 'Wie mag wat voor dit OCMW. Een rol geldt van de eerste tot en met de laatste dag; een ingetrokken rol vervalt meteen.',
  granted: 'Toegekende rollen',
  grant: 'Rol toekennen',
  withdraw: 'Intrekken',
  person: 'Persoon',
  role: 'Rol',
  period: 'Periode',
  email: 'E-mailadres van de persoon',
  emailHelp:
    'Kies iemand uit de lijst of typ een adres. Kennen we het adres niet of is het niet geverifieerd, dan sturen we een uitnodiging.',
  startsOn: 'Eerste dag',
  endsOn: 'Laatste dag',
  endsOnHelp: 'Laat leeg voor een rol zonder einde. Vul in voor een vervanging, bijvoorbeeld tijdens een vakantie.',
  states: { future: 'geldt nog niet', past: 'verlopen' },
  invited: (moment: string) => `uitgenodigd, te aanvaarden vóór ${moment}`,
  /** Who invited, when it was not a person of the organisation. */
  operator: 'De beheerder van het Uniek Verslag',
  unreachable: 'niet geverifieerd: krijgt geen mails',
  invitationExpired: 'uitnodiging verlopen',
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

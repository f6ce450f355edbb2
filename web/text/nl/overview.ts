/** The overview of a report. */
export const overview = {
  contentTitle: 'Inhoud',
  version: (version: number) => `Versie ${version}`,
  savedBy: (name: string, moment: string) => `Opgeslagen door ${name} op ${moment}`,
  versionReopened: (version: number, moment: string) => `Versie ${version}, heropend door de POD MI op ${moment}`,
  signaturesTitle: 'Handtekeningen',
  chairSignature: 'Handtekening van de voorzitter',
  generalDirectorSignature: 'Handtekening van de algemeen directeur/secretaris',
  notSigned: 'Nog niet ondertekend',
  signedBy: (name: string) => `Ondertekend door ${name}`,
  signedByYou: 'U hebt ondertekend',
  signedAt: (moment: string) => `op ${moment}`,
  methods: { eid: 'aangemeld met eID', itsme: 'aangemeld met itsme', app: 'aangemeld met een mobiele app' },
  identifiedAt: (time: string) => `om ${time}`,
  signAs: { chair: 'Ondertekenen als voorzitter', generalDirector: 'Ondertekenen als algemeen directeur/secretaris' },
  notFilledIn: 'Dit formulier is nog niet ingevuld.',
  stages: {
    empty: 'Dit formulier is nog niet ingevuld.',
    incomplete: 'Opgeslagen als ontwerp. Het formulier kan pas ondertekend worden als het volledig en juist is.',
    filledIn:
      'Het formulier is ingevuld. Het wacht op de handtekeningen van de voorzitter en de algemeen directeur/secretaris.',
    waitsForChair:
      'De algemeen directeur/secretaris heeft ondertekend. Het formulier wacht op de handtekening van de voorzitter.',
    waitsForGeneralDirector:
      'De voorzitter heeft ondertekend. Het formulier wacht op de handtekening van de algemeen directeur/secretaris.',
    sending: 'Beide handtekeningen zijn geplaatst. Het formulier wordt verzonden naar de POD MI.',
    sent: 'Het formulier is verzonden naar de POD MI en kan alleen nog geraadpleegd worden.',
    accepted: 'De POD MI heeft het formulier aanvaard. Het is afgesloten en kan alleen nog geraadpleegd worden.',
  },
  /** After the user's own signature, by the role that is missing. */
  youSigned: {
    chair: 'U hebt ondertekend. Het formulier wacht nog op de handtekening van de voorzitter.',
    generalDirector:
      'U hebt ondertekend. Het formulier wacht nog op de handtekening van de algemeen directeur/secretaris.',
  },
  asked: (names: string) => `Gevraagd: ${names}.`,
  sameDevice: 'Ondertekent die persoon op dit toestel?',
  keep: 'Bewaar de referentie en het document.',
  openDocument: 'Document openen (PDF)',
  sendingHint: 'Deze pagina volgt de verzending automatisch. U hoeft niets te doen.',
  changedMeanwhile:
    'De inhoud is gewijzigd terwijl u keek. Controleer de nieuwe inhoud en vernieuw de pagina om te kunnen ondertekenen.',
  unsure:
    'Deze pagina kan nu niet nagaan of er intussen iets gewijzigd is. Zolang dat zo is, kan er niet ondertekend worden.',
  reload: 'Pagina vernieuwen',
  reference: 'Referentie van de POD MI',
  receivedAt: 'Ontvangen door de POD MI',
  whyNoSigning: {
    signedByYou: 'U hebt dit formulier ondertekend. Nu moet de andere ondertekenaar dat nog doen.',
    signedForRole: 'Voor uw rol is dit formulier al ondertekend.',
    accountChanged:
      'De bankrekening van het OCMW is gewijzigd nadat dit formulier opgeslagen werd. Sla het eerst opnieuw op.',
    advanceChanged:
      'De POD MI heeft het voorschot gewijzigd nadat dit formulier opgeslagen werd. Sla het eerst opnieuw op.',
    notOpen: 'Het formulier is niet open: de POD MI heeft het nog niet geopend of al afgesloten.',
    invalid: 'Een formulier met fouten kan niet ondertekend worden.',
  },
  history: 'Geschiedenis',
  happened: {
    saved: (name: string, version: number) => `${name} sloeg versie ${version} op`,
    removed: {
      chair: 'de handtekening van de voorzitter verviel',
      generalDirector: 'de handtekening van de algemeen directeur/secretaris verviel',
    },
    signed: (name: string, version: number) => `${name} ondertekende versie ${version}`,
    roles: { chair: 'als voorzitter', generalDirector: 'als algemeen directeur/secretaris' },
    received: (reference: string) => `De POD MI ontving het formulier als ${reference}`,
    accepted: (name: string, reference: string) => `${name} (POD MI) aanvaardde ${reference}`,
    returned: (name: string, reference: string) => `${name} (POD MI) stuurde ${reference} terug ter correctie:`,
    byFile: (name: string, table: string) => `${name} schakelde voor de regels van ‘${table}’ over naar een rekenblad`,
    inForm: (name: string, table: string) => `${name} schakelde voor de regels van ‘${table}’ over naar het formulier`,
  },
  contentHash: 'Controlegetal van de inhoud (SHA-256)',
};

/** Why FPS MI returned a report. */
export const returned = {
  title: 'Teruggestuurd: corrigeren',
  by: (name: string, moment: string, reference: string) =>
    `${name} van de POD MI stuurde het op ${moment} terug (${reference}), met deze reden:`,
  whatToDo:
    'Corrigeer wat nodig is en sla op. Daarna moeten de voorzitter en de algemeen directeur/secretaris opnieuw ondertekenen, ook als er niets gewijzigd is. Het formulier wordt dan automatisch opnieuw naar de POD MI verzonden.',
  correctedTitle: 'Gecorrigeerd na de terugzending',
  whatFollows:
    'Zodra de voorzitter en de algemeen directeur/secretaris opnieuw ondertekend hebben, wordt het formulier automatisch opnieuw naar de POD MI verzonden.',
};

import type { Texts } from './texts.ts';

export const nl: Texts = {
  service: 'Federale authenticatie',
  application: 'Uniek Verslag',
  skipToContent: 'Naar de inhoud',
  languageChoice: 'Taal',
  standIn: [
    'Dit is een nabootsing van de federale authenticatiedienst, om uit te proberen.',
    'Niemand wordt hier echt geïdentificeerd.',
  ],
  toApplication: 'Terug naar Uniek Verslag',
  login: {
    title: 'Aanmelden bij Uniek Verslag',
    methodQuestion: 'Hoe wilt u zich aanmelden?',
    methods: {
      eid: { name: 'Aanmelden met eID kaartlezer', hint: 'Met uw identiteitskaart en pincode' },
      itsme: { name: 'Aanmelden met itsme', hint: 'Met de itsme-app op uw telefoon' },
      app: { name: 'Aanmelden met een mobiele app', hint: 'Met een beveiligingscode uit een app' },
    },
    cardHelp: 'Meer uitleg over de elektronische identiteitskaart',
    personQuestion: 'Wie bent u?',
    subject: 'Gebruiker',
    subjectHint: 'Functie en NIS-code van de gemeente, bijvoorbeeld chair.11001',
    submit: 'Aanmelden',
    searchTitle: 'Of kies een persoon',
    search: 'Zoek een persoon',
    searchHint: 'Gemeente, naam of functie',
    searchSubmit: 'Zoeken',
    examples: 'Voorbeelden',
    found: (count, text) =>
      count === 0
        ? `Niemand gevonden voor “${text}”`
        : `${count} ${count === 1 ? 'persoon' : 'personen'} gevonden voor “${text}”`,
    more: (shown) => `Dit zijn de eerste ${shown}. Zoek met meer woorden om er minder te vinden.`,
    loginAs: 'Aanmelden als',
    errorTitle: 'Er is een probleem',
    subjectMissing: 'Vul een gebruiker in, of kies een persoon in de lijst',
    subjectUnknown: 'Deze gebruiker bestaat niet. Kijk de code na, of zoek de persoon hieronder',
  },
  functions: {
    clerk: 'Medewerker',
    chair: 'Voorzitter',
    director: 'Algemeen directeur',
    dpo: 'Functionaris voor gegevensbescherming (DPO)',
    handler: 'Dossierbehandelaar',
  },
  ministry: 'POD Maatschappelijke Integratie',
  help: {
    title: 'De elektronische identiteitskaart (eID)',
    paragraphs: [
      'Op de chip van een Belgische identiteitskaart staan sleutels waarmee u op een website kunt tonen wie u bent. De echte authenticatiedienst leest de kaart met een kaartlezer en vraagt uw pincode.',
      'Deze nabootsing leest geen kaart en vraagt geen pincode. U hebt dus geen kaartlezer en geen software nodig: kies een manier om u aan te melden en daarna de persoon als wie u het Uniek Verslag wilt uitproberen.',
      'Wat u kiest, krijgt het Uniek Verslag te horen zoals van de echte dienst. Bij een handtekening staat dan bijvoorbeeld dat met eID is aangemeld.',
    ],
    back: 'Terug naar het aanmelden',
  },
  logout: {
    title: 'Wilt u zich afmelden?',
    question: 'U bent hier nog aangemeld. Na het afmelden moet u opnieuw aantonen wie u bent.',
    submit: 'Afmelden',
    stay: 'Aangemeld blijven',
    leavingTitle: 'U wordt doorgestuurd',
    leaving: 'Gebeurt er niets? Ga dan zelf verder.',
    continue: 'Doorgaan',
    doneTitle: 'U bent afgemeld',
    done: 'U kunt dit venster sluiten.',
  },
  start: {
    title: 'Aanmelden begint bij de toepassing',
    paragraph: 'Open het Uniek Verslag en kies daar om u aan te melden. U komt dan vanzelf hier terecht.',
  },
  failures: {
    expired: {
      title: 'Uw aanmelding is verlopen',
      what: 'U hebt te lang gewacht, of u hebt u intussen in een ander venster aangemeld.',
      remedy: 'Ga terug naar Uniek Verslag en meld u opnieuw aan.',
    },
    'wrong-application': {
      title: 'Deze toepassing is hier niet bekend',
      what: 'U komt van een adres dat niet bij de authenticatiedienst is ingesteld.',
      remedy:
        'Open Uniek Verslag op het juiste adres. Beheert u het, controleer dan OIDC_CLIENT_ID en WEB_URL van beide diensten.',
    },
    'logout-refused': {
      title: 'Afmelden is hier niet gelukt',
      what: 'De authenticatiedienst herkent deze aanmelding niet meer. Wellicht is ze intussen herstart.',
      remedy: 'Ga terug naar Uniek Verslag. Sluit uw browser als u zeker wilt zijn dat u bent afgemeld.',
    },
    refused: {
      title: 'Deze vraag kan niet worden beantwoord',
      what: 'De toepassing heeft iets gevraagd dat de authenticatiedienst niet aanvaardt.',
      remedy: 'Ga terug naar Uniek Verslag en meld u opnieuw aan.',
    },
    'not-found': {
      title: 'Deze pagina bestaat niet',
      what: 'Het adres klopt niet, of de pagina is er niet meer.',
      remedy: 'Controleer het adres, of ga terug naar Uniek Verslag.',
    },
    unexpected: {
      title: 'Er ging iets mis',
      what: 'Dit ligt aan de authenticatiedienst, niet aan u. Het is genoteerd.',
      remedy: 'Probeer het over enkele minuten opnieuw.',
    },
  },
  errorCode: 'Foutcode',
};

/** Every text of the site in Dutch. The labels in the manual are taken over to the letter. */
export const nl = {
  /** Between what something is called and what is said of it. */
  colon: ': ',
  applicationName: 'Uniek Verslag',
  ministry: 'POD Maatschappelijke Integratie',
  loggedInAs: 'Aangemeld als',
  logOut: 'Afmelden',
  homepage: 'Startpagina',
  change: 'Wijzigen',
  save: 'Opslaan',
  sign: 'Ondertekenen',
  print: 'Afdrukken',
  cancel: 'Annuleren',
  otherOrganisation: 'Ander OCMW',
  footer:
    'Het Uniek Verslag wordt door de POD Maatschappelijke Integratie gratis ter beschikking gesteld van de OCMW’s.',

  portal: {
    title: 'Portaal van de Sociale Zekerheid',
    audience: 'Ambtenaren en andere professionelen',
    group: 'OCMW’s & POD Maatschappelijke Integratie',
    applications: 'Toepassingen',
    summary: 'De jaarlijkse verslagen van het OCMW aan de POD Maatschappelijke Integratie.',
  },
  about: {
    lead: 'Elk jaar bezorgt uw OCMW aan de POD Maatschappelijke Integratie de formulieren waarmee het zijn uitgaven terugkrijgt. Dat gebeurt hier.',
    stepsTitle: 'Hoe het gaat',
    steps: [
      'Een medewerker vult het formulier in en slaat het op.',
      'De voorzitter en de algemeen directeur/secretaris ondertekenen het, in de volgorde die zij verkiezen.',
      'Met de tweede handtekening gaat het formulier vanzelf naar de POD MI. Daarna kan het alleen nog geraadpleegd worden.',
    ],
    needsTitle: 'Wat u nodig heeft',
    needs:
      'Een gewone internetbrowser, en een manier om u te identificeren: uw elektronische identiteitskaart (eID) met kaartlezer en pincode, itsme of een mobiele app. Uw rol krijgt u van de functionaris voor gegevensbescherming (DPO) van uw OCMW.',
    start: 'Uniek Verslag',
  },
  organisations: {
    title: 'Kies een OCMW',
    lead: 'U werkt voor meer dan een OCMW. Voor welk OCMW wilt u nu werken?',
    noneTitle: 'U heeft nog geen rol',
    none: 'U bent aangemeld, maar u heeft bij geen enkel OCMW een rol voor het Uniek Verslag. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan u die geven.',
  },
  home: {
    next: 'Wat u kunt doen',
    steps: {
      fillIn: 'Invullen',
      improve: 'Verbeteren',
      sign: 'Ondertekenen',
      wait: 'Wachten op de ondertekenaars',
      other: 'Wachten op de andere ondertekenaar',
      sending: 'Wordt verzonden',
      done: 'Niets meer',
      accepted: 'Aanvaard door de POD MI',
      nothing: 'Wachten tot het ingevuld is',
    },
    dataTitle: 'Gegevens van het OCMW',
    account: 'Bankrekening',
    contact: 'Contactpersoon',
    email: 'E-mail',
    phone: 'Telefoon',
    dataMissing:
      'De bankrekening en de contactpersoon zijn nog niet ingevuld. Dat moet gebeuren voor u een formulier kunt invullen.',
    formsTitle: 'Formulieren',
    form: 'Formulier',
    year: 'Jaar',
    filledIn: 'Ingevuld',
    signed: 'Ondertekend',
    sent: 'Verzonden',
    yes: 'ja',
    no: 'nog niet',
  },
  data: {
    title: 'Gegevens van het OCMW',
    lead: 'Deze gegevens gelden voor alle formulieren van het Uniek Verslag.',
    accountTitle: 'Bankrekening',
    accountNumber: 'IBAN of historisch rekeningnummer',
    accountHelp:
      'Bijvoorbeeld BE68 5390 0754 7034 of 539-0075470-34. Een historisch nummer wordt omgezet naar een IBAN.',
    bic: 'BIC',
    bicHelp: 'De code van de bank, 8 of 11 tekens, bijvoorbeeld GKCCBEBB.',
    contactTitle: 'Contactpersoon',
    contactLead: 'De medewerker die vragen over het Uniek Verslag het best kan beantwoorden.',
    contactName: 'Naam',
    contactEmail: 'E-mail',
    contactPhone: 'Telefoon',
    contactPhoneHelp: 'Bijvoorbeeld 03 123 45 67.',
    accountWarning:
      'Een formulier dat al opgeslagen is, noemt de bankrekening van toen. Na een wijziging moet u het opnieuw opslaan voor het ondertekend kan worden.',
    iban: 'IBAN',
    historicNumber: 'Historisch nummer',
    checkDigits: 'De controlecijfers kloppen (nog) niet. Kijk het nummer na.',
    closed: 'Alle formulieren zijn verzonden; deze gegevens kunnen niet meer gewijzigd worden.',
  },
  campaign: {
    before: (opens: string) =>
      `De POD MI opent dit formulier op ${opens}. Tot dan kan het niet opgeslagen of ondertekend worden.`,
    open: (due: string, closes: string) =>
      `De POD MI verwacht dit formulier uiterlijk op ${due}. Het blijft open tot en met ${closes}.`,
    after: (closes: string) =>
      `De POD MI heeft dit formulier na ${closes} afgesloten. Het kan alleen nog geraadpleegd worden.`,
    short: {
      before: (day: string) => `open vanaf ${day}`,
      open: (day: string) => `uiterlijk op ${day}`,
      after: (day: string) => `afgesloten na ${day}`,
    },
  },
  form: {
    fillIn: 'Formulier invullen',
    amountHelp: 'In euro, bijvoorbeeld 1.234,50.',
    numberHelp: 'Een geheel getal, bijvoorbeeld 12.',
    percentageHelp: 'Een percentage, bijvoorbeeld 12,5.',
    dateHelp: 'Een datum, bijvoorbeeld 31/12/2026.',
    choose: 'Maak een keuze',
    newLine: 'Nieuwe lijn',
    addLine: 'Lijn toevoegen',
    keepLine: 'Klaar',
    changeLine: 'Wijzigen',
    removeLine: 'Verwijderen',
    previousLines: 'Vorige lijnen',
    nextLines: 'Volgende lijnen',
    draft: 'U heeft wijzigingen die nog niet opgeslagen zijn. Druk op Opslaan om ze te bewaren.',
    canWait:
      'U kunt dit formulier opslaan voor het volledig is en er later mee verdergaan, ook iemand anders. Ondertekenen kan pas als alles ingevuld en juist is.',
    findings: {
      errorsTitle: 'Nog in te vullen of te verbeteren',
      errorsLead: 'Zolang dit er staat, kan het formulier niet ondertekend worden.',
      warningsTitle: 'Kijk dit na',
      warningsLead: 'Klopt het toch, dan kan het formulier gewoon ondertekend worden.',
      more: (count: number) => `en nog ${count}`,
    },
    newerVersion:
      'Van dit formulier bestaat intussen een nieuwere versie. Dit verslag blijft in de versie waarin het ingevuld werd.',
    newerVersionLink: 'Wat er in de nieuwere versie anders is',
    computed: 'wordt berekend',
    payee: 'Te betalen op',
    unsavedWarning: 'Wat u niet opslaat, gaat verloren wanneer u deze pagina verlaat.',
    removesSignatures:
      'Dit formulier is al ondertekend. Als u iets wijzigt, of opslaat nadat de bankrekening gewijzigd is, vervalt de handtekening.',
    conflictTitle: 'Wat nu opgeslagen is',
    conflictYours: 'Wat u heeft ingevuld',
    conflictChoice:
      'Sla opnieuw op om te gebruiken wat u invulde, of ga naar het overzicht om te behouden wat opgeslagen is.',
    toOverview: 'Naar het overzicht',
  },
  changes: {
    lines: {
      added: (count: number) => `${count} ${count === 1 ? 'lijn' : 'lijnen'} toegevoegd`,
      removed: (count: number) => `${count} ${count === 1 ? 'lijn' : 'lijnen'} verwijderd`,
      changed: (count: number) => `${count} ${count === 1 ? 'lijn' : 'lijnen'} gewijzigd`,
    },
    title: 'Twee versies van een formulier',
    between: (before: number, after: number) => `Wat er anders is in versie ${after} dan in versie ${before}.`,
    none: 'De twee versies zijn gelijk.',
    fields: 'Velden',
    checks: 'Controles',
    added: 'Nieuw',
    removed: 'Weggevallen',
    changed: 'Gewijzigd',
    back: 'Terug naar het formulier',
    aspects: {
      label: 'de naam',
      help: 'de uitleg',
      text: 'de tekst',
      kind: 'wat erin komt',
      need: 'of het ingevuld moet zijn',
      limits: 'de grenzen',
      options: 'de mogelijkheden',
      rule: 'de regel',
      total: 'of het opgeteld wordt',
      level: 'of het de ondertekening tegenhoudt',
    },
  },
  overview: {
    contentTitle: 'Inhoud',
    version: (version: number) => `Versie ${version}`,
    savedBy: (name: string, moment: string) => `Opgeslagen door ${name} op ${moment}`,
    signaturesTitle: 'Handtekeningen',
    chairSignature: 'Handtekening van de voorzitter',
    generalDirectorSignature: 'Handtekening van de algemeen directeur/secretaris',
    notSigned: 'Nog niet ondertekend',
    signedBy: (name: string) => `Ondertekend door ${name}`,
    signedAt: (moment: string) => `op ${moment}`,
    methods: { eid: 'met de eID-kaart', itsme: 'met itsme', app: 'met een mobiele app' },
    signAs: { chair: 'Ondertekenen als voorzitter', generalDirector: 'Ondertekenen als algemeen directeur/secretaris' },
    notFilledIn: 'Dit formulier is nog niet ingevuld.',
    stages: {
      empty: 'Dit formulier is nog niet ingevuld.',
      incomplete:
        'Het formulier is opgeslagen, maar bevat nog fouten. Het kan pas ondertekend worden als die verbeterd zijn.',
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
    sendingHint: 'Deze pagina volgt de verzending vanzelf. U hoeft niets te doen.',
    changedMeanwhile:
      'De inhoud is gewijzigd terwijl u keek. Kijk de nieuwe inhoud na en vernieuw de pagina om te kunnen ondertekenen.',
    unsure:
      'Deze pagina kan nu niet nagaan of er intussen iets gewijzigd is. Zolang dat zo is, kan er niet ondertekend worden.',
    reload: 'Pagina vernieuwen',
    reference: 'Referentie van de POD MI',
    receivedAt: 'Ontvangen door de POD MI',
    whyNoSigning: {
      signedByYou: 'U heeft dit formulier ondertekend. Nu moet de andere ondertekenaar dat nog doen.',
      signedForRole: 'Voor uw rol is dit formulier al ondertekend.',
      accountChanged:
        'De bankrekening van het OCMW is gewijzigd nadat dit formulier opgeslagen werd. Sla het eerst opnieuw op.',
      advanceChanged:
        'De POD MI heeft het voorschot gewijzigd nadat dit formulier opgeslagen werd. Sla het eerst opnieuw op.',
      notOpen: 'Het formulier is niet open: de POD MI heeft het nog niet geopend of al afgesloten.',
      invalid: 'Een formulier met fouten kan niet ondertekend worden.',
    },
    history: 'Wie deed wat, en wanneer',
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
      returned: (name: string, reference: string) => `${name} (POD MI) stuurde ${reference} terug ter verbetering:`,
      byFile: (name: string, table: string) =>
        `${name} schakelde voor de lijnen van ‘${table}’ over naar een rekenblad`,
      inForm: (name: string, table: string) =>
        `${name} schakelde voor de lijnen van ‘${table}’ over naar het formulier`,
    },
    contentHash: 'Controlegetal van de inhoud (SHA-256)',
  },
  returned: {
    title: 'De POD MI heeft dit formulier teruggestuurd',
    by: (name: string, moment: string, reference: string) =>
      `${name} van de POD MI stuurde het op ${moment} terug (${reference}), met deze reden:`,
    whatToDo:
      'Verbeter wat nodig is en sla op. Daarna moeten de voorzitter en de algemeen directeur/secretaris opnieuw ondertekenen, ook als er niets gewijzigd is. Het formulier gaat dan vanzelf weer naar de POD MI.',
  },
  access: {
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
      'Kies iemand uit de lijst of typ een adres. Naar een adres dat we nog niet kennen, vertrekt een uitnodiging.',
    startsOn: 'Eerste dag',
    endsOn: 'Laatste dag',
    endsOnHelp: 'Laat leeg voor een rol zonder einde. Vul in voor een vervanging, bijvoorbeeld tijdens een vakantie.',
    states: { future: 'geldt nog niet', past: 'verlopen' },
    invited: (moment: string) => `uitgenodigd, te aanvaarden voor ${moment}`,
    invitationExpired: 'uitnodiging verlopen',
    roles: {
      editor: 'Formulieren raadplegen en bijwerken',
      chair: 'Ondertekenen als voorzitter',
      generalDirector: 'Ondertekenen als algemeen directeur/secretaris',
      dpo: 'Rollen toekennen (DPO)',
    },
  },
  invitation: {
    title: 'Uitnodiging',
    lead: (name: string) => `${name} heeft u uitgenodigd om deze rol op te nemen.`,
    organisation: 'OCMW',
    you: 'U bent aangemeld als',
    once: 'De uitnodiging wordt aan u gebonden: daarna kan niemand anders ze nog aanvaarden.',
    accept: 'Uitnodiging aanvaarden',
    acceptedTitle: 'U heeft de uitnodiging aanvaard',
    accepted: 'U kreeg daarmee deze rol.',
    toOrganisation: 'Naar het OCMW',
  },
  logins: {
    switchPerson: 'Aanmelden als iemand anders',
  },
  mail: {
    greeting: (name: string) => `Dag ${name},`,
    greetingSomebody: 'Dag,',
    open: 'Formulier openen',
    openApplication: 'Uniek Verslag openen',
    openInvitation: 'Uitnodiging bekijken',
    closing:
      'Dit bericht komt van het Uniek Verslag van de POD Maatschappelijke Integratie. U kunt er niet op antwoorden.',
    'signature-asked': {
      subject: (form: string, organisation: string) => `Uw handtekening wordt gevraagd: ${form}, ${organisation}`,
      text: (form: string, organisation: string, by: string) =>
        `${by} heeft het formulier “${form}” van ${organisation} ondertekend. Alleen uw handtekening ontbreekt nog. Daarna gaat het formulier vanzelf naar de POD MI.`,
    },
    'signature-removed': {
      subject: (form: string, organisation: string) => `Uw handtekening is vervallen: ${form}, ${organisation}`,
      text: (form: string, organisation: string, by: string) =>
        `${by} heeft het formulier “${form}” van ${organisation} gewijzigd nadat u het ondertekend had. Daardoor is uw handtekening vervallen. Kijk de nieuwe inhoud na en onderteken opnieuw.`,
      changes: 'Wat er gewijzigd is:',
      change: (what: string, before: string, after: string) => `${what}: van ${before} naar ${after}`,
    },
    sent: {
      subject: (form: string, organisation: string) => `Verzonden naar de POD MI: ${form}, ${organisation}`,
      text: (form: string, organisation: string, reference: string) =>
        `Het formulier “${form}” van ${organisation} is door beiden ondertekend en door de POD MI ontvangen. De referentie is ${reference}. U hoeft niets meer te doen.`,
    },
    'report-accepted': {
      subject: (form: string, organisation: string) => `Aanvaard door de POD MI: ${form}, ${organisation}`,
      text: (form: string, organisation: string, reference: string) =>
        `De POD MI heeft het formulier “${form}” van ${organisation} (${reference}) aanvaard. U hoeft niets meer te doen.`,
    },
    'report-returned': {
      subject: (form: string, organisation: string) => `Teruggestuurd door de POD MI: ${form}, ${organisation}`,
      text: (form: string, organisation: string, reference: string) =>
        `De POD MI heeft het formulier “${form}” van ${organisation} (${reference}) teruggestuurd ter verbetering. Het kan opnieuw gewijzigd worden en moet door beiden opnieuw ondertekend worden. Daarna gaat het vanzelf weer naar de POD MI. De reden:`,
    },
    'role-granted': {
      subject: (role: string, organisation: string) => `U heeft een rol gekregen: ${role}, ${organisation}`,
      text: (role: string, organisation: string, by: string, period: string) =>
        `${by} heeft u bij ${organisation} deze rol gegeven: ${role}, ${period}.`,
    },
    'role-withdrawn': {
      subject: (role: string, organisation: string) => `Een rol is ingetrokken: ${role}, ${organisation}`,
      text: (role: string, organisation: string, by: string, period: string) =>
        `${by} heeft uw rol bij ${organisation} ingetrokken: ${role}, ${period}. Ze geldt vanaf nu niet meer. Wat u eerder ondertekend heeft, blijft gelden.`,
    },
    invitation: {
      subject: (organisation: string) => `Uitnodiging voor het Uniek Verslag: ${organisation}`,
      text: (organisation: string, by: string, role: string, period: string, until: string) =>
        `${by} nodigt u uit om bij ${organisation} deze rol op te nemen: ${role}, ${period}. Open de link en meld u aan; u ziet dan eerst waarvoor de uitnodiging is en aanvaardt ze daarna. De link is alleen voor u: stuur hem niet door. U kunt ze aanvaarden tot ${until}. Is dit niet voor u bedoeld, dan hoeft u niets te doen.`,
    },
    'invitation-accepted': {
      subject: (role: string, organisation: string) => `U heeft een rol aanvaard: ${role}, ${organisation}`,
      text: (role: string, organisation: string, name: string, period: string) =>
        `U heeft een uitnodiging van ${organisation} aanvaard, aangemeld als ${name}. Uw rol: ${role}, ${period}.`,
    },
    'invitation-accepted-by-other': {
      subject: (role: string, organisation: string) => `Uw uitnodiging is aanvaard: ${role}, ${organisation}`,
      text: (role: string, organisation: string, name: string, period: string) =>
        `${name} heeft uw uitnodiging voor ${organisation} aanvaard: ${role}, ${period}. Is dat niet de persoon die u bedoelde? Trek de rol dan meteen in, bij Toegangsbeheer.`,
    },
    'account-changed': {
      subject: (organisation: string) => `De bankrekening van ${organisation} is gewijzigd`,
      text: (organisation: string, by: string) =>
        `${by} heeft de bankrekening van ${organisation} gewijzigd. Een formulier dat de vorige rekening noemt, moet opnieuw opgeslagen worden voor het ondertekend kan worden. Wist u hier niet van? Vraag dan na of de wijziging klopt.`,
    },
    reminders: {
      'fill-in': {
        subject: (form: string, organisation: string, due: string) =>
          `Nog in te vullen tegen ${due}: ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string) =>
          `Het formulier “${form}” van ${organisation} is nog niet of niet volledig ingevuld. De POD MI verwacht het uiterlijk op ${due}, ondertekend door de voorzitter en de algemeen directeur/secretaris.`,
      },
      sign: {
        subject: (form: string, organisation: string) => `Uw handtekening ontbreekt nog: ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string) =>
          `Het formulier “${form}” van ${organisation} wacht op uw handtekening. De POD MI verwacht het uiterlijk op ${due}. Na de tweede handtekening gaat het vanzelf naar de POD MI.`,
      },
      'nobody-signs': {
        subject: (form: string, organisation: string) => `Niemand kan ondertekenen: ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string) =>
          `Het formulier “${form}” van ${organisation} wacht op een handtekening, maar niemand heeft nu de rol om ze te plaatsen. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan die rol toekennen. De POD MI verwacht het formulier uiterlijk op ${due}.`,
      },
      overdue: {
        subject: (form: string, organisation: string) => `De termijn is verstreken: ${form}, ${organisation}`,
        text: (form: string, organisation: string, due: string, closing: string) =>
          `De POD MI verwachtte het formulier “${form}” van ${organisation} uiterlijk op ${due} en heeft het nog niet ontvangen. Het kan nog ingevuld en ondertekend worden tot en met ${closing}.`,
      },
      list: {
        subject: (form: string, count: number) => `Nog niet ontvangen: ${form} (${count})`,
        text: (form: string, count: number, due: string) =>
          `Het formulier “${form}” werd verwacht uiterlijk op ${due}. ${count === 1 ? 'Eén OCMW heeft' : `${count} OCMW’s hebben`} het nog niet verzonden:`,
        stages: {
          empty: 'niet ingevuld',
          incomplete: 'opgeslagen met fouten',
          filledIn: 'wacht op beide handtekeningen',
          halfSigned: 'wacht op één handtekening',
        },
      },
    },
  },
  tryAgain: 'Opnieuw proberen',
  yourValues: 'Wat u had ingevuld',
  logInAgain: 'Opnieuw aanmelden (nieuw venster)',

  /** Why a field cannot stand. */
  problems: {
    'amount-missing': 'Vul een bedrag in. Is er niets uitgegeven, vul dan 0 in.',
    'amount-not-understood': 'Dit is geen bedrag. Schrijf het bijvoorbeeld als 1.234,50.',
    'amount-negative': 'Het bedrag mag niet kleiner dan nul zijn.',
    'amount-too-precise': 'Een bedrag heeft hoogstens twee cijfers na de komma.',
    'amount-too-large': 'Het bedrag is te groot: hoogstens 999.999.999,99 euro.',
    'number-missing': 'Vul een getal in. Zijn er geen, vul dan 0 in.',
    'number-not-understood': 'Dit is geen getal. Schrijf het bijvoorbeeld als 1.234.',
    'number-negative': 'Het getal mag niet kleiner dan nul zijn.',
    'number-not-whole': 'Dit moet een geheel getal zijn, zonder komma.',
    'number-too-large': 'Het getal is te groot: hoogstens 999.999.999.',
    'percentage-missing': 'Vul een percentage in.',
    'percentage-not-understood': 'Dit is geen percentage. Schrijf het bijvoorbeeld als 12,5.',
    'percentage-negative': 'Het percentage mag niet kleiner dan nul zijn.',
    'percentage-too-precise': 'Een percentage heeft hoogstens twee cijfers na de komma.',
    'percentage-too-large': 'Een percentage is hoogstens 100.',
    'date-missing': 'Vul een datum in.',
    'date-outside-period': 'Deze datum valt buiten de periode waarover het formulier gaat.',
    'choice-missing': 'Maak een keuze.',
    'choice-unknown': 'Kies een van de mogelijkheden in de lijst.',
    'text-missing': 'Vul dit in.',
    'text-not-understood': 'Hier staan tekens in die niet bewaard kunnen worden. Typ de tekst opnieuw.',
    'text-too-long': 'Deze tekst is te lang. Maak hem korter.',
    'lines-missing': 'Voeg minstens één lijn toe.',
    'lines-not-understood': 'Deze tabel kon niet gelezen worden.',
    'lines-too-many': 'Deze tabel heeft te veel lijnen.',
    'account-not-understood':
      'Dit is geen rekeningnummer dat we herkennen. Schrijf een IBAN (BE68 5390 0754 7034) of een nummer van 12 cijfers.',
    'account-check-digits': 'De controlecijfers kloppen niet. Kijk het rekeningnummer na.',
    'bic-not-understood': 'Dit is geen geldige BIC. Die bestaat uit 8 of 11 letters en cijfers, bijvoorbeeld GKCCBEBB.',
    'name-missing': 'Vul de naam van de contactpersoon in.',
    'email-not-understood': 'Dit is geen e-mailadres. Schrijf het bijvoorbeeld als an.peeters@ocmw.example.',
    'phone-not-understood': 'Dit is geen telefoonnummer. Schrijf het bijvoorbeeld als 03 123 45 67.',
    'date-not-understood': 'Dit is geen datum. Schrijf die als 2027-02-28.',
    'date-before-start': 'De laatste dag mag niet voor de eerste dag liggen.',
    'person-ambiguous':
      'Meer dan één persoon heeft zich met dit adres aangemeld. Vraag de persoon zich met een eigen adres aan te melden.',
    'date-past': 'De laatste dag is al voorbij.',
  },

  /** What went wrong, that nothing is lost, and what to do: a title and a text for each code. */
  errors: {
    'already-sent': {
      title: 'Dit formulier is al verzonden',
      text: 'Beide handtekeningen zijn geplaatst. Het formulier kan alleen nog geraadpleegd worden; er is niets aan veranderd.',
    },
    'role-missing': {
      title: 'U heeft hier geen rol voor',
      text: 'Er is niets gewijzigd of ondertekend. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan u de nodige rol geven.',
    },
    'organisation-data-missing': {
      title: 'Vul eerst de gegevens van het OCMW in',
      text: 'De bankrekening en de contactpersoon moeten er zijn voor u een formulier kunt invullen. Daarna keert u terug naar het formulier.',
    },
    'draft-missing': {
      title: 'Wat u invulde, is niet meer bewaard',
      text: 'Het stond te lang klaar zonder opgeslagen te worden. Wat eerder opgeslagen was, blijft gelden. Kijk na wat hieronder staat en sla opnieuw op.',
    },
    'version-conflict': {
      title: 'Iemand anders heeft intussen iets opgeslagen',
      text: 'Uw wijziging is niet opgeslagen en niets is overschreven. Hieronder staan de twee naast elkaar.',
    },
    'nothing-to-sign': {
      title: 'Er is nog niets om te ondertekenen',
      text: 'Het formulier moet eerst ingevuld en opgeslagen worden.',
    },
    'already-signed': {
      title: 'Voor deze rol is het formulier al ondertekend',
      text: 'De handtekening die er staat, blijft gelden. U hoeft niets meer te doen.',
    },
    'content-changed': {
      title: 'De inhoud is intussen gewijzigd',
      text: 'U heeft niet ondertekend: een handtekening geldt alleen voor wat u gezien heeft. Hieronder staat de nieuwe inhoud. Kijk die na en onderteken dan.',
    },
    'report-invalid': {
      title: 'Een formulier met fouten kan niet ondertekend worden',
      text: 'Er is niet ondertekend. Laat het formulier eerst verbeteren en opslaan.',
    },
    'same-person': {
      title: 'U heeft dit formulier al ondertekend',
      text: 'De voorzitter en de algemeen directeur/secretaris moeten twee verschillende personen zijn. Uw eerste handtekening blijft gelden.',
    },
    'account-changed': {
      title: 'De bankrekening van het OCMW is gewijzigd',
      text: 'U heeft niet ondertekend: het formulier noemt nog de vorige rekening. Laat het opnieuw opslaan; dan kan het ondertekend worden.',
    },
    'unique-report-closed': {
      title: 'De gegevens zijn afgesloten',
      text: 'Er is niets gewijzigd. Alle formulieren van het Uniek Verslag zijn verzonden naar de POD MI; daarmee liggen de bankrekening en de contactpersoon vast. Klopt er iets niet, neem dan contact op met de POD MI.',
    },
    'form-not-open': {
      title: 'Het formulier is niet open',
      text: 'De POD MI heeft het formulier nog niet geopend of heeft het al afgesloten. Er is niets opgeslagen of ondertekend; wat opgeslagen was, blijft bewaard. De dagen staan bij het formulier.',
    },
    'advance-changed': {
      title: 'Het voorschot is gewijzigd',
      text: 'U heeft niet ondertekend: het formulier noemt nog het vorige voorschot van de POD MI. Laat het opnieuw opslaan; dan kan het ondertekend worden.',
    },
    'fields-wrong': {
      title: 'Er is een probleem',
      text: 'Er is nog niets opgeslagen. Verbeter wat hieronder staat en sla opnieuw op.',
    },
    'engine-away': {
      title: 'Opslaan en ondertekenen gaat nu even niet',
      text: 'Een deel van de toepassing is tijdelijk niet bereikbaar. Er is niets verloren: wat opgeslagen was, blijft bewaard en wat u invulde, staat hier nog. Probeer het over enkele minuten opnieuw.',
    },
    'not-confirmed': {
      title: 'We kregen nog geen bevestiging',
      text: 'Uw opdracht is misschien nog onderweg. Wat u invulde, staat hier nog. Probeer het over een minuut opnieuw: dat kan geen kwaad, wat al gebeurd is, gebeurt geen tweede keer.',
    },
    'database-away': {
      title: 'Het Uniek Verslag is even niet bereikbaar',
      text: 'Er is niets verloren: wat opgeslagen was, blijft bewaard. Probeer het over enkele minuten opnieuw.',
    },
    'login-unavailable': {
      title: 'Aanmelden gaat nu even niet',
      text: 'De authenticatiedienst is tijdelijk niet bereikbaar. Er is niets verloren. Probeer het over enkele minuten opnieuw.',
    },
    'login-failed': {
      title: 'Het aanmelden is niet gelukt',
      text: 'U bent niet aangemeld en er is niets gewijzigd. Begin opnieuw; blijft het misgaan, sluit dan uw browser en probeer het nog eens.',
    },
    'login-needed': {
      title: 'Uw sessie is beëindigd',
      text: 'U bent te lang niet actief geweest of u heeft zich afgemeld. Er is niets opgeslagen; wat u invulde, staat hieronder. Meld u in een nieuw venster opnieuw aan en probeer het dan hier opnieuw.',
    },
    'person-changed': {
      title: 'Er is intussen iemand anders aangemeld',
      text: 'De pagina was voor iemand anders gemaakt. Er is niets ondertekend of opgeslagen. Kijk bovenaan in wiens naam u nu werkt en begin dan opnieuw.',
    },
    'own-signing-role': {
      title: 'U kunt uzelf geen ondertekenrol geven',
      text: 'Er is niets toegekend. Laat een andere functionaris voor gegevensbescherming (DPO) van uw OCMW dat doen.',
    },
    'invitation-open': {
      title: 'Dit adres is al uitgenodigd voor die rol',
      text: 'Er is niets gewijzigd. Trek de vorige uitnodiging eerst in als u een nieuwe wilt sturen.',
    },
    'invitation-accepted': {
      title: 'De uitnodiging is intussen aanvaard',
      text: 'Er is niets ingetrokken. De rol staat nu in de lijst; daar kunt u ze intrekken.',
    },
    'invitation-unknown': {
      title: 'Deze uitnodiging kennen we niet',
      text: 'Er is niets gewijzigd. Open de link uit de e-mail opnieuw, helemaal zoals hij er staat. Helpt dat niet, vraag dan een nieuwe uitnodiging aan de functionaris voor gegevensbescherming (DPO).',
    },
    'invitation-expired': {
      title: 'Deze uitnodiging is verlopen',
      text: 'Er is niets gewijzigd. Vraag een nieuwe uitnodiging aan wie u uitgenodigd heeft.',
    },
    'invitation-withdrawn': {
      title: 'Deze uitnodiging is ingetrokken',
      text: 'Er is niets gewijzigd. Vraag ernaar bij wie u uitgenodigd heeft.',
    },
    'invitation-taken': {
      title: 'Deze uitnodiging is al aanvaard door iemand anders',
      text: 'U heeft geen rol gekregen. Een uitnodiging geldt voor één persoon. Vraag een eigen uitnodiging aan wie u uitgenodigd heeft.',
    },
    'role-held': {
      title: 'U heeft deze rol al',
      text: 'Er is niets gewijzigd. De uitnodiging heeft u niet nodig: in die periode heeft u deze rol bij dit OCMW al.',
    },
    'role-given': {
      title: 'Deze persoon heeft die rol al',
      text: 'Er is niets gewijzigd. De periodes overlappen: trek de bestaande rol eerst in, of kies andere dagen.',
    },
    'last-dpo': {
      title: 'Dit is de laatste persoon die rollen kan toekennen',
      text: 'De rol is niet ingetrokken: anders kon niemand nog rollen toekennen. Geef ze eerst aan iemand anders.',
    },
    'request-refused': {
      title: 'Deze opdracht is niet aanvaard',
      text: 'We konden ze niet lezen, of ze kwam niet van een pagina van het Uniek Verslag. Er is niets gewijzigd. Ga naar de startpagina en begin daar opnieuw.',
    },
    'not-found': {
      title: 'Deze pagina bestaat niet',
      text: 'Kijk het adres na, of begin opnieuw vanaf de startpagina. Er is niets verloren.',
    },
    unexpected: {
      title: 'Er ging iets mis',
      text: 'De fout ligt bij ons en is genoteerd. Wat opgeslagen was, blijft bewaard. Probeer het opnieuw; blijft het misgaan, bel dan de helpdesk en geef deze code:',
    },
  },
};

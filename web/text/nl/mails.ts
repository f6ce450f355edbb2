/** The e-mails, by the kinds that are stored. */
export const mail = {
  greeting: (name: string) => `Beste ${name},`,
  greetingSomebody: 'Beste,',
  open: 'Formulier openen',
  openApplication: 'Uniek Verslag openen',
  openInvitation: 'Uitnodiging bekijken',
  closing:
    'Dit bericht komt van het Uniek Verslag van de POD Maatschappelijke Integratie. U kunt er niet op antwoorden.',
  'signature-asked': {
    subject: (form: string, organisation: string) => `Uw handtekening wordt gevraagd: ${form}, ${organisation}`,
    text: (form: string, organisation: string, by: string) =>
      `${by} heeft het formulier “${form}” van ${organisation} ondertekend. Alleen uw handtekening ontbreekt nog. Daarna wordt het formulier automatisch naar de POD MI verzonden.`,
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
      `De POD MI heeft het formulier “${form}” van ${organisation} (${reference}) teruggestuurd ter correctie. Het kan opnieuw gewijzigd worden en moet door beiden opnieuw ondertekend worden. Daarna wordt het automatisch opnieuw naar de POD MI verzonden. De reden:`,
  },
  'role-granted': {
    subject: (role: string, organisation: string) => `U hebt een rol gekregen: ${role}, ${organisation}`,
    text: (role: string, organisation: string, by: string, period: string) =>
      `${by} heeft u bij ${organisation} deze rol gegeven: ${role}, ${period}.`,
  },
  'role-withdrawn': {
    subject: (role: string, organisation: string) => `Een rol is ingetrokken: ${role}, ${organisation}`,
    text: (role: string, organisation: string, by: string, period: string) =>
      `${by} heeft uw rol bij ${organisation} ingetrokken: ${role}, ${period}. Ze geldt vanaf nu niet meer. Wat u eerder ondertekend hebt, blijft gelden.`,
  },
  invitation: {
    subject: (organisation: string) => `Uitnodiging voor het Uniek Verslag: ${organisation}`,
    text: (organisation: string, by: string, role: string, period: string, until: string) =>
      `${by} nodigt u uit om bij ${organisation} deze rol op te nemen: ${role}, ${period}. Open de link en meld u aan; u ziet dan eerst waarvoor de uitnodiging is en aanvaardt ze daarna. De link is alleen voor u: stuur hem niet door. U kunt de uitnodiging aanvaarden tot ${until}. Is dit niet voor u bedoeld, dan hoeft u niets te doen.`,
  },
  'invitation-accepted': {
    subject: (role: string, organisation: string) => `U hebt een rol aanvaard: ${role}, ${organisation}`,
    text: (role: string, organisation: string, name: string, period: string) =>
      `U hebt een uitnodiging van ${organisation} aanvaard, aangemeld als ${name}. Uw rol: ${role}, ${period}.`,
  },
  'invitation-accepted-by-other': {
    subject: (role: string, organisation: string) => `Uw uitnodiging is aanvaard: ${role}, ${organisation}`,
    text: (role: string, organisation: string, name: string, period: string) =>
      `${name} heeft uw uitnodiging voor ${organisation} aanvaard: ${role}, ${period}. Is dat niet de persoon die u bedoelde? Trek de rol dan meteen in, bij Toegangsbeheer.`,
  },
  'account-changed': {
    subject: (organisation: string) => `De bankrekening van ${organisation} is gewijzigd`,
    text: (organisation: string, by: string) =>
      `${by} heeft de bankrekening van ${organisation} gewijzigd. Een formulier dat de vorige rekening noemt, moet opnieuw opgeslagen worden voordat het ondertekend kan worden. Wist u hier niet van? Vraag dan na of de wijziging klopt.`,
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
        `Het formulier “${form}” van ${organisation} wacht op uw handtekening. De POD MI verwacht het uiterlijk op ${due}. Na de tweede handtekening wordt het automatisch naar de POD MI verzonden.`,
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
  checkpoint: {
    auditor: 'auditor',
    subject: (day: string) => `Controlepunt van het auditspoor: ${day}`,
    subjectWithLoss: (day: string) => `Auditspoor gewijzigd: controlepunt van ${day}`,
    text: 'Het Uniek Verslag heeft verzegeld hoe zijn auditspoor er vandaag uitziet. Bewaar deze e-mail met de bijlage: daarmee kan men later nagaan of er iets uit het auditspoor gewist of in het auditspoor herschreven is.',
    textWithLoss: (chains: number) =>
      `Het Uniek Verslag heeft verzegeld hoe zijn auditspoor er vandaag uitziet. ${chains === 1 ? 'Eén keten sluit' : `${chains} ketens sluiten`} niet aan op een vorig controlepunt: er zijn rijen gewist of herschreven, of er is een oudere back-up teruggezet. Vraag de beheerders om uitleg. Bewaar deze e-mail met de bijlage.`,
    listTitle: 'Wat verzegeld is:',
    counts: (chains: number, rows: number) => `ketens: ${chains}, rijen: ${rows}`,
    root: (root: string) => `wortel: ${root}`,
    first: 'dit is het eerste controlepunt',
    previous: (day: string, hash: string) => `vorig controlepunt: ${day}, ${hash}`,
    gap: (from: string, until: string) => `geen controlepunt van ${from} tot en met ${until}`,
    key: (kid: string) => `sleutel: ${kid}`,
    lost: (subject: string, rows: number, day: string) => `sluit niet aan: ${subject} (${rows} rijen op ${day})`,
  },
};

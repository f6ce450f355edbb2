/** The e-mails, by the kinds that are stored. `lead` says what to do or to know; it is read first. */
export const mail = {
  greeting: (name: string) => `Beste ${name},`,
  greetingSomebody: 'Beste,',
  open: 'Formulier openen',
  openSigning: 'Bekijken en ondertekenen',
  openApplication: 'Uniek Verslag openen',
  openInvitation: 'Uitnodiging bekijken',
  automatic: 'Dit bericht is automatisch verstuurd. Antwoorden worden niet gelezen.',
  closing: (helper: string) =>
    `Dit bericht is automatisch verstuurd. Antwoorden worden niet gelezen: stel uw vragen aan ${helper}.`,
  becauseContact: 'U krijgt dit bericht omdat u de contactpersoon van het OCMW bent voor het Uniek Verslag.',
  preferences: 'Kiezen hoe vaak en in welke taal u e-mails krijgt',
  facts: {
    form: 'Formulier',
    organisation: 'OCMW',
    due: 'Uiterlijk op',
    previousDue: 'Vorige uiterste datum',
    closes: 'Invullen kan tot en met',
    reference: 'Referentie',
    role: 'Rol',
    period: 'Periode',
    questions: 'Vragen aan',
  },
  'signature-asked': {
    subject: (form: string, organisation: string) => `Uw handtekening wordt gevraagd: ${form}, ${organisation}`,
    lead: 'Bekijk het formulier en onderteken het: alleen uw handtekening ontbreekt nog.',
    text: (form: string, organisation: string, by: string) =>
      `${by} heeft het formulier “${form}” van ${organisation} ondertekend. Na uw handtekening wordt het automatisch verzonden naar de POD MI. Daarna kan het niet meer gewijzigd worden.`,
  },
  ready: {
    subject: (form: string, organisation: string) => `Klaar om te ondertekenen: ${form}, ${organisation}`,
    subjectOfSeveral: (count: number) => `Klaar om te ondertekenen: ${count} formulieren`,
    lead: 'Bekijk het formulier en onderteken het: het is volledig ingevuld.',
    text: (form: string, organisation: string) =>
      `Het gaat om het formulier “${form}” van ${organisation}. De voorzitter en de algemeen directeur/secretaris ondertekenen beiden, in om het even welke volgorde. Na de tweede handtekening wordt het automatisch verzonden naar de POD MI.`,
    leadOfSeveral: (count: number) =>
      `Bekijk de ${count} formulieren en onderteken ze: ze zijn volledig ingevuld. U kunt ze op één pagina ondertekenen.`,
    textOfSeveral:
      'De voorzitter en de algemeen directeur/secretaris ondertekenen beiden, in om het even welke volgorde. Na de tweede handtekening wordt een formulier automatisch verzonden naar de POD MI.',
  },
  'signature-removed': {
    subject: (form: string, organisation: string) => `Uw handtekening is vervallen: ${form}, ${organisation}`,
    lead: 'Controleer wat er gewijzigd is en onderteken opnieuw.',
    leadIncomplete:
      'U hoeft nu niets te doen. U krijgt een bericht zodra het formulier weer volledig is en u opnieuw kunt ondertekenen.',
    text: (form: string, organisation: string, by: string) =>
      `${by} heeft het formulier “${form}” van ${organisation} gewijzigd nadat u het ondertekend had. Daardoor is uw handtekening vervallen.`,
    changes: 'Wat er gewijzigd is:',
    change: (what: string, before: string, after: string) => `${what}: van ${before} naar ${after}`,
  },
  sent: {
    subject: (form: string, organisation: string) => `Verzonden naar de POD MI: ${form}, ${organisation}`,
    lead: 'Het formulier is verzonden en ontvangen. U hoeft niets meer te doen.',
    text: (form: string, organisation: string) =>
      `De voorzitter en de algemeen directeur/secretaris van ${organisation} hebben het formulier “${form}” ondertekend. De POD MI controleert het nu. U krijgt een bericht als het aanvaard of teruggestuurd is.`,
    attached: 'Het document zit in de bijlage. Bewaar het.',
  },
  'report-accepted': {
    subject: (form: string, organisation: string) => `Aanvaard door de POD MI: ${form}, ${organisation}`,
    lead: 'De POD MI heeft het formulier aanvaard. U hoeft niets meer te doen.',
    text: (form: string, organisation: string) => `Het gaat om het formulier “${form}” van ${organisation}.`,
  },
  'report-returned': {
    subject: (form: string, organisation: string) => `Teruggestuurd door de POD MI: ${form}, ${organisation}`,
    lead: 'Corrigeer het formulier en laat het opnieuw ondertekenen.',
    text: (form: string, organisation: string) =>
      `De POD MI heeft het formulier “${form}” van ${organisation} teruggestuurd. De medewerker kan het weer wijzigen. Daarna ondertekenen de voorzitter en de algemeen directeur/secretaris opnieuw, en wordt het automatisch weer verzonden.`,
    reason: 'De reden volgens de POD MI:',
  },
  'campaign-opened': {
    subject: (form: string, organisation: string) => `U kunt het formulier invullen: ${form}, ${organisation}`,
    subjectOfSeveral: (count: number) => `U kunt ${count} formulieren invullen`,
    lead: (due: string) => `Vul het formulier in en laat het ondertekenen, uiterlijk op ${due}.`,
    leadOfSeveral: 'Vul de formulieren in en laat ze ondertekenen, telkens uiterlijk op de vermelde dag.',
    text: (form: string, organisation: string) =>
      `De POD MI heeft het formulier “${form}” geopend voor ${organisation}.`,
  },
  'deadline-moved': {
    subject: (form: string, organisation: string) => `Nieuwe uiterste datum: ${form}, ${organisation}`,
    lead: (before: string, after: string) => `De uiterste datum is nu ${after}, niet meer ${before}.`,
    text: (form: string, organisation: string) =>
      `De POD MI verwacht het formulier “${form}” van ${organisation} tegen die dag, ondertekend door de voorzitter en de algemeen directeur/secretaris.`,
  },
  digest: {
    subject: (count: number) => `Uw overzicht: ${count} berichten`,
    lead: (count: number) =>
      count === 0
        ? 'Dit is er gebeurd sinds uw vorige overzicht. U hoeft niets te doen.'
        : `Er ${count === 1 ? 'wacht 1 formulier' : `wachten ${count} formulieren`} op uw handtekening.`,
    sections: {
      toSign: 'Te ondertekenen:',
      opened: 'In te vullen:',
      sent: 'Verzonden naar de POD MI:',
      accepted: 'Aanvaard door de POD MI:',
    },
    due: (day: string) => `uiterlijk op ${day}`,
  },
  'role-granted': {
    subject: (role: string, organisation: string) => `U hebt een rol gekregen: ${role}, ${organisation}`,
    lead: (organisation: string) => `U hebt een rol gekregen bij ${organisation}.`,
    text: (by: string) => `${by} heeft u deze rol gegeven.`,
  },
  'role-withdrawn': {
    subject: (role: string, organisation: string) => `Een rol is ingetrokken: ${role}, ${organisation}`,
    lead: (organisation: string) => `U hebt deze rol bij ${organisation} niet meer.`,
    text: (by: string) => `${by} heeft de rol ingetrokken. Wat u eerder ondertekend hebt, blijft gelden.`,
  },
  invitation: {
    subject: (organisation: string) => `Uitnodiging voor het Uniek Verslag: ${organisation}`,
    lead: (until: string) => `Bekijk de uitnodiging en aanvaard ze uiterlijk op ${until}.`,
    text: (organisation: string, by: string) =>
      `${by} nodigt u uit om een rol op te nemen bij ${organisation}. U meldt u eerst aan en ziet dan waarvoor de uitnodiging is. Na aanvaarding kan niemand anders deze uitnodiging gebruiken. De link is alleen voor u: stuur dit bericht niet door.`,
    notForYou: 'Is deze uitnodiging niet voor u bedoeld? Dan hoeft u niets te doen.',
  },
  'invitation-accepted': {
    subject: (role: string, organisation: string) => `U hebt een rol aanvaard: ${role}, ${organisation}`,
    lead: (organisation: string) => `U hebt nu een rol bij ${organisation}.`,
    text: (name: string) => `U hebt de uitnodiging aanvaard, aangemeld als ${name}.`,
  },
  'invitation-accepted-by-other': {
    subject: (role: string, organisation: string) => `Uw uitnodiging is aanvaard: ${role}, ${organisation}`,
    lead: 'Controleer of dit de persoon is die u bedoelde. Zo niet, trek de rol dan meteen in bij Toegangsbeheer.',
    text: (organisation: string, name: string) => `${name} heeft uw uitnodiging voor ${organisation} aanvaard.`,
  },
  'absence-proposed': {
    subject: (who: string, organisation: string) => `Vervanger te bevestigen voor ${who}: ${organisation}`,
    lead: (who: string, deputy: string) => `Bevestig of weiger ${deputy} als vervanger van ${who}.`,
    text: (by: string, deputy: string) =>
      `${by} is afwezig. Pas na uw bevestiging kan ${deputy} in die dagen in zijn of haar plaats ondertekenen.`,
    link: 'Bevestigen of weigeren',
  },
  'absence-confirmed': {
    subject: (_who: string, organisation: string) => `Uw vervanger is bevestigd: ${organisation}`,
    lead: (_who: string, deputy: string) => `Tijdens uw afwezigheid kan ${deputy} in uw plaats ondertekenen.`,
    text: (by: string, deputy: string) =>
      `${by} heeft uw voorstel bevestigd. In die dagen krijgt ${deputy} de herinneringen en u niet. U kunt zelf nog altijd ondertekenen.`,
    notAcceptedYet: (deputy: string) => `${deputy} moet eerst de uitnodiging aanvaarden. Tot dan verandert er niets.`,
    link: 'Uw afwezigheden bekijken',
  },
  'absence-confirmed-other': {
    subject: (who: string, organisation: string) => `${who} wordt vervangen: ${organisation}`,
    lead: (who: string, deputy: string) => `${deputy} ondertekent in die dagen in de plaats van ${who}.`,
    text: (by: string) => `${by} heeft de vervanging bevestigd. U hoeft niets te doen.`,
    link: 'Uniek Verslag openen',
  },
  'absence-declined': {
    subject: (_who: string, organisation: string) => `Uw vervanger is geweigerd: ${organisation}`,
    lead: (_who: string, deputy: string) => `Stel iemand anders voor: ${deputy} is niet bevestigd.`,
    text: (by: string) => `${by} heeft uw voorstel geweigerd. Er is niemand die in uw plaats kan ondertekenen.`,
    reason: 'De reden:',
    link: 'Iemand anders voorstellen',
  },
  'absence-cancelled': {
    subject: (who: string, organisation: string) => `${who} annuleert een afwezigheid: ${organisation}`,
    lead: (who: string, deputy: string) => `${deputy} vervangt ${who} niet meer. U hoeft niets te doen.`,
    text: (by: string) => `${by} heeft de afwezigheid geannuleerd. Wat al ondertekend is, blijft gelden.`,
    link: 'Toegangsbeheer openen',
  },
  'account-changed': {
    subject: (organisation: string) => `De bankrekening van ${organisation} is gewijzigd`,
    lead: 'Wist u hier niet van? Vraag dan meteen na of de wijziging klopt.',
    text: (organisation: string, by: string) =>
      `${by} heeft de bankrekening van ${organisation} gewijzigd. Een formulier dat de vorige rekening vermeldt, moet opnieuw opgeslagen worden voordat het ondertekend kan worden.`,
    changes: 'Wat er gewijzigd is:',
  },
  reminders: {
    'fill-in': {
      subject: (form: string, organisation: string, due: string) =>
        `Nog in te vullen tegen ${due}: ${form}, ${organisation}`,
      lead: (due: string) => `Vul het formulier in en laat het ondertekenen, uiterlijk op ${due}.`,
      text: (form: string, organisation: string) =>
        `Het formulier “${form}” van ${organisation} is nog niet of niet volledig ingevuld. De voorzitter en de algemeen directeur/secretaris moeten het nog ondertekenen.`,
    },
    sign: {
      subject: (form: string, organisation: string) => `Uw handtekening ontbreekt nog: ${form}, ${organisation}`,
      lead: (due: string) => `Bekijk het formulier en onderteken het, uiterlijk op ${due}.`,
      text: (form: string, organisation: string) =>
        `Het formulier “${form}” van ${organisation} wacht op uw handtekening. Na de tweede handtekening wordt het automatisch verzonden naar de POD MI.`,
    },
    'nobody-signs': {
      subject: (form: string, organisation: string) => `Niemand kan ondertekenen: ${form}, ${organisation}`,
      lead: (due: string) =>
        `Vraag de functionaris voor gegevensbescherming (DPO) van uw OCMW om iemand de rol te geven, zodat het formulier uiterlijk op ${due} ondertekend is.`,
      text: (form: string, organisation: string) =>
        `Het formulier “${form}” van ${organisation} wacht op een handtekening, maar niemand heeft nu de rol om het te ondertekenen.`,
    },
    overdue: {
      subject: (form: string, organisation: string) => `De termijn is verstreken: ${form}, ${organisation}`,
      lead: (_due: string, closing: string) =>
        `Zorg dat het formulier ingevuld en ondertekend wordt. Dat kan nog tot en met ${closing}.`,
      text: (form: string, organisation: string, due: string) =>
        `De POD MI verwachtte het formulier “${form}” van ${organisation} uiterlijk op ${due} en heeft het nog niet ontvangen.`,
    },
    list: {
      subject: (form: string, count: number) => `Nog niet ontvangen: ${form} (${count})`,
      lead: (count: number) =>
        `${count === 1 ? 'Eén OCMW heeft' : `${count} OCMW’s hebben`} het formulier nog niet verzonden.`,
      text: (form: string, due: string) => `Het formulier “${form}” werd verwacht uiterlijk op ${due}.`,
      listTitle: 'Nog niet ontvangen:',
      stages: {
        empty: 'niet ingevuld',
        incomplete: 'opgeslagen als ontwerp',
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

/** Signing several reports with one identification, and how each signature ended. */
export const signMany = {
  title: 'Formulieren ondertekenen',
  none: 'Er wacht nu geen formulier op uw handtekening.',
  lead: 'Kies de formulieren die u wilt ondertekenen. U identificeert zich daarna één keer voor alle samen.',
  waiting: (count: number) =>
    count === 1 ? 'Eén formulier wacht op uw handtekening.' : `${count} formulieren wachten op uw handtekening.`,
  more: (count: number, most: number) =>
    `U kunt er ${most} tegelijk ondertekenen. ${count === 1 ? 'Nog één volgt' : `Nog ${count} volgen`} daarna.`,
  selectAll: 'Alles selecteren',
  selectNone: 'Niets selecteren',
  as: {
    chair: (organisation: string) => `${organisation}, als voorzitter`,
    generalDirector: (organisation: string) => `${organisation}, als algemeen directeur/secretaris`,
  },
  eitherRole:
    'U kunt dit formulier ook als algemeen directeur/secretaris ondertekenen. Open het daarvoor en onderteken het daar.',
  dueOn: (day: string) => `Uiterlijk op ${day}`,
  first: {
    chair: 'Daarna wacht het nog op de handtekening van de voorzitter.',
    generalDirector: 'Daarna wacht het nog op de handtekening van de algemeen directeur/secretaris.',
  },
  returned: (reason: string) => `Teruggestuurd door de POD MI: “${reason}”`,
  open: 'Volledig formulier bekijken',
  declarationTitle: 'Uw verklaring',
  declaration:
    'Ik verklaar, in de hoedanigheid die bij elk gekozen formulier staat, dat de gegevens ervan juist en volledig zijn en overeenstemmen met de boekhouding en de bewijsstukken.',
  nothingChosen: {
    title: 'Kies eerst een formulier',
    text: 'Er is niets ondertekend. Vink de formulieren aan die u wilt ondertekenen.',
  },
  tooMany: {
    title: 'Dat zijn er te veel tegelijk',
    text: (most: number) =>
      `Er is niets ondertekend. Kies hoogstens ${most} formulieren en onderteken de andere daarna.`,
  },
  notConfirmed: {
    title: 'Bevestig eerst wat erbij staat',
    text: 'Er is niets ondertekend. Een formulier dat u koos, vraagt een extra bevestiging. Vink die aan of maak de keuze van dat formulier ongedaan.',
  },
  resultTitle: 'Uw handtekeningen',
  signedCount: (signed: number, all: number) =>
    all === 1
      ? signed === 1
        ? 'Het formulier is ondertekend.'
        : 'Het formulier is niet ondertekend.'
      : signed === all
        ? `Alle ${all} formulieren zijn ondertekend.`
        : signed === 0
          ? `Geen van de ${all} formulieren is ondertekend.`
          : `${signed} van de ${all} formulieren ${signed === 1 ? 'is' : 'zijn'} ondertekend.`,
  signedTitle: 'Ondertekend',
  notSignedTitle: 'Niet ondertekend',
  openTitle: 'Nog niet bevestigd',
  waits: 'Ondertekend. Het wacht nog op de andere handtekening.',
  sending: 'Ondertekend. Het wordt nu verzonden naar de POD MI.',
  sent: (reference: string) => `Ondertekend en verzonden naar de POD MI. Referentie: ${reference}`,
  superseded: 'U hebt ondertekend, maar daarna is de inhoud gewijzigd. Uw handtekening is vervallen.',
  notAsked: 'U hebt dit niet bevestigd bij de authenticatiedienst. Er is niets ondertekend.',
  unavailable:
    'Een deel van de toepassing was niet bereikbaar. Dit formulier is niet ondertekend. Probeer het over enkele minuten opnieuw.',
  unconfirmed:
    'Uw handtekening is onderweg, maar nog niet bevestigd. Vernieuw deze pagina over een minuut. Opnieuw ondertekenen kan geen kwaad: het gebeurt geen tweede keer.',
  contentChanged: 'De inhoud is gewijzigd sinds u ze zag. Bekijk de nieuwe inhoud en onderteken opnieuw.',
  remaining: 'Verder met ondertekenen',
};

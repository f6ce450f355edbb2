/** What counts in a report. */
export const summary = {
  title: 'Samenvatting',
  account: 'Te betalen op rekening',
  noAccount: 'Nog geen bankrekening',
  linesColumn: 'aantal regels',
  incomplete: 'Nog niet volledig ingevuld',
  justified: 'Verantwoord totaalbedrag',
  /** Several amounts of one kind together. */
  granted: { maximum: 'Toegekende maxima, samen', advance: 'Betaalde voorschotten, samen' },
  check: 'Controleer',
  warnings: (count: number) => (count === 1 ? 'Eén punt om te controleren' : `${count} punten om te controleren`),
};

/** Signing: what is declared, what follows, and what must be confirmed besides. */
export const signing = {
  title: 'U ondertekent',
  declarations: {
    chair: (organisation: string) =>
      `Ik verklaar als voorzitter van ${organisation} dat deze gegevens juist en volledig zijn en overeenstemmen met de boekhouding en de bewijsstukken.`,
    generalDirector: (organisation: string) =>
      `Ik verklaar als algemeen directeur/secretaris van ${organisation} dat deze gegevens juist en volledig zijn en overeenstemmen met de boekhouding en de bewijsstukken.`,
    /** Of a person who can sign in either role. */
    either: (organisation: string) =>
      `Ik verklaar, in de hoedanigheid waarin ik voor ${organisation} onderteken, dat deze gegevens juist en volledig zijn en overeenstemmen met de boekhouding en de bewijsstukken.`,
  },
  /** What follows from the first signature: who is asked for the second one, by the role that is missing. */
  asked: {
    chair: (names: string) => `Daarna vragen we ${names} om te ondertekenen als voorzitter.`,
    generalDirector: (names: string) =>
      `Daarna vragen we ${names} om te ondertekenen als algemeen directeur/secretaris.`,
    either: 'Daarna moet iemand anders nog in de andere hoedanigheid ondertekenen.',
  },
  nobody: {
    chair:
      'Daarna moet ook de voorzitter ondertekenen, maar niemand heeft nu die rol. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan die rol toekennen.',
    generalDirector:
      'Daarna moet ook de algemeen directeur/secretaris ondertekenen, maar niemand heeft nu die rol. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan die rol toekennen.',
  },
  /** What follows from the second signature, after who gave the first one. */
  signedBefore: {
    chair: (name: string) => `${name} heeft al ondertekend als voorzitter.`,
    generalDirector: (name: string) => `${name} heeft al ondertekend als algemeen directeur/secretaris.`,
  },
  last: 'Na uw handtekening wordt het formulier automatisch verzonden naar de POD MI en kan het niet meer gewijzigd worden.',
  confirm: {
    repayment: (amount: string) => `Ik bevestig dat het OCMW ${amount} moet terugbetalen aan de POD MI.`,
    unchanged: 'Er is niets gewijzigd sinds de terugzending. Ik onderteken toch.',
  },
  tick: 'Vink dit aan om te kunnen ondertekenen.',
  changes: {
    own: (version: number) => `Gewijzigd sinds u versie ${version} ondertekende`,
    other: (version: number, name: string) => `Gewijzigd sinds ${name} versie ${version} ondertekende`,
    ownNone: (version: number) => `Niets gewijzigd sinds u versie ${version} ondertekende.`,
    otherNone: (version: number, name: string) => `Niets gewijzigd sinds ${name} versie ${version} ondertekende.`,
    account: 'Bankrekening',
  },
  compared: (year: number) => `Vergelijken met ${year}`,
};

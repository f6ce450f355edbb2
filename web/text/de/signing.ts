import type { Texts } from '#web/text/texts.ts';

export const summary: Texts['summary'] = {
  title: 'Zusammenfassung',
  account: 'Zu überweisen auf das Konto',
  noAccount: 'Noch kein Bankkonto',
  linesColumn: 'Anzahl Zeilen',
  incomplete: 'Noch nicht vollständig ausgefüllt',
  justified: 'Nachgewiesener Gesamtbetrag',
  granted: { maximum: 'Gewährte Höchstbeträge insgesamt', advance: 'Gezahlte Vorschüsse insgesamt' },
  check: 'Bitte prüfen',
  warnings: (count) => (count === 1 ? 'Ein Punkt zu prüfen' : `${count} Punkte zu prüfen`),
};

export const signing: Texts['signing'] = {
  title: 'Sie unterzeichnen',
  declarations: {
    chair: (organisation) =>
      `Als Präsident(in) des ${organisation} erkläre ich, dass diese Angaben richtig und vollständig sind und mit der Buchführung und den Belegen übereinstimmen.`,
    generalDirector: (organisation) =>
      `Als Generaldirektor/Sekretär des ${organisation} erkläre ich, dass diese Angaben richtig und vollständig sind und mit der Buchführung und den Belegen übereinstimmen.`,
    either: (organisation) =>
      `In der Eigenschaft, in der ich für das ${organisation} unterzeichne, erkläre ich, dass diese Angaben richtig und vollständig sind und mit der Buchführung und den Belegen übereinstimmen.`,
  },
  asked: {
    chair: (names) => `Danach bitten wir ${names}, als Präsident(in) zu unterzeichnen.`,
    generalDirector: (names) => `Danach bitten wir ${names}, als Generaldirektor/Sekretär zu unterzeichnen.`,
    either: 'Danach muss noch eine andere Person in der anderen Eigenschaft unterzeichnen.',
  },
  nobody: {
    chair:
      'Danach muss auch der Präsident/die Präsidentin unterzeichnen, aber niemand hat derzeit diese Rolle. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann sie erteilen.',
    generalDirector:
      'Danach muss auch der Generaldirektor/Sekretär unterzeichnen, aber niemand hat derzeit diese Rolle. Der Datenschutzbeauftragte (DSB) Ihres ÖSHZ kann sie erteilen.',
  },
  signedBefore: {
    chair: (name) => `${name} hat bereits als Präsident(in) unterzeichnet.`,
    generalDirector: (name) => `${name} hat bereits als Generaldirektor/Sekretär unterzeichnet.`,
  },
  last: 'Nach Ihrer Unterschrift wird das Formular automatisch an den ÖPD SE übermittelt und kann nicht mehr geändert werden.',
  confirm: {
    repayment: (amount) => `Ich bestätige, dass das ÖSHZ ${amount} an den ÖPD SE zurückzahlen muss.`,
    unchanged: 'Seit der Rücksendung wurde nichts geändert. Ich unterzeichne trotzdem.',
  },
  tick: 'Kreuzen Sie dies an, um unterzeichnen zu können.',
  changes: {
    own: (version) => `Geändert, seit Sie Version ${version} unterzeichnet haben`,
    other: (version, name) => `Geändert, seit ${name} Version ${version} unterzeichnet hat`,
    ownNone: (version) => `Nichts geändert, seit Sie Version ${version} unterzeichnet haben.`,
    otherNone: (version, name) => `Nichts geändert, seit ${name} Version ${version} unterzeichnet hat.`,
    account: 'Bankkonto',
  },
  compared: (year) => `Mit ${year} vergleichen`,
};

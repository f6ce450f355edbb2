/** What counts in a report, and signing it. */
export const summary = {
  title: 'Samenvatting',
  account: 'Te betalen op',
  noAccount: 'Nog geen bankrekening',
  incomplete: 'Nog niet volledig ingevuld',
  justified: 'Verantwoord totaalbedrag',
  /** Several amounts of one kind together. */
  granted: { maximum: 'Toegekende maxima, samen', advance: 'Betaalde voorschotten, samen' },
  lines: (count: number, shown: string) =>
    count === 0 ? 'geen regels' : `${shown} ${count === 1 ? 'regel' : 'regels'}`,
  warnings: (count: number) => (count === 1 ? 'Eén punt om na te kijken' : `${count} punten om na te kijken`),
};

/** What is typed in a form and not saved. */
export const autosave = {
  title: 'U hebt wijzigingen die niet opgeslagen zijn',
  shown: (moment: string) =>
    `U ziet wat u op ${moment} typte en niet opsloeg. Sla het op, of gooi het weg en ga terug naar wat opgeslagen is.`,
  discard: 'Weggooien wat ik typte',
  kept: (time: string) => `Wat u typt, is om ${time} tijdelijk bewaard. Het is nog niet opgeslagen.`,
  sessionEnded:
    'Wat u nu typt, wordt niet tijdelijk bewaard: uw sessie is beëindigd. Wat u typte, staat er nog. Meld u aan in een nieuw tabblad en ga daarna hier verder.',
  notKept:
    'Wat u nu typt, wordt niet tijdelijk bewaard: de toepassing antwoordt niet. Wat u typte, staat er nog. Sla het op zodra het kan.',
};

/** What is typed in a form and not saved. */
export const autosave = {
  offerTitle: 'U hebt wijzigingen die niet opgeslagen zijn',
  offer: (moment: string) =>
    `Op ${moment} typte u in dit formulier zonder op te slaan. Wat u typte, is voor u bewaard.`,
  continue: 'Verdergaan met wat ik typte',
  discard: 'Weggooien wat ik typte',
  continued: (moment: string) => `U gaat verder met wat u op ${moment} typte. Het is nog niet opgeslagen.`,
  kept: (time: string) => `Wat u typt, is om ${time} tijdelijk bewaard. Het is nog niet opgeslagen.`,
  sessionEnded:
    'Wat u nu typt, wordt niet tijdelijk bewaard: uw sessie is beëindigd. Wat u typte, staat er nog. Meld u aan in een nieuw tabblad en ga daarna hier verder.',
  notKept:
    'Wat u nu typt, wordt niet tijdelijk bewaard: de toepassing antwoordt niet. Wat u typte, staat er nog. Sla het op zodra het kan.',
};

/** The warning before a session ends. */
export const sessionEnd = {
  title: 'Uw sessie eindigt binnenkort',
  time: 'U wordt afgemeld om',
  unused: 'U hebt de toepassing een tijd niet gebruikt.',
  longest:
    'Een sessie duurt ten hoogste tien uur. Sla op wat u wilt bewaren, of meld u opnieuw aan in een nieuw tabblad en ga daarna hier verder.',
  ended:
    'Uw sessie is beëindigd. Wat u op deze pagina typte, staat er nog. Meld u aan in een nieuw tabblad en ga daarna hier verder.',
  stay: 'Aangemeld blijven',
  logIn: 'Aanmelden in een nieuw tabblad',
  close: 'Sluiten',
};

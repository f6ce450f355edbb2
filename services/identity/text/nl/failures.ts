/** Why there is no other page, and what to do. */
export const failures = {
  /** The login took too long, or was completed or started again elsewhere. */
  expired: {
    title: 'Uw aanmelding is verlopen',
    what: 'U hebt te lang gewacht, of u hebt u intussen in een ander venster aangemeld.',
    remedy: 'Ga terug naar Uniek Verslag en meld u opnieuw aan.',
  },
  /** An application that is not registered here, or another address than its registered one. */
  'wrong-application': {
    title: 'Deze toepassing is hier niet bekend',
    what: 'U komt van een adres dat niet bij de authenticatiedienst is ingesteld.',
    remedy:
      'Open Uniek Verslag op het juiste adres. Beheert u het, controleer dan OIDC_CLIENT_ID en WEB_URL van beide diensten.',
  },
  /** The logout names a session or application that is not known here, or no longer. */
  'logout-refused': {
    title: 'Afmelden is hier niet gelukt',
    what: 'De authenticatiedienst herkent deze aanmelding niet meer. Wellicht is ze intussen herstart.',
    remedy: 'Ga terug naar Uniek Verslag. Sluit uw browser als u zeker wilt zijn dat u bent afgemeld.',
  },
  /** A request that is refused for another reason. */
  refused: {
    title: 'Dit verzoek kan niet worden behandeld',
    what: 'De toepassing heeft iets gevraagd dat de authenticatiedienst niet aanvaardt.',
    remedy: 'Ga terug naar Uniek Verslag en meld u opnieuw aan.',
  },
  'not-found': {
    title: 'Deze pagina bestaat niet',
    what: 'Het adres klopt niet, of de pagina is er niet meer.',
    remedy: 'Controleer het adres, of ga terug naar Uniek Verslag.',
  },
  unexpected: {
    title: 'Er ging iets mis',
    what: 'Dit ligt aan de authenticatiedienst, niet aan u. Het is genoteerd.',
    remedy: 'Probeer het over enkele minuten opnieuw.',
  },
};

/** Why a request was not carried out, for all sites. */
export const failures = {
  busy: {
    title: 'Er zijn nu veel aanvragen',
    text: 'Er is niets verloren en niets gewijzigd: uw aanvraag is nog niet behandeld.',
  },
  'still-busy': {
    title: 'Uw vorige aanvraag loopt nog',
    text: 'Er is niets verloren en niets gewijzigd: deze aanvraag is niet behandeld. Per persoon worden documenten na elkaar gemaakt.',
  },
  'too-many-requests': {
    title: 'Te veel aanvragen na elkaar',
    text: 'Er is niets verloren en niets gewijzigd: uw laatste aanvraag is niet behandeld. Er kwamen in korte tijd te veel aanvragen van u of van uw netwerk.',
  },
  'too-slow': {
    title: 'Uw gegevens kwamen te traag aan',
    text: 'Er is niets gewijzigd. Ga terug in uw browser: wat u invulde, staat daar nog. Probeer het opnieuw; blijft het misgaan, kies dan een andere verbinding.',
  },
  'login-interrupted': {
    title: 'Het aanmelden is onderbroken',
    text: 'U bent niet aangemeld en er is niets gewijzigd. Het aanmelden is afgebroken, duurde langer dan een kwartier, was al gebeurd of begon in een andere browser. Meld u opnieuw aan. Blijft het misgaan, sta dan cookies toe voor deze site.',
  },
  'login-too-weak': {
    title: 'Deze manier van aanmelden volstaat niet',
    text: 'U bent niet aangemeld en er is niets gewijzigd. Meld u opnieuw aan en kies daarbij een andere manier, zoals eID of itsme. Blijft het misgaan, neem dan contact op met de helpdesk.',
  },
  'login-not-recent': {
    title: 'Identificeer u opnieuw',
    text: 'U bent niet aangemeld en er is niets gewijzigd. Het staat niet vast dat u zich onlangs geïdentificeerd hebt. Meld u opnieuw aan en identificeer u daarbij. Blijft het misgaan, neem dan contact op met de helpdesk.',
  },
};

/** Why what a person confirmed through the identity service was not carried out, for all sites. */
export const confirmFailures = {
  'confirm-interrupted': {
    title: 'Uw bevestiging is onderbroken',
    text: 'Er is niets ondertekend en niets gewijzigd. De identificatie is afgebroken of duurde langer dan een kwartier. Controleer wat hieronder staat en probeer het opnieuw.',
  },
  'confirm-other-person': {
    title: 'Iemand anders heeft zich geïdentificeerd',
    text: 'Er is niets ondertekend en niets gewijzigd. Wie op de knop drukt, moet zich ook zelf identificeren. Meld u af als dit niet uw sessie is; probeer het anders opnieuw.',
  },
  'confirm-too-weak': {
    title: 'Deze manier van aanmelden volstaat niet',
    text: 'Er is niets ondertekend en niets gewijzigd. Meld u opnieuw aan en kies daarbij een andere manier, zoals eID of itsme. Blijft het misgaan, neem dan contact op met de helpdesk.',
  },
  'confirm-not-recent': {
    title: 'Identificeer u opnieuw',
    text: 'Er is niets ondertekend en niets gewijzigd. Het staat niet vast dat u zich onlangs geïdentificeerd hebt. Meld u opnieuw aan en probeer het daarna opnieuw. Blijft het misgaan, neem dan contact op met de helpdesk.',
  },
  'confirm-failed': {
    title: 'Uw bevestiging kon niet gecontroleerd worden',
    text: 'Er is niets ondertekend en niets gewijzigd. Het antwoord van de authenticatiedienst klopt niet. Probeer het opnieuw; blijft het misgaan, neem dan contact op met de helpdesk.',
  },
  'confirm-unavailable': {
    title: 'De authenticatiedienst antwoordt niet',
    text: 'Er is niets ondertekend en niets gewijzigd. Wie ondertekent, bevestigt dat via die dienst. Probeer het over enkele minuten opnieuw.',
  },
};

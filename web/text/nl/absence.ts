/** The page on which someone who signs reports an absence, and its part of the page of the roles. */
export const absence = {
  title: 'Afwezigheid',
  lead: 'Bent u enkele dagen of weken afwezig? Stel hier voor wie in die tijd in uw plaats ondertekent. De functionaris voor gegevensbescherming (DPO) moet dat bevestigen.',
  report: 'Afwezigheid melden',
  role: 'Voor welke rol',
  startsOn: 'Eerste dag van uw afwezigheid',
  endsOn: 'Laatste dag van uw afwezigheid',
  deputyEmail: 'E-mailadres van uw vervanger',
  deputyHelp:
    'Kies iemand uit de lijst of typ een adres. Kennen we het adres niet, dan krijgt die persoon na de bevestiging een uitnodiging.',
  submit: 'Vervanger voorstellen',
  own: 'Uw afwezigheden',
  none: 'U hebt geen afwezigheid gemeld.',
  absent: 'Afwezig',
  deputy: 'Vervanger',
  status: 'Status',
  states: {
    proposed: 'wacht op de bevestiging van de DPO',
    confirmed: 'bevestigd',
    over: 'voorbij',
    lapsed: 'niet op tijd bevestigd',
    declined: 'geweigerd door de DPO',
    cancelled: 'geannuleerd',
  },
  notAcceptedYet: 'bevestigd; uw vervanger moet de uitnodiging nog aanvaarden',
  notCovered: 'bevestigd, maar uw vervanger heeft de rol niet of niet meer',
  meanwhile:
    'Tijdens een bevestigde afwezigheid krijgt uw vervanger de herinneringen en u niet. U kunt zelf nog altijd ondertekenen.',
  reason: 'Reden',
  cancel: 'Annuleren',
  cancelTitle: 'Afwezigheid annuleren',
  cancelText: 'De DPO krijgt daarover een e-mail.',
  cancelConfirmed: (deputy: string) =>
    `${deputy} kan dan niet meer in uw plaats ondertekenen en krijgt daarover een e-mail. Wat al ondertekend is, blijft gelden.`,
  back: 'Terug',
  proposals: 'Vervangingen die op u wachten',
  proposal: (who: string, deputy: string) => `${who} is afwezig en stelt ${deputy} voor als vervanger`,
  confirm: 'Bevestigen',
  decline: 'Weigeren',
  declineTitle: 'Vervanger weigeren',
  declineLead: (who: string) => `${who} krijgt een e-mail met uw reden.`,
  reasonLabel: 'Waarom weigert u?',
  done: {
    'absence-proposed': {
      title: (who: string) => `U hebt ${who} voorgesteld als vervanger`,
      text: () => 'De DPO krijgt een e-mail. U krijgt er een zodra uw voorstel bevestigd of geweigerd is.',
    },
    'absence-declined': {
      title: (who: string) => `U hebt ${who} als vervanger geweigerd`,
      text: () => 'De afwezige krijgt een e-mail met uw reden.',
    },
    'absence-cancelled': {
      title: () => 'Afwezigheid geannuleerd',
      text: () => 'De DPO krijgt daarover een e-mail.',
    },
  },
  happened: {
    'absence-proposed': (who: string, by: string) => `${by} is afwezig en heeft ${who} voorgesteld als vervanger`,
    'absence-declined': (who: string, by: string) => `${by} heeft ${who} als vervanger geweigerd`,
    'absence-cancelled': (who: string, by: string) => `${by} heeft de afwezigheid met ${who} als vervanger geannuleerd`,
  },
};

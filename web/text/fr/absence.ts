import type { Texts } from '#web/text/texts.ts';

export const absence: Texts['absence'] = {
  title: 'Absence',
  lead: 'Vous serez absent(e) quelques jours ou semaines ? Proposez ici la personne qui signera à votre place pendant ce temps. Le délégué à la protection des données (DPO) doit le confirmer.',
  report: 'Signaler une absence',
  role: 'Pour quel rôle',
  startsOn: 'Premier jour de votre absence',
  endsOn: 'Dernier jour de votre absence',
  deputyEmail: 'Adresse e-mail de la personne qui vous remplace',
  deputyHelp:
    'Choisissez quelqu’un dans la liste ou saisissez une adresse. Si nous ne connaissons pas l’adresse, cette personne recevra une invitation après la confirmation.',
  submit: 'Proposer cette personne',
  own: 'Vos absences',
  none: 'Vous n’avez signalé aucune absence.',
  absent: 'Absent(e)',
  deputy: 'Remplacé(e) par',
  status: 'Statut',
  states: {
    proposed: 'attend la confirmation du DPO',
    confirmed: 'confirmée',
    over: 'terminée',
    lapsed: 'pas confirmée à temps',
    declined: 'refusée par le DPO',
    cancelled: 'annulée',
  },
  notAcceptedYet: 'confirmée ; la personne qui vous remplace doit encore accepter l’invitation',
  notCovered: 'confirmée, mais la personne qui vous remplace n’a pas ou plus le rôle',
  meanwhile:
    'Pendant une absence confirmée, c’est la personne qui vous remplace qui reçoit les rappels, et non vous. Vous pouvez toujours signer vous-même.',
  reason: 'Motif',
  cancel: 'Annuler',
  cancelTitle: 'Annuler l’absence',
  cancelText: 'Le DPO en est averti par e-mail.',
  cancelConfirmed: (deputy: string) =>
    `${deputy} ne pourra plus signer à votre place et en sera averti(e) par e-mail. Ce qui est déjà signé reste valable.`,
  back: 'Retour',
  proposals: 'Remplacements qui attendent votre réponse',
  proposal: (who: string, deputy: string) => `${who} sera absent(e) et propose ${deputy} en remplacement`,
  confirm: 'Confirmer',
  decline: 'Refuser',
  declineTitle: 'Refuser le remplacement',
  declineLead: (who: string) => `${who} recevra un e-mail avec votre motif.`,
  reasonLabel: 'Pourquoi refusez-vous ?',
  done: {
    'absence-proposed': {
      title: (who: string) => `Vous avez proposé ${who} en remplacement`,
      text: () =>
        'Le DPO en est averti par e-mail. Vous recevrez un e-mail dès que votre proposition sera confirmée ou refusée.',
    },
    'absence-declined': {
      title: (who: string) => `Vous avez refusé le remplacement par ${who}`,
      text: () => 'La personne absente recevra un e-mail avec votre motif.',
    },
    'absence-cancelled': {
      title: () => 'Absence annulée',
      text: () => 'Le DPO en est averti par e-mail.',
    },
  },
  happened: {
    'absence-proposed': (who: string, by: string) => `${by} sera absent(e) et a proposé ${who} en remplacement`,
    'absence-declined': (who: string, by: string) => `${by} a refusé le remplacement par ${who}`,
    'absence-cancelled': (who: string, by: string) => `${by} a annulé l’absence avec ${who} en remplacement`,
  },
};

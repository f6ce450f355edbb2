import type { Texts } from '#web/text/texts.ts';

export const access: Texts['access'] = {
  title: 'Gestion des accès',
  lead: 'Qui peut faire quoi pour ce CPAS. Un rôle est valable du premier au dernier jour inclus ; un rôle retiré cesse aussitôt d’être valable.',
  granted: 'Qui a quel rôle',
  grant: 'Attribuer un rôle',
  withdraw: 'Retirer',
  cancel: 'Annuler',
  person: 'Personne',
  role: 'Rôle',
  period: 'Période',
  email: 'Adresse e-mail de la personne',
  emailHelp:
    'Choisissez quelqu’un dans la liste ou saisissez une adresse. Si nous ne connaissons pas l’adresse ou si elle n’est pas vérifiée, nous envoyons une invitation.',
  startsOn: 'Premier jour',
  endsOn: 'Dernier jour',
  endsOnHelp: 'Laissez vide pour un rôle sans fin. Remplissez pour un remplacement, par exemple pendant des vacances.',
  states: {
    active: 'valable maintenant',
    future: 'pas encore valable',
    past: 'terminé',
    open: 'invité(e)',
    expired: 'invitation expirée',
  },
  acceptBefore: (moment: string) => `à accepter avant le ${moment}`,
  formerHolders: (count: number) => `Personnes dont le rôle est terminé (${count})`,
  resend: 'Renvoyer',
  withdrawTitle: 'Retirer un rôle',
  withdrawInvitationTitle: 'Retirer une invitation',
  consequences: {
    title: 'Ce qui se passera alors',
    atOnce: (who: string) => `Le rôle cesse immédiatement et ${who} en est averti(e) par e-mail.`,
    future: (who: string) => `Le rôle ne prendra pas cours et ${who} en est averti(e) par e-mail.`,
    ownDpo: 'C’est votre propre rôle : vous ne pourrez plus ouvrir cette page ensuite.',
    lastEditor:
      'Plus personne ne pourra remplir de formulaire, jusqu’à ce que vous attribuiez ce rôle à quelqu’un d’autre.',
    signed: 'Ce que cette personne a déjà signé et qui n’est pas encore envoyé reste signé :',
    stranded: {
      chair: (count: number) =>
        count === 1
          ? 'Plus personne ne pourra signer en tant que président(e). 1 formulaire attend cette signature :'
          : `Plus personne ne pourra signer en tant que président(e). ${count} formulaires attendent cette signature :`,
      generalDirector: (count: number) =>
        count === 1
          ? 'Plus personne ne pourra signer en tant que directeur général/secrétaire. 1 formulaire attend cette signature :'
          : `Plus personne ne pourra signer en tant que directeur général/secrétaire. ${count} formulaires attendent cette signature :`,
    },
    nobodySigns: {
      chair:
        'Plus personne ne pourra signer en tant que président(e). Aucun formulaire n’attend cette signature pour le moment.',
      generalDirector:
        'Plus personne ne pourra signer en tant que directeur général/secrétaire. Aucun formulaire n’attend cette signature pour le moment.',
    },
    invitation: 'Le lien dans l’e-mail ne fonctionnera plus. La personne invitée n’en sera pas avertie.',
  },
  done: {
    'role-granted': {
      title: (who: string) => `Rôle attribué à ${who}`,
      text: (who: string) => `${who} en est averti(e) par e-mail.`,
    },
    'role-withdrawn': {
      title: (who: string) => `Rôle de ${who} retiré`,
      text: (who: string) => `${who} en est averti(e) par e-mail.`,
    },
    invited: {
      title: (who: string) => `Invitation envoyée à ${who}`,
      text: () => 'Le rôle est valable dès que l’invitation est acceptée. Vous recevrez alors un e-mail.',
    },
    'invitation-resent': {
      title: (who: string) => `Invitation renvoyée à ${who}`,
      text: () => 'Seul le lien du nouvel e-mail fonctionne encore.',
    },
    'invitation-accepted': {
      title: (who: string) => `${who} a accepté l’invitation`,
      text: () => 'Le rôle est valable pour les jours indiqués ci-dessous.',
    },
    'invitation-withdrawn': {
      title: (who: string) => `Invitation pour ${who} retirée`,
      text: () => 'Le lien dans l’e-mail ne fonctionne plus.',
    },
  },
  history: 'Historique',
  historyEmpty: 'Il ne s’est encore rien passé.',
  happened: {
    'role-granted': (who: string, by: string) => `${by} a attribué un rôle à ${who}`,
    'role-withdrawn': (who: string, by: string) => `${by} a retiré un rôle à ${who}`,
    'role-ended': (who: string) => `Un rôle de ${who} est terminé : le dernier jour est passé`,
    invited: (who: string, by: string) => `${by} a invité ${who}`,
    'invitation-resent': (who: string, by: string) => `${by} a renvoyé l’invitation à ${who}`,
    'invitation-accepted': (who: string) => `${who} a accepté une invitation`,
    'invitation-withdrawn': (who: string, by: string) => `${by} a retiré l’invitation pour ${who}`,
  },
  noRoleNow: {
    begins: (organisation: string, day: string) => `Votre rôle au ${organisation} commence le ${day}`,
    ended: (organisation: string, day: string) => `Votre rôle au ${organisation} a pris fin le ${day}`,
    withdrawn: (organisation: string, day: string) => `Votre rôle au ${organisation} a été retiré le ${day}`,
    beginsText:
      'À partir de ce jour, vous pourrez ouvrir les pages de ce CPAS. Vous n’avez rien à faire pour l’instant.',
    endedText:
      'Vous ne pouvez plus ouvrir les pages de ce CPAS. Ce que vous avez déjà signé reste valable. Si vous avez encore besoin d’un rôle, demandez-le au délégué à la protection des données (DPO) de ce CPAS.',
    yourRoles: 'Vos rôles',
    withdrawnOn: (day: string) => `retiré le ${day}`,
  },
  operator: 'Le gestionnaire du Rapport unique',
  unreachable: 'non vérifiée : ne reçoit pas d’e-mails',
  roles: {
    editor: 'Consulter et mettre à jour les formulaires',
    chair: 'Signer en tant que président(e)',
    generalDirector: 'Signer en tant que directeur général/secrétaire',
    dpo: 'Attribuer les rôles (DPO)',
  },
};

export const invitation: Texts['invitation'] = {
  title: 'Invitation',
  lead: (name: string) => `${name} vous invite à assumer ce rôle.`,
  organisation: 'CPAS',
  you: 'Vous êtes connecté en tant que',
  once: 'Après votre acceptation, personne d’autre ne pourra utiliser cette invitation.',
  accept: 'Accepter l’invitation',
  acceptedTitle: 'Vous avez accepté l’invitation',
  accepted: 'Vous avez ainsi reçu ce rôle.',
  toOrganisation: 'Vers le CPAS',
};

export const logins: Texts['logins'] = {
  switchPerson: 'Se connecter en tant que quelqu’un d’autre',
};

import type { Texts } from '#web/text/texts.ts';

export const access: Texts['access'] = {
  title: 'Gestion des accès',
  lead: 'Qui peut faire quoi pour ce CPAS. Un rôle est valable du premier au dernier jour inclus ; un rôle retiré cesse aussitôt d’être valable.',
  granted: 'Rôles attribués',
  grant: 'Attribuer un rôle',
  withdraw: 'Retirer',
  person: 'Personne',
  role: 'Rôle',
  period: 'Période',
  email: 'Adresse e-mail de la personne',
  emailHelp:
    'Choisissez quelqu’un dans la liste ou saisissez une adresse. Une adresse que nous ne connaissons pas encore ou qui n’est pas vérifiée reçoit une invitation.',
  startsOn: 'Premier jour',
  endsOn: 'Dernier jour',
  endsOnHelp: 'Laissez vide pour un rôle sans fin. Remplissez pour un remplacement, par exemple pendant des vacances.',
  states: { future: 'pas encore valable', past: 'expiré' },
  invited: (moment: string) => `invité, à accepter avant le ${moment}`,
  operator: 'Le gestionnaire du Rapport unique',
  unreachable: 'non vérifiée : ne reçoit pas d’e-mails',
  invitationExpired: 'invitation expirée',
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
  once: 'L’invitation sera liée à vous : ensuite, personne d’autre ne pourra plus l’accepter.',
  accept: 'Accepter l’invitation',
  acceptedTitle: 'Vous avez accepté l’invitation',
  accepted: 'Vous avez ainsi reçu ce rôle.',
  toOrganisation: 'Vers le CPAS',
};

export const logins: Texts['logins'] = {
  switchPerson: 'Se connecter en tant que quelqu’un d’autre',
};

import type { Texts } from '#web/text/texts.ts';

/** Mails that did not arrive. */
export const bounces: Texts['bounces'] = {
  failed: (day, address, why) => `L’e-mail du ${day} à ${address} n’est pas arrivé (${why}).`,
  reasons: {
    'unknown-address': 'l’adresse n’existe pas',
    'unknown-domain': 'la partie après @ n’existe pas',
    'mailbox-closed': 'la boîte aux lettres est désactivée',
    'mailbox-full': 'la boîte aux lettres est pleine',
    'too-large': 'l’e-mail était trop volumineux pour la boîte aux lettres',
    'not-allowed': 'le serveur du destinataire a refusé l’e-mail',
    unreachable: 'le serveur du destinataire n’a pas répondu',
    other: 'le serveur n’a pas donné de raison claire',
  },
  person:
    'Demandez à cette personne de vérifier son adresse e-mail auprès du service d’authentification et, après correction, de se connecter à nouveau.',
  invited: 'Vérifiez l’adresse. Si elle est incorrecte, retirez l’invitation et invitez à nouveau la personne.',
  contact:
    'La personne de contact ne reçoit actuellement aucun rappel. Corrigez l’adresse e-mail ou choisissez une autre personne de contact.',
  contactForReading:
    'La personne de contact ne reçoit actuellement aucun rappel. Une personne qui remplit les formulaires peut corriger l’adresse.',
  mark: 'non arrivé',
  list: {
    title: 'Nous n’avons pas pu joindre par e-mail ces CPAS ou ces personnes :',
    contact: 'personne de contact',
  },
};

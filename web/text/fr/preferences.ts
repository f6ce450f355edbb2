import type { Texts } from '#web/text/texts.ts';

export const preferences: Texts['preferences'] = {
  link: 'E-mails',
  title: 'Vos e-mails',
  address: (address: string) => `Vos e-mails sont envoyés à ${address}.`,
  noAddress: 'Vous ne recevez pas d’e-mails : le service d’authentification n’a pas confirmé votre adresse e-mail.',
  addressFrom:
    'Cette adresse vient du service avec lequel vous vous connectez, ou de l’invitation que vous avez acceptée. Modifiez-la auprès de ce service : nous reprendrons la nouvelle adresse à votre prochaine connexion.',
  delivery: 'Quand voulez-vous recevoir des e-mails ?',
  deliveries: {
    'at-once': (_time: string) =>
      'Immédiatement. Les formulaires prêts à peu d’intervalle sont réunis dans un seul e-mail.',
    daily: (time: string) => `Un récapitulatif par jour, les jours ouvrables à ${time.replace(':', ' h ')}`,
  },
  always: 'Vous recevez toujours ces e-mails immédiatement :',
  alwaysList: [
    'votre signature a été supprimée',
    'le SPP IS a renvoyé un formulaire',
    'le compte bancaire a changé',
    'un rôle ou une invitation',
    'une échéance a été modifiée',
    'les rappels',
  ],
  language: 'Langue de vos e-mails et de ces pages',
  saved: 'Votre choix est enregistré.',
};

import type { sessions as nl } from '#web/site/text/nl/sessions.ts';

export const sessions: typeof nl = {
  beginTitle: 'Se connecter',
  begin:
    'Pour continuer, identifiez-vous auprès du service d’authentification : par eID, itsme ou une application mobile. La page demandée s’ouvrira ensuite.',
  beginButton: 'Se connecter',
  title: 'Vos sessions',
  lead: (idleHours, hours) =>
    `Chaque navigateur dans lequel vous êtes connecté est une session. Elle se termine après ${idleHours} heures sans utilisation, et dans tous les cas après ${hours} heures. Si vous ne reconnaissez pas une session, terminez-la.`,
  thisOne: 'Ce navigateur',
  other: 'Autre navigateur ou autre appareil',
  begun: 'Début',
  lastUsed: 'Dernière utilisation',
  identified: 'Identification',
  identifiedBy: (method, moment) => `par ${method}, ${moment}`,
  methods: { eid: 'eID', itsme: 'itsme', app: 'une application mobile' },
  end: 'Terminer',
  endOf: (moment) => `la session du ${moment}`,
  endOthers: 'Terminer toutes les autres sessions',
  logOutEverywhere: 'Se déconnecter partout',
  loggedOutTitle: 'Vous êtes déconnecté',
  loggedOut:
    'Votre session ici est terminée. Vous allez aussi être déconnecté du service d’authentification. Si rien ne se passe, utilisez le bouton.',
  logOutThere: 'Se déconnecter là aussi',
};

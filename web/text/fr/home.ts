import type { Texts } from '#web/text/texts.ts';

export const organisations: Texts['organisations'] = {
  title: 'Choisissez un CPAS',
  lead: 'Vous travaillez pour plusieurs CPAS. Pour lequel voulez-vous travailler maintenant ?',
  noneTitle: 'Vous n’avez pas encore de rôle',
  none: 'Vous êtes connecté, mais vous n’avez de rôle pour le Rapport unique dans aucun CPAS. Le délégué à la protection des données (DPO) de votre CPAS peut vous en donner un.',
};

export const home: Texts['home'] = {
  next: 'Prochaine étape',
  steps: {
    fillIn: 'Remplir',
    improve: 'Compléter ou corriger',
    sign: 'Signer',
    wait: 'Attendre les signataires',
    other: 'Attendre l’autre signataire',
    sending: 'En cours d’envoi',
    done: 'Aucune action',
    accepted: 'Accepté par le SPP IS',
    nothing: 'Pas encore rempli',
  },
  dataTitle: 'Données du CPAS',
  account: 'Compte bancaire',
  contact: 'Personne de contact',
  email: 'E-mail',
  phone: 'Téléphone',
  dataMissing:
    'Le compte bancaire et la personne de contact ne sont pas encore renseignés. Ces données sont nécessaires avant de pouvoir remplir un formulaire.',
  formsTitle: 'Formulaires',
  form: 'Formulaire',
  year: 'Année',
  filledIn: 'Rempli',
  signed: 'Signé',
  sent: 'Envoyé',
  yes: 'oui',
  no: 'pas encore',
};

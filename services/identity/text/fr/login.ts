import type { Texts } from '#services/identity/text/texts.ts';

export const login: Texts['login'] = {
  title: 'Se connecter au Rapport unique',
  methodQuestion: 'Comment voulez-vous vous connecter ?',
  methods: {
    eid: { name: 'Se connecter avec le lecteur de carte eID', hint: 'Avec votre carte d’identité et votre code PIN' },
    itsme: { name: 'Se connecter avec itsme', hint: 'Avec l’application itsme sur votre téléphone' },
    app: { name: 'Se connecter avec une application mobile', hint: 'Avec un code de sécurité d’une application' },
  },
  cardHelp: 'Plus d’explications sur la carte d’identité électronique',
  personQuestion: 'Qui êtes-vous ?',
  subject: 'Utilisateur',
  subjectHint: 'Fonction et code INS de la commune, par exemple chair.92094',
  submit: 'Se connecter',
  searchTitle: 'Ou choisissez une personne',
  search: 'Chercher une personne',
  searchHint: 'Commune, nom ou fonction',
  searchSubmit: 'Chercher',
  examples: 'Exemples',
  found: (count, text) =>
    count === 0
      ? `Personne n’a été trouvé pour « ${text} »`
      : `${count} ${count === 1 ? 'personne trouvée' : 'personnes trouvées'} pour « ${text} »`,
  more: (shown) => `Voici les ${shown} premières. Ajoutez des mots à votre recherche pour en trouver moins.`,
  loginAs: 'Se connecter en tant que',
  errorTitle: 'Il y a un problème',
  subjectMissing: 'Indiquez un utilisateur, ou choisissez une personne dans la liste',
  subjectUnknown: 'Cet utilisateur n’existe pas. Vérifiez le code, ou cherchez la personne ci-dessous',
};

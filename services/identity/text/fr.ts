import type { Texts } from './texts.ts';

export const fr: Texts = {
  service: 'Authentification fédérale',
  application: 'Rapport unique',
  skipToContent: 'Aller au contenu',
  languageChoice: 'Langue',
  standIn: [
    'Ceci est une imitation du service fédéral d’authentification, pour faire des essais.',
    'Personne n’est réellement identifié ici.',
  ],
  toApplication: 'Retour au Rapport unique',
  login: {
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
  },
  functions: {
    clerk: 'Agent administratif',
    chair: 'Président',
    director: 'Directeur général',
    dpo: 'Délégué à la protection des données (DPO)',
    handler: 'Gestionnaire de dossiers',
  },
  ministry: 'SPP Intégration sociale',
  help: {
    title: 'La carte d’identité électronique (eID)',
    paragraphs: [
      'La puce d’une carte d’identité belge contient des clés qui vous permettent de prouver qui vous êtes sur un site web. Le vrai service d’authentification lit la carte avec un lecteur et vous demande votre code PIN.',
      'Cette imitation ne lit aucune carte et ne demande aucun code PIN. Vous n’avez donc besoin ni de lecteur ni de logiciel : choisissez une manière de vous connecter, puis la personne en tant que qui vous voulez essayer le Rapport unique.',
      'Votre choix est communiqué au Rapport unique comme le ferait le vrai service. Une signature mentionnera par exemple que la connexion s’est faite avec l’eID.',
    ],
    back: 'Retour à la connexion',
  },
  logout: {
    title: 'Voulez-vous vous déconnecter ?',
    question: 'Vous êtes encore connecté ici. Après la déconnexion, vous devrez à nouveau prouver qui vous êtes.',
    submit: 'Se déconnecter',
    stay: 'Rester connecté',
    leavingTitle: 'Vous allez être redirigé',
    leaving: 'Rien ne se passe ? Continuez vous-même.',
    continue: 'Continuer',
    doneTitle: 'Vous êtes déconnecté',
    done: 'Vous pouvez fermer cette fenêtre.',
  },
  start: {
    title: 'La connexion commence dans l’application',
    paragraph: 'Ouvrez le Rapport unique et choisissez de vous y connecter. Vous arriverez alors ici automatiquement.',
  },
  failures: {
    expired: {
      title: 'Votre connexion a expiré',
      what: 'Vous avez attendu trop longtemps, ou vous vous êtes connecté entre-temps dans une autre fenêtre.',
      remedy: 'Retournez au Rapport unique et connectez-vous à nouveau.',
    },
    'wrong-application': {
      title: 'Cette application n’est pas connue ici',
      what: 'Vous venez d’une adresse qui n’est pas configurée auprès du service d’authentification.',
      remedy:
        'Ouvrez le Rapport unique à la bonne adresse. Si vous le gérez, vérifiez OIDC_CLIENT_ID et WEB_URL des deux services.',
    },
    'logout-refused': {
      title: 'La déconnexion n’a pas abouti ici',
      what: 'Le service d’authentification ne reconnaît plus cette connexion. Il a peut-être redémarré entre-temps.',
      remedy: 'Retournez au Rapport unique. Fermez votre navigateur pour être certain d’être déconnecté.',
    },
    refused: {
      title: 'Cette demande ne peut pas être traitée',
      what: 'L’application a demandé quelque chose que le service d’authentification n’accepte pas.',
      remedy: 'Retournez au Rapport unique et connectez-vous à nouveau.',
    },
    'not-found': {
      title: 'Cette page n’existe pas',
      what: 'L’adresse n’est pas correcte, ou la page a disparu.',
      remedy: 'Vérifiez l’adresse, ou retournez au Rapport unique.',
    },
    unexpected: {
      title: 'Un problème est survenu',
      what: 'Il vient du service d’authentification, pas de vous. Il a été noté.',
      remedy: 'Réessayez dans quelques minutes.',
    },
  },
  errorCode: 'Code d’erreur',
};

import type { Texts } from '#services/identity/text/texts.ts';

export const failures: Texts['failures'] = {
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
};

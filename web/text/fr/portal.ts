import type { Texts } from '#web/text/texts.ts';

export const portal: Texts['portal'] = {
  title: 'Portail de la sécurité sociale',
  audience: 'Fonctionnaires et autres professionnels',
  group: 'CPAS & SPP Intégration sociale',
  applications: 'Applications',
  summary: 'Les rapports annuels du CPAS au SPP Intégration sociale.',
};

export const about: Texts['about'] = {
  lead: 'Chaque année, votre CPAS transmet au SPP Intégration sociale les formulaires qui lui permettent d’être remboursé.',
  stepsTitle: 'Comment cela fonctionne',
  steps: [
    'Un membre du personnel remplit le formulaire et l’enregistre.',
    'La présidence et la direction générale (ou le secrétaire) le signent, dans l’ordre de leur choix.',
    'La seconde signature envoie le formulaire automatiquement au SPP IS. Il ne peut ensuite plus qu’être consulté.',
  ],
  needsTitle: 'Ce dont vous avez besoin',
  needs:
    'Un navigateur internet courant et un moyen de vous identifier : votre carte d’identité électronique (eID) avec lecteur et code PIN, itsme ou une application mobile. Votre rôle vous est donné par le délégué à la protection des données (DPO) de votre CPAS.',
  start: 'Rapport unique',
};

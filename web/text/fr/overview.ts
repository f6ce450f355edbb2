import type { Texts } from '#web/text/texts.ts';

export const overview: Texts['overview'] = {
  contentTitle: 'Contenu',
  version: (version: number) => `Version ${version}`,
  savedBy: (name: string, moment: string) => `Enregistré par ${name} le ${moment}`,
  versionReopened: (version, moment) => `Version ${version}, rouverte par le SPP IS le ${moment}`,
  signaturesTitle: 'Signatures',
  chairSignature: 'Signature de la présidence',
  generalDirectorSignature: 'Signature de la direction générale (ou du secrétaire)',
  notSigned: 'Pas encore signé',
  signedBy: (name: string) => `Signé par ${name}`,
  signedByYou: 'Vous avez signé',
  signedAt: (moment: string) => `le ${moment}`,
  methods: {
    eid: 'connexion avec l’eID',
    itsme: 'connexion avec itsme',
    app: 'connexion avec une application mobile',
  },
  identifiedAt: (time: string) => `à ${time}`,
  signAs: {
    chair: 'Signer en tant que président(e)',
    generalDirector: 'Signer en tant que directeur général/secrétaire',
  },
  notFilledIn: 'Ce formulaire n’est pas encore rempli.',
  stages: {
    empty: 'Ce formulaire n’est pas encore rempli.',
    incomplete: 'Enregistré comme projet. Le formulaire ne pourra être signé que lorsqu’il sera complet et exact.',
    filledIn:
      'Le formulaire est rempli. En attente des signatures de la présidence et de la direction générale (ou du secrétaire).',
    waitsForChair: 'La direction générale (ou le secrétaire) a signé. En attente de la signature de la présidence.',
    waitsForGeneralDirector:
      'La présidence a signé. En attente de la signature de la direction générale (ou du secrétaire).',
    sending: 'Les deux signatures sont apposées. Le formulaire est en cours d’envoi au SPP IS.',
    sent: 'Le formulaire est envoyé au SPP IS et ne peut plus qu’être consulté.',
    accepted: 'Le SPP IS a accepté le formulaire. Il est clôturé et ne peut plus qu’être consulté.',
  },
  youSigned: {
    chair: 'Vous avez signé. En attente de la signature de la présidence.',
    generalDirector: 'Vous avez signé. En attente de la signature de la direction générale (ou du secrétaire).',
  },
  asked: (names) => `Demandé à : ${names}.`,
  sameDevice: 'Cette personne signe-t-elle sur cet appareil\u00a0?',
  keep: 'Conservez la référence et le document.',
  openDocument: 'Ouvrir le document (PDF)',
  sendingHint: 'Cette page suit l’envoi automatiquement. Vous n’avez rien à faire.',
  changedMeanwhile:
    'Le contenu a changé pendant que vous le consultiez. Vérifiez le nouveau contenu et actualisez la page pour pouvoir signer.',
  unsure:
    'Cette page ne peut pas vérifier pour l’instant si quelque chose a changé entre-temps. Tant que c’est le cas, il n’est pas possible de signer.',
  reload: 'Actualiser la page',
  reference: 'Référence du SPP IS',
  receivedAt: 'Reçu par le SPP IS',
  whyNoSigning: {
    signedByYou: 'Vous avez signé ce formulaire. L’autre signataire doit encore le faire.',
    signedForRole: 'Ce formulaire est déjà signé pour votre rôle.',
    accountChanged:
      'Le compte bancaire du CPAS a changé après l’enregistrement de ce formulaire. Enregistrez-le d’abord à nouveau.',
    advanceChanged:
      'Le SPP IS a modifié l’avance après l’enregistrement de ce formulaire. Enregistrez-le d’abord à nouveau.',
    notOpen: 'Le formulaire n’est pas ouvert : le SPP IS ne l’a pas encore ouvert ou l’a déjà clôturé.',
    invalid: 'Un formulaire contenant des erreurs ne peut pas être signé.',
  },
  history: 'Historique',
  happened: {
    saved: (name: string, version: number) => `${name} a enregistré la version ${version}`,
    removed: {
      chair: 'la signature de la présidence a été supprimée',
      generalDirector: 'la signature de la direction générale (ou du secrétaire) a été supprimée',
    },
    signed: (name: string, version: number) => `${name} a signé la version ${version}`,
    roles: { chair: 'en tant que président(e)', generalDirector: 'en tant que directeur général/secrétaire' },
    received: (reference: string) => `Le SPP IS a reçu le formulaire sous la référence ${reference}`,
    accepted: (name: string, reference: string) => `${name} (SPP IS) a accepté ${reference}`,
    returned: (name: string, reference: string) => `${name} (SPP IS) a renvoyé ${reference} pour correction :`,
    byFile: (name, table) => `${name} est passé(e) au tableur pour les lignes de « ${table} »`,
    inForm: (name, table) => `${name} est passé(e) au formulaire pour les lignes de « ${table} »`,
  },
  contentHash: 'Empreinte du contenu (SHA-256)',
};

export const returned: Texts['returned'] = {
  title: 'Renvoyé : à corriger',
  by: (name: string, moment: string, reference: string) =>
    `${name}, du SPP IS, l’a renvoyé le ${moment} (${reference}) pour la raison suivante :`,
  whatToDo:
    'Corrigez ce qui doit l’être et enregistrez. La présidence et la direction générale (ou le secrétaire) doivent ensuite signer à nouveau, même si rien n’a changé. Le formulaire repart alors automatiquement au SPP IS.',
  correctedTitle: 'Corrigé après le renvoi',
  whatFollows:
    'Dès que la présidence et la direction générale (ou le secrétaire) auront signé à nouveau, le formulaire sera automatiquement renvoyé au SPP IS.',
};

import type { Texts } from '#web/text/texts.ts';

export const overview: Texts['overview'] = {
  contentTitle: 'Contenu',
  version: (version: number) => `Version ${version}`,
  savedBy: (name: string, moment: string) => `Enregistré par ${name} le ${moment}`,
  signaturesTitle: 'Signatures',
  chairSignature: 'Signature du/de la président(e)',
  generalDirectorSignature: 'Signature du directeur général/secrétaire',
  notSigned: 'Pas encore signé',
  signedBy: (name: string) => `Signé par ${name}`,
  signedAt: (moment: string) => `le ${moment}`,
  methods: {
    eid: 'identification par la carte eID',
    itsme: 'identification par itsme',
    app: 'identification par une application mobile',
  },
  identifiedAt: (time: string) => `à ${time}`,
  signAs: {
    chair: 'Signer en tant que président(e)',
    generalDirector: 'Signer en tant que directeur général/secrétaire',
  },
  notFilledIn: 'Ce formulaire n’est pas encore rempli.',
  stages: {
    empty: 'Ce formulaire n’est pas encore rempli.',
    incomplete:
      'Le formulaire est enregistré mais contient encore des erreurs. Il ne pourra être signé qu’une fois corrigé.',
    filledIn:
      'Le formulaire est rempli. Il attend les signatures du/de la président(e) et du directeur général/secrétaire.',
    waitsForChair: 'Le directeur général/secrétaire a signé. Le formulaire attend la signature du/de la président(e).',
    waitsForGeneralDirector:
      'Le ou la président(e) a signé. Le formulaire attend la signature du directeur général/secrétaire.',
    sending: 'Les deux signatures sont apposées. Le formulaire est en cours d’envoi au SPP IS.',
    sent: 'Le formulaire est envoyé au SPP IS et ne peut plus qu’être consulté.',
    accepted: 'Le SPP IS a accepté le formulaire. Il est clôturé et ne peut plus qu’être consulté.',
  },
  sendingHint: 'Cette page suit l’envoi d’elle-même. Vous n’avez rien à faire.',
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
  history: 'Qui a fait quoi, et quand',
  happened: {
    saved: (name: string, version: number) => `${name} a enregistré la version ${version}`,
    removed: {
      chair: 'la signature du/de la président(e) a été supprimée',
      generalDirector: 'la signature du directeur général/secrétaire a été supprimée',
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
  title: 'Le SPP IS a renvoyé ce formulaire',
  by: (name: string, moment: string, reference: string) =>
    `${name}, du SPP IS, l’a renvoyé le ${moment} (${reference}) pour la raison suivante :`,
  whatToDo:
    'Corrigez ce qui doit l’être et enregistrez. Le président ou la présidente et le directeur général/secrétaire doivent ensuite signer à nouveau, même si rien n’a changé. Le formulaire repart alors automatiquement au SPP IS.',
};

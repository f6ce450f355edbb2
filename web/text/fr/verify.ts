import type { Texts } from '#web/text/texts.ts';

export const verify: Texts['verify'] = {
  title: 'Vérifier un document',
  lead: 'Un document du Rapport unique est-il authentique et complet, et est-il encore valable ? Tout le monde peut le vérifier ici, sans se connecter.',
  byCode: 'Avec la référence et le code de contrôle',
  reference: 'Référence du SPP IS',
  referenceHelp: 'Sur la première page, par exemple COV-2022-11001-1.',
  code: 'Code de contrôle',
  codeHelp: '20 lettres et chiffres, en dessous. Le code QR du document remplit les deux.',
  check: 'Vérifier',
  byFile: 'Avec le fichier PDF',
  file: 'Fichier PDF',
  fileHelp:
    'Tel que vous l’avez reçu ou téléchargé, 20 Mo au maximum. Il est lu et n’est pas conservé. Un scan ou une impression en PDF ne peut pas être vérifié : utilisez alors le code de contrôle.',
  checkFile: 'Vérifier le fichier',
  resultTitle: 'Résultat de la vérification',
  another: 'Vérifier un autre document',
  organisation: 'CPAS',
  form: 'Formulaire',
  confirmed: {
    code: {
      title: 'Authentique et complet',
      text: 'Un document portant cette référence et ce code de contrôle a été signé par les deux signataires et reçu par le SPP IS. Comparez ce qui suit avec votre document : seul ceci est scellé, une page peut avoir été modifiée par la suite.',
    },
    identical: {
      title: 'Authentique, complet et inchangé',
      text: 'Ce fichier est, au dernier octet près, le document établi par le Rapport unique. Il a été signé par les deux signataires et reçu par le SPP IS.',
    },
    sealed: {
      title: 'Ce qui est scellé dans ce fichier est authentique et complet',
      text: 'Il a été signé par les deux signataires et reçu par le SPP IS. Le fichier lui-même n’est pas exactement le document établi par ce site : il peut venir du SPP IS, ou une page peut avoir été modifiée. Comparez ce qui suit avec les pages : seul ceci fait foi.',
    },
    elsewhere: {
      title: 'Le sceau est authentique, mais l’envoi n’est pas connu ici',
      text: 'Ce document est scellé avec une clé du Rapport unique. Nous ne pouvons pas dire si le SPP IS l’a reçu ni s’il est encore valable. Renseignez-vous auprès du SPP IS.',
    },
  },
  outdated: 'Ce document n’est plus valable',
  standings: {
    current: 'Reçu par le SPP IS ; c’est la dernière version',
    accepted: (moment) => `Accepté par le SPP IS le ${moment} ; c’est la dernière version`,
    returned: (moment) =>
      `Renvoyé pour correction par le SPP IS${moment === null ? '' : ` le ${moment}`}, et pas encore envoyé à nouveau`,
    replaced: (reference, moment) => `Remplacé par ${reference}, reçu le ${moment}`,
  },
  refusals: {
    unknown: {
      title: 'Nous ne connaissons pas ce document',
      text: 'Aucun rapport reçu ne porte cette référence et ce code de contrôle. Vérifiez les deux, caractère par caractère. S’ils correspondent à votre document, ce n’est pas un document du Rapport unique, ou il date d’avant les codes de contrôle. Renseignez-vous alors auprès du SPP IS.',
    },
    'kept-seal-invalid': {
      title: 'Nous ne pouvons pas confirmer ce document pour l’instant',
      text: 'La référence et le code de contrôle sont connus, mais le sceau que nous conservons n’est pas valable. Cela a été noté. Ne vous fiez pas au document et renseignez-vous auprès du SPP IS.',
    },
    'file-missing': {
      title: 'Choisissez un fichier',
      text: 'Aucun fichier n’a été reçu, ou il est vide. Choisissez le fichier PDF et réessayez.',
    },
    'file-too-large': {
      title: 'Le fichier est trop volumineux',
      text: 'Aucun document du Rapport unique ne dépasse 20 Mo. Utilisez la référence et le code de contrôle.',
    },
    'not-a-pdf': {
      title: 'Nous ne pouvons pas lire ce fichier',
      text: 'Ce n’est pas un PDF, ou il est endommagé. Redemandez-le à la personne qui vous l’a remis, ou utilisez la référence et le code de contrôle.',
    },
    'no-seal': {
      title: 'Ce fichier ne contient pas de sceau',
      text: 'C’est le cas d’un projet, d’un scan, d’une impression en PDF, d’un fichier endommagé ou enregistré par un autre programme, et d’un document antérieur aux sceaux. Il ne confirme donc rien. S’il porte un code de contrôle, utilisez celui-ci.',
    },
    'several-seals': {
      title: 'Ce fichier n’est pas authentique',
      text: 'Il contient plus d’un envoi scellé. Le Rapport unique n’établit pas de tels documents : quelqu’un l’a modifié.',
    },
    'key-unknown': {
      title: 'Ce fichier n’est pas authentique',
      text: 'Il est scellé avec une clé qui n’est pas celle du Rapport unique.',
    },
    'key-revoked': {
      title: 'Ce fichier ne prouve plus rien',
      text: 'Il est scellé avec une clé qui a été révoquée, parce que d’autres pouvaient la détenir. Demandez au SPP IS s’il a reçu le rapport.',
    },
    'seal-broken': {
      title: 'Ce fichier n’est pas authentique',
      text: 'Le sceau n’est pas valable : quelqu’un a modifié ce qui a été signé.',
    },
    contradictory: {
      title: 'Ce fichier n’est pas authentique',
      text: 'Ce qui est scellé se contredit. Cela a été noté. Renseignez-vous auprès du SPP IS.',
    },
    'content-differs': {
      title: 'Ce fichier a été modifié',
      text: 'Le sceau est authentique, mais le fichier contient un autre contenu que celui qui a été signé. Redemandez-le à la personne qui vous l’a remis, ou utilisez la référence et le code de contrôle.',
    },
  },
};

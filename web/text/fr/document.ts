import type { Texts } from '#web/text/texts.ts';

export const document: Texts['document'] = {
  watermark: 'PROJET',
  status: 'Statut',
  statuses: {
    draft: 'Projet : pas encore signé par les deux signataires',
    sending: 'Signé par les deux signataires ; en cours d’envoi au SPP IS',
    sent: 'Signé par les deux signataires et envoyé au SPP IS',
    accepted: 'Signé par les deux signataires et accepté par le SPP IS',
  },
  nisCode: 'Code INS',
  amountsTitle: 'Montants',
  item: 'Description',
  amount: 'Montant',
  hashTitle: 'Version et empreinte',
  version: 'Version',
  saved: 'Enregistré',
  savedBy: (name, moment) => `par ${name} le ${moment}`,
  attachment: 'Annexe',
  attachmentHint: (file) =>
    `Le fichier ${file} dans ce PDF : le contenu sur lequel portent les signatures. L’empreinte est calculée sur ce fichier.`,
  attachmentDescription: 'Le contenu sur lequel portent les signatures (JSON canonique, RFC 8785)',
  code: 'Code de contrôle',
  qrCode: (address) => `Code QR avec l’adresse où ce document peut être vérifié : ${address}`,
  verify: 'Vérifier l’authenticité',
  verifyHint: (address, file) =>
    `Sur ${address}, avec la référence et le code de contrôle ou le code QR. Tout ce qui est scellé se trouve dans ce PDF : ${file}.`,
  sealDescription: 'L’envoi au SPP IS avec les deux signatures, scellé (JWS, RFC 7515)',
  printDescription: 'Ce que ce document mentionne encore et qui n’est pas scellé',
  printedAt: (moment) => `Imprimé le ${moment}`,
  /** Why a text is refused: the characters by their numbers, as "U+078B (ދ)". */
  notPrintable: (characters: string) =>
    `Ces caractères ne peuvent pas figurer dans le document : ${characters}. Remplacez-les ou supprimez-les.`,
};

import type { Texts } from '#web/text/texts.ts';

export const document: Texts['document'] = {
  watermark: 'PROJET',
  status: 'Statut',
  statuses: {
    draft: 'Projet : pas encore signé par les deux',
    sending: 'Signé par les deux ; en cours d’envoi au SPP IS',
    sent: 'Signé par les deux et envoyé au SPP IS',
    accepted: 'Signé par les deux et accepté par le SPP IS',
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
  printedAt: (moment) => `Imprimé le ${moment}`,
};

import type { Language } from '#forms/definition.ts';

/** The status of a report, as the document shows it. */
export type DocumentStatus = 'draft' | 'sending' | 'sent' | 'accepted';

const nl = {
  /** Shown across each page of a report that the two signatories have not both signed. */
  watermark: 'ONTWERP',
  status: 'Stand',
  statuses: {
    draft: 'Ontwerp: nog niet door beiden ondertekend',
    sending: 'Door beiden ondertekend; wordt verzonden naar de POD MI',
    sent: 'Door beiden ondertekend en verzonden naar de POD MI',
    accepted: 'Door beiden ondertekend en aanvaard door de POD MI',
  } satisfies Record<DocumentStatus, string>,
  nisCode: 'NIS-code',
  amountsTitle: 'Bedragen',
  item: 'Omschrijving',
  amount: 'Bedrag',
  hashTitle: 'Versie en controlegetal',
  version: 'Versie',
  saved: 'Opgeslagen',
  savedBy: (name: string, moment: string) => `door ${name} op ${moment}`,
  attachment: 'Bijlage',
  attachmentHint: (file: string) =>
    `Het bestand ${file} in deze pdf: de inhoud waarvoor ondertekend wordt. Het controlegetal is op dit bestand berekend.`,
  attachmentDescription: 'De inhoud waarvoor ondertekend wordt (canonieke JSON, RFC 8785)',
  printedAt: (moment: string) => `Afgedrukt op ${moment}`,
};

type DocumentTexts = typeof nl;

const fr: DocumentTexts = {
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

const de: DocumentTexts = {
  watermark: 'ENTWURF',
  status: 'Stand',
  statuses: {
    draft: 'Entwurf: noch nicht von beiden unterzeichnet',
    sending: 'Von beiden unterzeichnet; wird an den ÖPD SE gesendet',
    sent: 'Von beiden unterzeichnet und an den ÖPD SE gesendet',
    accepted: 'Von beiden unterzeichnet und vom ÖPD SE angenommen',
  },
  nisCode: 'NIS-Code',
  amountsTitle: 'Beträge',
  item: 'Bezeichnung',
  amount: 'Betrag',
  hashTitle: 'Version und Prüfsumme',
  version: 'Version',
  saved: 'Gespeichert',
  savedBy: (name, moment) => `von ${name} am ${moment}`,
  attachment: 'Anlage',
  attachmentHint: (file) =>
    `Die Datei ${file} in dieser PDF-Datei: der Inhalt, für den unterzeichnet wird. Die Prüfsumme ist über diese Datei berechnet.`,
  attachmentDescription: 'Der Inhalt, für den unterzeichnet wird (kanonisches JSON, RFC 8785)',
  printedAt: (moment) => `Gedruckt am ${moment}`,
};

const texts = { nl, fr, de } satisfies Record<Language, DocumentTexts>;

/** The texts that only the document has, in one language. Its other texts come from the site. */
export function documentTextsIn(language: Language): DocumentTexts {
  return texts[language];
}

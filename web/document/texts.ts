import type { Language } from '#forms/definition.ts';

/** How far a report is, as the document says it. */
export type Standing = 'draft' | 'sending' | 'sent' | 'accepted';

const nl = {
  /** Across each page of a report that is not signed by both. */
  draftWord: 'ONTWERP',
  standing: 'Stand',
  standings: {
    draft: 'Ontwerp: nog niet door beiden ondertekend',
    sending: 'Door beiden ondertekend; wordt verzonden naar de POD MI',
    sent: 'Door beiden ondertekend en verzonden naar de POD MI',
    accepted: 'Door beiden ondertekend en aanvaard door de POD MI',
  } satisfies Record<Standing, string>,
  nisCode: 'NIS-code',
  amountsTitle: 'Bedragen',
  item: 'Omschrijving',
  amount: 'Bedrag',
  sealTitle: 'Versie en controlegetal',
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
  draftWord: 'PROJET',
  standing: 'Statut',
  standings: {
    draft: 'Projet : pas encore signé par les deux',
    sending: 'Signé par les deux ; en cours d’envoi au SPP IS',
    sent: 'Signé par les deux et envoyé au SPP IS',
    accepted: 'Signé par les deux et accepté par le SPP IS',
  },
  nisCode: 'Code INS',
  amountsTitle: 'Montants',
  item: 'Description',
  amount: 'Montant',
  sealTitle: 'Version et empreinte',
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
  draftWord: 'ENTWURF',
  standing: 'Stand',
  standings: {
    draft: 'Entwurf: noch nicht von beiden unterzeichnet',
    sending: 'Von beiden unterzeichnet; wird an den ÖPD SE gesendet',
    sent: 'Von beiden unterzeichnet und an den ÖPD SE gesendet',
    accepted: 'Von beiden unterzeichnet und vom ÖPD SE angenommen',
  },
  nisCode: 'NIS-Code',
  amountsTitle: 'Beträge',
  item: 'Bezeichnung',
  amount: 'Betrag',
  sealTitle: 'Version und Prüfsumme',
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

/** What only the document says, in one language; the other words are the site's. */
export function documentTextsIn(language: Language): DocumentTexts {
  return texts[language];
}

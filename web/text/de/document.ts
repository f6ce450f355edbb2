import type { Texts } from '#web/text/texts.ts';

export const document: Texts['document'] = {
  watermark: 'ENTWURF',
  status: 'Status',
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
  code: 'Kontrollcode',
  qrCode: (address) => `QR-Code mit der Adresse, unter der dieses Dokument geprüft werden kann: ${address}`,
  verify: 'Echtheit prüfen',
  verifyHint: (address, file) =>
    `Unter ${address}, mit Referenz und Kontrollcode oder mit dem QR-Code. Alles Versiegelte liegt dieser PDF-Datei als ${file} bei.`,
  sealDescription: 'Die Sendung an den ÖPD SE mit beiden Unterschriften, versiegelt (JWS, RFC 7515)',
  printDescription: 'Was dieses Dokument außerdem angibt und nicht versiegelt ist',
  printedAt: (moment) => `Gedruckt am ${moment}`,
  /** Why a text is refused: the characters by their numbers, as "U+078B (ދ)". */
  notPrintable: (characters: string) =>
    `Diese Zeichen kann das Dokument nicht darstellen: ${characters}. Ersetzen oder löschen Sie sie.`,
};

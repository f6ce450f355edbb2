import type { Texts } from '#web/text/texts.ts';

export const document: Texts['document'] = {
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

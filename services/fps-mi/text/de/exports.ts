import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const exports: Texts['exports'] = {
  iban: 'IBAN',
  bic: 'BIC',
  handler: 'Sachbearbeiter(in)',
  decidedAt: 'Entschieden am',
  daysToDecision: 'Wartetage (bis zur Entscheidung oder bis heute)',
  daysToRelease: 'Bearbeitungstage (von der Entscheidung bis zur Freigabe)',
  batch: 'Zahlung',
  executeOn: 'Auszuführen am',
  releasedAt: 'Zahlung freigegeben am',
  preparedBy: 'Vorbereitet von',
  preparedAt: 'Vorbereitet am',
  endedBy: 'Freigegeben oder storniert von',
  endedAt: 'Freigegeben oder storniert am',
  state: 'Status der Zahlung',
  lineNumber: 'Zeile',
  daysOpen: 'Tage seit der Annahme',
  lines: 'Die Zeilen einer Tabelle:',
};

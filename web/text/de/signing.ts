import type { Texts } from '#web/text/texts.ts';

export const summary: Texts['summary'] = {
  title: 'Zusammenfassung',
  account: 'Zu überweisen auf das Konto',
  noAccount: 'Noch kein Bankkonto',
  incomplete: 'Noch nicht vollständig ausgefüllt',
  justified: 'Nachgewiesener Gesamtbetrag',
  granted: { maximum: 'Gewährte Höchstbeträge insgesamt', advance: 'Gezahlte Vorschüsse insgesamt' },
  lines: (count, shown) => (count === 0 ? 'keine Zeilen' : `${shown} ${count === 1 ? 'Zeile' : 'Zeilen'}`),
  warnings: (count) => (count === 1 ? 'Ein Punkt zu prüfen' : `${count} Punkte zu prüfen`),
};

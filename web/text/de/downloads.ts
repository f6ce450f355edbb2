import type { Texts } from '#web/text/texts.ts';

export const downloads: Texts['downloads'] = {
  title: 'Herunterladen',
  zip: (year: string) => `Alle Dokumente von ${year} (zip)`,
  calendar: 'Fristen für Ihren Kalender (ics)',
  blankForms: 'Leere Formulare zum Ausdrucken',
  dueEvent: (form: string) => `Einheitsbericht: letzter Tag für „${form}“`,
  dueEventText: (closes: string, address: string) =>
    `Der ÖPD SE erwartet dieses Formular spätestens heute, von beiden unterzeichnet. Es bleibt bis einschließlich ${closes} offen. ${address}`,
};

export const blankForm: Texts['blankForm'] = {
  title: 'Leeres Formular',
  listTitle: 'Leere Formulare zum Ausdrucken',
  lead: 'Um die Angaben auf Papier zu sammeln, bevor Sie sie in der Anwendung eingeben. Drucken Sie die Seite mit Ihrem Browser.',
  print: 'Leeres Formular zum Ausdrucken',
  notToSend:
    'Dieses Blatt dient nur dazu, Angaben zu sammeln. Es kann nicht eingereicht werden: Geben Sie die Angaben in der Anwendung ein, wo sie auch unterzeichnet werden.',
  organisation: 'ÖSHZ',
  number: 'Nummer',
  granted: 'vom ÖPD SE bewilligt',
  kinds: {
    amount: 'Betrag in Euro',
    number: 'ganze Zahl',
    percentage: 'Prozentsatz',
    date: 'Datum',
    choice: 'eine Auswahl',
    text: 'Text',
  },
};

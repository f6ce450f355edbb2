import type { Texts } from '#services/fps-mi/text/nl/index.ts';

export const decision: Texts['decision'] = {
  title: 'Entscheidung',
  accepted: (name) => `Angenommen von ${name}`,
  returned: (name) => `Zurückgesandt von ${name}`,
  reason: 'Begründung',
  reasonHelp: 'Das ÖSHZ liest diesen Text. Schreiben Sie, was zu berichtigen ist, ohne Namen von Hilfeempfängern.',
  onTheWay:
    'Die Entscheidung ist gespeichert und wird dem ÖSHZ mitgeteilt. Das geschieht automatisch; Sie brauchen nichts zu tun.',
  accept: 'Annehmen',
  acceptHint: 'Ein angenommener Bericht ist endgültig abgeschlossen und kann ausgezahlt werden.',
  return: 'Zur Berichtigung zurücksenden',
  returnHint:
    'Der Bericht wird beim ÖSHZ wieder geöffnet, ohne Unterschriften. Beide müssen erneut unterzeichnen, auch wenn sich nichts ändert.',
  closed: 'Es wurde bereits entschieden; daran kann nichts mehr geändert werden.',
  reasonMissing: 'Geben Sie eine Begründung an, höchstens 2000 Zeichen.',
  reasonNotUnderstood:
    'Dieser Text enthält Zeichen, die nicht aufbewahrt werden können. Tippen Sie die Begründung neu.',
};

import type { Texts } from '#web/text/texts.ts';

export const merging: Texts['merging'] = {
  save: (who, time, version) => `${who} hat um ${time} Uhr die Version ${version} gespeichert.`,
  you: 'Sie (in einem anderen Fenster)',
  and: ' und ',
  mergedTitle: 'Noch nicht gespeichert: Ihre Änderungen wurden zusammengeführt',
  mergedText: 'Es wurde nichts überschrieben. Prüfen Sie das Formular und klicken Sie auf Speichern.',
  newVersion: (version) => `Inzwischen gibt es die Version ${version}. Sie ändert nichts an Ihren Eingaben.`,
  changesTitle: 'Was inzwischen geändert wurde',
  before: 'Vorher',
  after: 'Jetzt gespeichert',
  yours: 'Sie',
  lineAdded: '(neue Zeile)',
  lineRemoved: '(gelöscht)',
  more: (count) => `und ${count} weitere Änderungen`,
  lineCount: (count) => `${count} ${count === 1 ? 'Zeile' : 'Zeilen'}`,
  choicePageTitle: 'Wählen Sie, was Sie behalten',
  clashTitle: 'Noch nicht gespeichert: Sie und eine andere Person haben dasselbe geändert',
  clashText:
    'Es wurde nichts überschrieben. Wählen Sie unten jeweils, was Sie behalten. Danach sehen Sie das vollständige Formular und können es speichern.',
  alsoChanged: 'Was außerdem geändert wurde und ohne Ihre Wahl zusammengeführt wird',
  keepTheirs: (who) => `Was ${who} gespeichert hat`,
  keepMine: 'Was Sie eingegeben haben',
  choiceMissing: 'Wählen Sie, was Sie behalten',
  choiceMissingTitle: 'Sie haben noch nicht überall gewählt',
  merge: 'Zusammenführen und prüfen',
  alsoOpen: (name, time) => `${name} hat dieses Formular auch geöffnet, seit ${time} Uhr.`,
  mergedOnSave: 'Arbeiten Sie ruhig weiter: Beim Speichern werden Ihre Änderungen zusammengeführt.',
  closedMeanwhile:
    'Dieses Formular wurde inzwischen von beiden unterzeichnet und wird übermittelt. Sie können es nicht mehr ändern.',
};

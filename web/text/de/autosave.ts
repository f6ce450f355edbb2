/** What is typed in a form and not saved. */
export const autosave = {
  title: 'Sie haben Änderungen, die nicht gespeichert sind',
  shown: (moment: string) =>
    `Sie sehen, was Sie am ${moment} eingegeben und nicht gespeichert haben. Speichern Sie Ihre Eingaben, oder verwerfen Sie sie und kehren Sie zu den gespeicherten Angaben zurück.`,
  discard: 'Meine Eingaben verwerfen',
  kept: (time: string) =>
    `Ihre Eingaben wurden um ${time} Uhr vorläufig aufbewahrt. Diese sind noch nicht gespeichert.`,
  sessionEnded:
    'Was Sie jetzt eingeben, wird nicht vorläufig aufbewahrt: Ihre Sitzung ist beendet. Ihre Eingaben stehen noch da. Melden Sie sich in einem neuen Tab an und machen Sie danach hier weiter.',
  notKept:
    'Was Sie jetzt eingeben, wird nicht vorläufig aufbewahrt: Die Anwendung antwortet nicht. Ihre Eingaben stehen noch da. Speichern Sie sie, sobald es möglich ist.',
};

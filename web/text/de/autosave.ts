/** What is typed in a form and not saved. */
export const autosave = {
  offerTitle: 'Sie haben Änderungen, die nicht gespeichert sind',
  offer: (moment: string) =>
    `Am ${moment} haben Sie in diesem Formular Angaben gemacht, ohne sie zu speichern. Sie wurden für Sie aufbewahrt.`,
  continue: 'Mit meinen Eingaben weitermachen',
  discard: 'Meine Eingaben verwerfen',
  continued: (moment: string) =>
    `Sie machen mit Ihren Eingaben vom ${moment} weiter. Diese sind noch nicht gespeichert.`,
  kept: (time: string) =>
    `Ihre Eingaben wurden um ${time} Uhr vorläufig aufbewahrt. Diese sind noch nicht gespeichert.`,
  sessionEnded:
    'Was Sie jetzt eingeben, wird nicht vorläufig aufbewahrt: Ihre Sitzung ist beendet. Ihre Eingaben stehen noch da. Melden Sie sich in einem neuen Tab an und machen Sie danach hier weiter.',
  notKept:
    'Was Sie jetzt eingeben, wird nicht vorläufig aufbewahrt: Die Anwendung antwortet nicht. Ihre Eingaben stehen noch da. Speichern Sie sie, sobald es möglich ist.',
};

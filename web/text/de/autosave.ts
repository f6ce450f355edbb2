/** What is typed in a form and not saved. */
export const autosave = {
  offerTitle: 'Sie haben Änderungen, die nicht gespeichert sind',
  offer: (moment: string) =>
    `Am ${moment} haben Sie in diesem Formular Angaben gemacht, ohne sie zu speichern. Sie wurden als Entwurf aufbewahrt.`,
  continue: 'Entwurf weiterbearbeiten',
  discard: 'Entwurf verwerfen',
  continued: (moment: string) => `Sie bearbeiten Ihren Entwurf vom ${moment} weiter. Er ist noch nicht gespeichert.`,
  kept: (time: string) =>
    `Ihre Eingaben wurden um ${time} Uhr als Entwurf aufbewahrt. Sie sind noch nicht gespeichert.`,
  sessionEnded:
    'Was Sie jetzt eingeben, wird nicht als Entwurf aufbewahrt: Ihre Sitzung ist beendet. Ihre Eingaben stehen noch da. Melden Sie sich in einem neuen Tab an und machen Sie danach hier weiter.',
  notKept:
    'Was Sie jetzt eingeben, wird nicht als Entwurf aufbewahrt: Die Anwendung antwortet nicht. Ihre Eingaben stehen noch da. Speichern Sie sie, sobald es möglich ist.',
};

/** The warning before a session ends. */
export const sessionEnd = {
  title: 'Ihre Sitzung endet bald',
  time: 'Sie werden abgemeldet um',
  unused: 'Sie haben die Anwendung eine Weile nicht benutzt.',
  longest:
    'Eine Sitzung dauert höchstens zehn Stunden. Speichern Sie, was Sie behalten möchten, oder melden Sie sich in einem neuen Tab erneut an und machen Sie danach hier weiter.',
  ended:
    'Ihre Sitzung ist beendet. Was Sie auf dieser Seite eingegeben haben, steht noch da. Melden Sie sich in einem neuen Tab an und machen Sie danach hier weiter.',
  stay: 'Angemeldet bleiben',
  logIn: 'In einem neuen Tab anmelden',
  close: 'Schließen',
};

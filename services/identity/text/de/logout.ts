import type { Texts } from '#services/identity/text/texts.ts';

export const logout: Texts['logout'] = {
  title: 'Möchten Sie sich abmelden?',
  question: 'Sie sind hier noch angemeldet. Nach dem Abmelden müssen Sie erneut zeigen, wer Sie sind.',
  submit: 'Abmelden',
  stay: 'Angemeldet bleiben',
  leavingTitle: 'Sie werden weitergeleitet',
  leaving: 'Passiert nichts? Dann gehen Sie selbst weiter.',
  continue: 'Weiter',
  doneTitle: 'Sie sind abgemeldet',
  done: 'Sie können dieses Fenster schließen.',
};

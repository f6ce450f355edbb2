import type { Texts } from '#services/identity/text/texts.ts';

export const start: Texts['start'] = {
  title: 'Die Anmeldung beginnt in der Anwendung',
  paragraph: 'Öffnen Sie den Einheitsbericht und melden Sie sich dort an. Sie gelangen dann automatisch hierher.',
};

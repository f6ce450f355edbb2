import type { Texts } from '#services/identity/text/texts.ts';

export const help: Texts['help'] = {
  title: 'Der elektronische Personalausweis (eID)',
  paragraphs: [
    'Der Chip eines belgischen Personalausweises enthält Schlüssel, mit denen Sie auf einer Website zeigen können, wer Sie sind. Der echte Authentifizierungsdienst liest den Ausweis mit einem Kartenleser und fragt nach Ihrem PIN-Code.',
    'Diese Nachbildung liest keinen Ausweis und fragt nach keinem PIN-Code. Sie brauchen also weder Kartenleser noch Software: Wählen Sie, wie Sie sich anmelden, und dann die Person, als die Sie den Einheitsbericht ausprobieren möchten.',
    'Ihre Wahl erfährt der Einheitsbericht wie vom echten Dienst. Bei einer Unterschrift steht dann zum Beispiel, dass die Anmeldung mit eID geschah.',
  ],
  back: 'Zurück zur Anmeldung',
};

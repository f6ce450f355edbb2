import type { Texts } from '#web/text/texts.ts';

export const data: Texts['data'] = {
  title: 'Angaben zum ÖSHZ',
  saved: 'Angaben gespeichert',
  lead: 'Diese Angaben gelten für alle Formulare des Einheitsberichts.',
  accountTitle: 'Bankkonto',
  accountNumber: 'IBAN oder alte Kontonummer',
  accountHelp: 'Zum Beispiel BE68 5390 0754 7034 oder 539-0075470-34. Eine alte Nummer wird in eine IBAN umgewandelt.',
  bic: 'BIC',
  bicHelp:
    'Der Code der Bank, 8 oder 11 Zeichen, zum Beispiel GKCCBEBB. Steht er oben bei der Kontonummer, können Sie dieses Feld leer lassen.',
  contactTitle: 'Kontaktperson',
  contactLead: 'Wer Fragen zum Einheitsbericht am besten beantworten kann.',
  contactName: 'Name',
  contactEmail: 'E-Mail',
  contactPhone: 'Telefon',
  contactPhoneHelp: 'Zum Beispiel 087 12 34 56.',
  accountWarning:
    'Ein bereits gespeichertes Formular nennt das damalige Konto. Nach einer Änderung muss es erneut gespeichert werden, bevor es unterzeichnet werden kann.',
  iban: 'IBAN',
  historicNumber: 'Alte Kontonummer',
  checkDigits: 'Die Prüfziffern stimmen (noch) nicht. Prüfen Sie die Nummer.',
  closed: 'Alle Formulare sind gesendet; diese Angaben können nicht mehr geändert werden.',
  onlyEditors: 'Nur wer die Rolle hat, Formulare zu bearbeiten, kann diese Angaben ändern.',
};

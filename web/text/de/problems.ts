import { dates } from '#web/site/text/de/dates.ts';
import type { Texts } from '#web/text/texts.ts';

export const problems: Texts['problems'] = {
  'amount-missing': 'Geben Sie einen Betrag ein. Wurde nichts ausgegeben, geben Sie 0 ein.',
  'amount-not-understood': 'Das ist kein Betrag. Schreiben Sie ihn zum Beispiel als 1.234,50.',
  'amount-negative': 'Der Betrag darf nicht kleiner als null sein.',
  'amount-too-precise': 'Ein Betrag hat höchstens zwei Stellen nach dem Komma.',
  'amount-too-large': 'Der Betrag ist zu hoch: höchstens 999.999.999,99 Euro.',
  'number-missing': 'Geben Sie eine Zahl ein. Gibt es keine, geben Sie 0 ein.',
  'number-not-understood': 'Das ist keine Zahl. Schreiben Sie sie zum Beispiel als 1.234.',
  'number-negative': 'Die Zahl darf nicht kleiner als null sein.',
  'number-not-whole': 'Dies muss eine ganze Zahl sein, ohne Komma.',
  'number-too-large': 'Die Zahl ist zu groß: höchstens 999.999.999.',
  'percentage-missing': 'Geben Sie einen Prozentsatz ein.',
  'percentage-not-understood': 'Das ist kein Prozentsatz. Schreiben Sie ihn zum Beispiel als 12,5.',
  'percentage-negative': 'Der Prozentsatz darf nicht kleiner als null sein.',
  'percentage-too-precise': 'Ein Prozentsatz hat höchstens zwei Stellen nach dem Komma.',
  'percentage-too-large': 'Ein Prozentsatz ist höchstens 100.',
  'date-missing': 'Geben Sie ein Datum ein.',
  'date-outside-period': 'Dieses Datum liegt außerhalb des Zeitraums, um den es im Formular geht.',
  'choice-missing': 'Wählen Sie eine der Möglichkeiten in der Liste.',
  'choice-unknown': 'Wählen Sie eine der Möglichkeiten in der Liste.',
  'text-missing': 'Füllen Sie dies aus.',
  'text-not-understood': 'Dieser Text enthält Zeichen, die nicht aufbewahrt werden können. Tippen Sie ihn neu.',
  'text-not-printable':
    'Dieser Text enthält Zeichen, die das Dokument nicht darstellen kann. Ersetzen oder löschen Sie sie.',
  'text-too-long': 'Dieser Text ist zu lang. Kürzen Sie ihn.',
  'lines-missing': 'Fügen Sie mindestens eine Zeile hinzu.',
  'lines-not-understood': 'Diese Tabelle konnte nicht gelesen werden.',
  'lines-too-many': 'Diese Tabelle hat zu viele Zeilen.',
  'account-missing': 'Geben Sie die Kontonummer ein.',
  'account-not-understood':
    'Diese Kontonummer erkennen wir nicht. Schreiben Sie eine IBAN (BE68 5390 0754 7034) oder eine Nummer mit 12 Ziffern.',
  'account-check-digits': 'Die Prüfziffern stimmen nicht. Prüfen Sie die Kontonummer.',
  'account-outside-sepa':
    'Der ÖPD SE zahlt nur auf Konten im SEPA-Raum. Geben Sie ein Konto eines Landes in diesem Raum an.',
  'bic-missing': 'Geben Sie den BIC ein.',
  'bic-not-understood':
    'Das ist kein gültiger BIC. Er besteht aus 8 oder 11 Buchstaben und Ziffern, zum Beispiel GKCCBEBB.',
  'bic-other-country':
    'Ein belgisches Konto hat den BIC einer Bank in Belgien: Das fünfte und sechste Zeichen sind BE.',
  'bic-other-bank':
    'Nach der Liste der Nationalbank gehört zu dieser Kontonummer ein anderer BIC. Leeren Sie das Feld, um diesen zu verwenden, oder speichern Sie erneut, wenn dieser BIC richtig ist.',
  'name-missing': 'Geben Sie den Namen der Kontaktperson ein.',
  'email-missing': 'Geben Sie eine E-Mail-Adresse ein.',
  'email-not-understood':
    'Das ist keine E-Mail-Adresse. Schreiben Sie sie zum Beispiel als anna.schmitz@oeshz.example.',
  'email-name-not-ascii':
    'Vor dem @ sind nur Buchstaben ohne Akzent oder Umlaut, Ziffern und Zeichen wie Punkt und Bindestrich möglich: Viele Mailserver stellen andere Adressen nicht zu. Verwenden Sie eine Adresse ohne solche Buchstaben.',
  'phone-missing': 'Geben Sie eine Telefonnummer ein.',
  'phone-not-understood': 'Das ist keine Telefonnummer. Schreiben Sie sie zum Beispiel als 087 12 34 56.',
  'date-not-understood': dates.notUnderstood,
  'date-before-start': 'Der letzte Tag darf nicht vor dem ersten liegen.',
  'person-ambiguous':
    'Mehrere Personen haben sich mit dieser Adresse angemeldet. Bitten Sie die Person, sich mit einer eigenen Adresse anzumelden.',
  'first-day-missing': 'Geben Sie den ersten Tag ein.',
  'last-day-missing': 'Geben Sie den letzten Tag ein.',
  'first-day-past': 'Der erste Tag ist bereits vorbei. Wählen Sie heute oder einen späteren Tag.',
  'absence-overlaps':
    'Sie haben für einen dieser Tage bereits eine Abwesenheit gemeldet. Wählen Sie andere Tage oder stornieren Sie die vorige.',
  'deputy-self': 'Sie können sich nicht selbst vorschlagen. Wählen Sie jemand anderen.',
  'deputy-has-role':
    'Diese Person kann an einem dieser Tage bereits in dieser Rolle unterzeichnen. Wählen Sie jemand anderen oder andere Tage.',
  'deputy-same-signer':
    'Diese Person unterzeichnet auch in der anderen Rolle. Die beiden Unterschriften müssen von zwei verschiedenen Personen sein: Wählen Sie jemand anderen.',
  'deputy-only-dpo':
    'Diese Person ist der einzige Datenschutzbeauftragte (DSB) und kann sich selbst keine Unterzeichnerrolle erteilen. Wählen Sie jemand anderen.',
  'reason-missing': 'Schreiben Sie, warum Sie ablehnen.',
  'role-not-chosen': 'Wählen Sie eine Rolle.',
  'date-past': 'Der letzte Tag ist schon vorbei.',
};

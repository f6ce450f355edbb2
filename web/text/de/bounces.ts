import type { Texts } from '#web/text/texts.ts';

/** Mails that did not arrive. */
export const bounces: Texts['bounces'] = {
  failed: (day, address, why) => `Die E-Mail vom ${day} an ${address} ist nicht angekommen (${why}).`,
  reasons: {
    'unknown-address': 'die Adresse existiert nicht',
    'unknown-domain': 'der Teil nach dem @ existiert nicht',
    'mailbox-closed': 'das Postfach ist geschlossen',
    'mailbox-full': 'das Postfach ist voll',
    'too-large': 'die E-Mail war zu groß für das Postfach',
    'not-allowed': 'der Mailserver des Empfängers hat die E-Mail abgelehnt',
    unreachable: 'der Mailserver des Empfängers hat nicht geantwortet',
    other: 'der Mailserver hat keinen klaren Grund genannt',
  },
  person:
    'Bitten Sie diese Person, die E-Mail-Adresse beim Authentifizierungsdienst zu prüfen und sich nach einer Berichtigung neu anzumelden.',
  invited: 'Prüfen Sie die Adresse. Ist sie falsch, entziehen Sie die Einladung und laden Sie die Person neu ein.',
  contact:
    'Die Kontaktperson erhält zurzeit keine Erinnerungen. Berichtigen Sie die E-Mail-Adresse oder wählen Sie eine andere Kontaktperson.',
  contactForReading:
    'Die Kontaktperson erhält zurzeit keine Erinnerungen. Wer Formulare ausfüllt, kann die Adresse berichtigen.',
  mark: 'nicht angekommen',
  list: {
    title: 'Diese ÖSHZ oder Personen konnten wir per E-Mail nicht erreichen:',
    contact: 'Kontaktperson',
  },
};

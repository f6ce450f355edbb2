import type { BounceReason } from '#rules/bounces.ts';

/** Mails that did not arrive. */
export const bounces = {
  /** @param why with the code of the mail servers: "het adres bestaat niet: 5.1.1" */
  failed: (day: string, address: string, why: string) => `De e-mail van ${day} aan ${address} kwam niet aan (${why}).`,
  reasons: {
    'unknown-address': 'het adres bestaat niet',
    'unknown-domain': 'het deel na de @ bestaat niet',
    'mailbox-closed': 'de mailbox is afgesloten',
    'mailbox-full': 'de mailbox is vol',
    'too-large': 'de e-mail was te groot voor de mailbox',
    'not-allowed': 'de mailserver van de ontvanger weigerde de e-mail',
    unreachable: 'de mailserver van de ontvanger antwoordde niet',
    other: 'de mailserver gaf geen duidelijke reden',
  } satisfies Record<BounceReason, string>,
  person:
    'Vraag deze persoon om het e-mailadres bij de authenticatiedienst te controleren, en zich na een correctie opnieuw aan te melden.',
  invited: 'Controleer het adres. Is het fout, trek de uitnodiging dan in en nodig de persoon opnieuw uit.',
  contact:
    'De contactpersoon krijgt nu geen herinneringen. Corrigeer het e-mailadres of kies een andere contactpersoon.',
  contactForReading:
    'De contactpersoon krijgt nu geen herinneringen. Wie formulieren invult, kan het adres corrigeren.',
  /** At a mail in the history. */
  mark: 'niet aangekomen',
  /** In the ministry's list of missing reports. */
  list: {
    title: 'Deze OCMW’s of personen konden we per e-mail niet bereiken:',
    contact: 'contactpersoon',
  },
};

import type { Language } from '#forms/definition.ts';
import { type Contacts, phoneAddress } from '#web/contacts.ts';
import { textsIn } from '#web/text/texts.ts';

/** The telephone number and the mailbox of the helpdesk, on one line. */
export function HelpdeskLine({ contacts, language }: { readonly contacts: Contacts; readonly language: Language }) {
  const { helpdesk, colon } = { ...textsIn(language).frame, colon: textsIn(language).colon };
  const { phone, email } = contacts.helpdesk;
  return (
    <p>
      {helpdesk}
      {colon}
      <a href={phoneAddress(phone)}>{phone}</a>, <a href={`mailto:${email}`}>{email}</a>
    </p>
  );
}

/** Whom people can turn to: for technique, for content, and about their personal data. */
export type Contacts = {
  readonly helpdesk: { readonly phone: string; readonly email: string };
  readonly content: { readonly email: string };
  readonly dataProtection: { readonly email: string };
};

/** The address that dials a telephone number: `tel:+3225088585`. */
export function phoneAddress(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}

/** The page at the address of the service itself. */
export const start = {
  title: 'Aanmelden begint bij de toepassing',
  paragraph: 'Open het Uniek Verslag en kies daar om u aan te melden. U komt dan automatisch hier terecht.',
};

/** Beginning, seeing and ending sessions. */
export const sessions = {
  loggedOutTitle: 'U bent afgemeld',
  loggedOut:
    'Uw sessie hier is beëindigd. U wordt nu ook afgemeld bij de authenticatiedienst. Gebeurt er niets, gebruik dan de knop.',
  logOutThere: 'Ook daar afmelden',
};

export const decision = {
  title: 'Beslissing',
  accepted: (name: string) => `Aanvaard door ${name}`,
  returned: (name: string) => `Teruggestuurd door ${name}`,
  reason: 'Reden',
  reasonHelp: 'Het OCMW leest deze tekst. Schrijf wat er gecorrigeerd moet worden, zonder namen van begunstigden.',
  onTheWay:
    'De beslissing is bewaard en wordt doorgegeven aan het OCMW. Dat gebeurt automatisch; u hoeft niets te doen.',
  accept: 'Aanvaarden',
  acceptHint: 'Een aanvaard verslag is definitief afgesloten en komt in aanmerking voor betaling.',
  return: 'Terugsturen ter correctie',
  returnHint:
    'Het verslag gaat bij het OCMW opnieuw open, zonder handtekeningen. Beiden moeten opnieuw ondertekenen, ook als er niets wijzigt.',
  closed: 'Er is al een beslissing genomen; er kan niets meer aan veranderen.',
  reasonMissing: 'Vul een reden in, van hoogstens 2000 tekens.',
  reasonNotUnderstood: 'Hier staan tekens in die niet bewaard kunnen worden. Typ de reden opnieuw.',
};

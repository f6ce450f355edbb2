/** The page on which a person chooses which mails come when. */
export const preferences = {
  link: 'E-mails',
  title: 'Uw e-mails',
  address: (address: string) => `Uw e-mails gaan naar ${address}.`,
  noAddress: 'U krijgt geen e-mails: de authenticatiedienst heeft uw e-mailadres niet bevestigd.',
  addressFrom:
    'Dat adres komt van de dienst waarmee u zich aanmeldt, of van de uitnodiging die u aanvaard hebt. Wijzig het bij die dienst: bij uw volgende aanmelding nemen we het nieuwe adres over.',
  delivery: 'Wanneer wilt u e-mails krijgen?',
  deliveries: {
    'at-once': (_time: string) => 'Meteen. Formulieren die kort na elkaar klaar zijn, staan samen in één e-mail.',
    daily: (time: string) => `Eén overzicht per dag, op werkdagen om ${time} uur`,
  },
  always: 'Deze e-mails krijgt u altijd meteen:',
  alwaysList: [
    'uw handtekening is vervallen',
    'de POD MI heeft een formulier teruggestuurd',
    'de bankrekening is gewijzigd',
    'een rol of een uitnodiging',
    'een uiterste datum is gewijzigd',
    'herinneringen',
  ],
  language: 'Taal van uw e-mails en van deze pagina’s',
  saved: 'Uw keuze is opgeslagen.',
};

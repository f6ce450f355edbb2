/** The explanation of the identity card. */
export const help = {
  title: 'De elektronische identiteitskaart (eID)',
  paragraphs: [
    'Op de chip van een Belgische identiteitskaart staan sleutels waarmee u op een website kunt tonen wie u bent. De echte authenticatiedienst leest de kaart met een kaartlezer en vraagt uw pincode.',
    'Deze nabootsing leest geen kaart en vraagt geen pincode. U hebt dus geen kaartlezer en geen software nodig: kies een manier om u aan te melden en daarna de persoon als wie u het Uniek Verslag wilt uitproberen.',
    'Uw keuze wordt aan het Uniek Verslag doorgegeven zoals de echte dienst dat doet. Bij een handtekening staat dan bijvoorbeeld dat met eID is aangemeld.',
  ],
  back: 'Terug naar het aanmelden',
};

/** The portal. */
export const portal = {
  title: 'Portaal van de Sociale Zekerheid',
  audience: 'Ambtenaren en andere professionelen',
  group: 'OCMW’s & POD Maatschappelijke Integratie',
  applications: 'Toepassingen',
  summary: 'De jaarlijkse verslagen van het OCMW aan de POD Maatschappelijke Integratie.',
};

/** The page that describes the application. */
export const about = {
  lead: 'Elk jaar bezorgt uw OCMW aan de POD Maatschappelijke Integratie de formulieren waarmee het zijn uitgaven terugkrijgt.',
  stepsTitle: 'Zo werkt het',
  steps: [
    'Een medewerker vult het formulier in en slaat het op.',
    'De voorzitter en de algemeen directeur/secretaris ondertekenen het, in de volgorde die zij verkiezen.',
    'Na de tweede handtekening wordt het formulier automatisch naar de POD MI verzonden. Daarna kan het alleen nog geraadpleegd worden.',
  ],
  needsTitle: 'Wat u nodig hebt',
  needs:
    'Een gewone internetbrowser, en een manier om u te identificeren: uw elektronische identiteitskaart (eID) met kaartlezer en pincode, itsme of een mobiele app. Uw rol krijgt u van de functionaris voor gegevensbescherming (DPO) van uw OCMW.',
  start: 'Uniek Verslag',
};

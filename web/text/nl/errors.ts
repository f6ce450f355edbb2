import { confirmFailures, failures } from '#web/site/text/nl/failures.ts';

/** Why a request was not carried out. */
export const errors = {
  ...failures,
  ...confirmFailures,
  'already-sent': {
    title: 'Dit formulier is al verzonden',
    text: 'Beide handtekeningen zijn geplaatst. Het formulier kan alleen nog geraadpleegd worden; er is niets aan veranderd.',
  },
  'role-missing': {
    title: 'U hebt hier geen rol voor',
    text: 'Er is niets gewijzigd of ondertekend. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan u de nodige rol geven.',
  },
  'organisation-data-missing': {
    title: 'Vul eerst de gegevens van het OCMW in',
    text: 'De bankrekening en de contactpersoon moeten er zijn voordat u een formulier kunt invullen. Daarna keert u terug naar het formulier.',
  },
  'draft-missing': {
    title: 'Wat u invulde, is niet meer bewaard',
    text: 'Het ontwerp is verlopen. Wat eerder opgeslagen was, blijft gelden. Controleer wat hieronder staat en sla opnieuw op.',
  },
  'version-conflict': {
    title: 'Iemand anders heeft intussen iets opgeslagen',
    text: 'Uw wijziging is niet opgeslagen en niets is overschreven. Hieronder staan de twee naast elkaar.',
  },
  'nothing-to-sign': {
    title: 'Er is nog niets om te ondertekenen',
    text: 'Het formulier moet eerst ingevuld en opgeslagen worden.',
  },
  'already-signed': {
    title: 'Voor deze rol is het formulier al ondertekend',
    text: 'De handtekening die er staat, blijft gelden. U hoeft niets meer te doen.',
  },
  'content-changed': {
    title: 'De inhoud is intussen gewijzigd',
    text: 'U hebt niet ondertekend: een handtekening geldt alleen voor wat u gezien hebt. Hieronder staat de nieuwe inhoud. Controleer die en onderteken dan.',
  },
  'report-invalid': {
    title: 'Een formulier met fouten kan niet ondertekend worden',
    text: 'Er is niet ondertekend. Laat het formulier eerst corrigeren en opslaan.',
  },
  'repayment-not-confirmed': {
    title: 'Bevestig eerst de terugbetaling',
    text: 'Er is niets ondertekend. Het OCMW moet een bedrag terugbetalen: vink bij uw verklaring aan dat dit juist is en onderteken opnieuw.',
  },
  'unchanged-not-confirmed': {
    title: 'Er is niets gewijzigd sinds de terugzending',
    text: 'Er is niets ondertekend. Lees waarom de POD MI het formulier terugstuurde. Hoeft er niets te veranderen, vink dat dan aan bij uw verklaring en onderteken opnieuw.',
  },
  'same-person': {
    title: 'U hebt dit formulier al ondertekend',
    text: 'De voorzitter en de algemeen directeur/secretaris moeten twee verschillende personen zijn. Uw eerste handtekening blijft gelden.',
  },
  'account-changed': {
    title: 'De bankrekening van het OCMW is gewijzigd',
    text: 'U hebt niet ondertekend: het formulier noemt nog de vorige rekening. Laat het opnieuw opslaan; dan kan het ondertekend worden.',
  },
  'unique-report-closed': {
    title: 'De gegevens zijn afgesloten',
    text: 'Er is niets gewijzigd. Alle formulieren van het Uniek Verslag zijn verzonden naar de POD MI; daarmee liggen de bankrekening en de contactpersoon vast. Klopt er iets niet, neem dan contact op met de POD MI.',
  },
  'form-not-open': {
    title: 'Het formulier is niet open',
    text: 'De POD MI heeft het formulier nog niet geopend of heeft het al afgesloten. Er is niets opgeslagen of ondertekend; wat opgeslagen was, blijft bewaard. De data staan bovenaan het formulier.',
  },
  'advance-changed': {
    title: 'Het voorschot is gewijzigd',
    text: 'U hebt niet ondertekend: het formulier noemt nog het vorige voorschot van de POD MI. Laat het opnieuw opslaan; dan kan het ondertekend worden.',
  },
  'fields-wrong': {
    title: 'Er is een probleem',
    text: 'Er is nog niets opgeslagen. Corrigeer wat hieronder staat en sla opnieuw op.',
  },
  'temporal-unavailable': {
    title: 'Opslaan en ondertekenen gaat nu even niet',
    text: 'Een deel van de toepassing is tijdelijk niet bereikbaar. Er is niets verloren: wat opgeslagen was, blijft bewaard en wat u invulde, staat hier nog. Probeer het over enkele minuten opnieuw.',
  },
  'not-confirmed': {
    title: 'We kregen nog geen bevestiging',
    text: 'Uw opdracht is misschien nog onderweg. Wat u invulde, staat hier nog. Probeer het over een minuut opnieuw: dat kan geen kwaad, wat al gebeurd is, gebeurt geen tweede keer.',
  },
  'database-unavailable': {
    title: 'Het Uniek Verslag is even niet bereikbaar',
    text: 'Er is niets verloren: wat opgeslagen was, blijft bewaard. Probeer het over enkele minuten opnieuw.',
  },
  'login-unavailable': {
    title: 'Aanmelden gaat nu even niet',
    text: 'De authenticatiedienst is tijdelijk niet bereikbaar. Er is niets verloren. Probeer het over enkele minuten opnieuw.',
  },
  'login-failed': {
    title: 'Het aanmelden is niet gelukt',
    text: 'U bent niet aangemeld en er is niets gewijzigd. Begin opnieuw; blijft het misgaan, sluit dan uw browser en probeer het nog eens.',
  },
  'login-needed': {
    title: 'Uw sessie is beëindigd',
    text: 'U bent te lang niet actief geweest of u hebt zich afgemeld. Er is niets opgeslagen; wat u invulde, staat hieronder. Meld u in een nieuw venster opnieuw aan en probeer het dan hier opnieuw.',
  },
  'person-changed': {
    title: 'Er is intussen iemand anders aangemeld',
    text: 'De pagina was voor iemand anders gemaakt. Er is niets ondertekend of opgeslagen. Kijk bovenaan in wiens naam u nu werkt en begin dan opnieuw.',
  },
  'own-signing-role': {
    title: 'U kunt uzelf geen ondertekenrol geven',
    text: 'Er is niets toegekend. Laat een andere functionaris voor gegevensbescherming (DPO) van uw OCMW dat doen.',
  },
  'invitation-open': {
    title: 'Dit adres is al uitgenodigd voor die rol',
    text: 'Er is niets gewijzigd. Trek de vorige uitnodiging eerst in als u een nieuwe wilt sturen.',
  },
  'invitation-accepted': {
    title: 'De uitnodiging is intussen aanvaard',
    text: 'Er is niets ingetrokken. De rol staat nu in de lijst; daar kunt u ze intrekken.',
  },
  'invitation-unknown': {
    title: 'Deze uitnodiging kennen we niet',
    text: 'Er is niets gewijzigd. Open de link uit de e-mail opnieuw, helemaal zoals hij er staat. Helpt dat niet, vraag dan een nieuwe uitnodiging aan de functionaris voor gegevensbescherming (DPO).',
  },
  'invitation-expired': {
    title: 'Deze uitnodiging is verlopen',
    text: 'Er is niets gewijzigd. Vraag een nieuwe uitnodiging aan de persoon die u uitgenodigd heeft.',
  },
  'invitation-withdrawn': {
    title: 'Deze uitnodiging is ingetrokken',
    text: 'Er is niets gewijzigd. Vraag uitleg aan de persoon die u uitgenodigd heeft.',
  },
  'invitation-replaced': {
    title: 'Er is een nieuwere uitnodiging',
    text: 'Er is niets gewijzigd. Deze uitnodiging is opnieuw verstuurd: gebruik de link in de laatste e-mail.',
  },
  'invitation-closed': {
    title: 'Deze uitnodiging staat niet meer open',
    text: 'Er is niets verstuurd. De uitnodiging is intussen ingetrokken of al opnieuw verstuurd; hieronder staat hoe het nu is.',
  },
  'absence-settled': {
    title: 'Dit voorstel wacht niet meer op u',
    text: 'Er is niets gewijzigd. De afwezigheid is intussen bevestigd, geweigerd, geannuleerd of voorbij; hieronder staat hoe het nu is.',
  },
  'period-ended': {
    title: 'De laatste dag van deze rol is voorbij',
    text: 'Er is niets verstuurd. Trek de uitnodiging in en nodig opnieuw uit, met andere dagen.',
  },
  'invitation-taken': {
    title: 'Deze uitnodiging is al aanvaard door iemand anders',
    text: 'U hebt geen rol gekregen. Een uitnodiging geldt voor één persoon. Vraag een eigen uitnodiging aan de persoon die u uitgenodigd heeft.',
  },
  'role-held': {
    title: 'U hebt deze rol al',
    text: 'Er is niets gewijzigd. U hebt de uitnodiging niet nodig: in die periode hebt u deze rol bij dit OCMW al.',
  },
  'role-given': {
    title: 'Deze persoon heeft die rol al',
    text: 'Er is niets gewijzigd. De periodes overlappen: trek de bestaande rol eerst in, of kies andere dagen.',
  },
  'mail-quota-reached': {
    title: 'Vandaag zijn er al te veel e-mails verstuurd',
    text: 'Er is niets gewijzigd. Elke toekenning, uitnodiging en wijziging van de rekening stuurt e-mails naar anderen; per OCMW is het aantal per dag beperkt. Probeer het morgen opnieuw. Een rol intrekken kan altijd.',
  },
  'last-dpo': {
    title: 'Dit is de laatste persoon die rollen kan toekennen',
    text: 'De rol is niet ingetrokken: anders zou niemand nog rollen kunnen toekennen. Ken de rol eerst toe aan iemand anders.',
  },
  'request-refused': {
    title: 'Deze opdracht is niet aanvaard',
    text: 'We konden ze niet lezen, of ze kwam niet van een pagina van het Uniek Verslag. Er is niets gewijzigd. Ga naar de startpagina en begin daar opnieuw.',
  },
  'not-found': {
    title: 'Deze pagina bestaat niet',
    text: 'Controleer het adres, of begin opnieuw vanaf de startpagina. Er is niets verloren.',
  },
  unexpected: {
    title: 'Er ging iets mis',
    text: 'De fout ligt bij ons en is genoteerd. Wat opgeslagen was, blijft bewaard. Probeer het opnieuw; blijft het misgaan, bel dan de helpdesk en geef deze code:',
  },
};

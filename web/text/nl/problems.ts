import { dates } from '#web/site/text/nl/dates.ts';

/** What is wrong with a field. */
export const problems = {
  'amount-missing': 'Vul een bedrag in. Is er niets uitgegeven, vul dan 0 in.',
  'amount-not-understood': 'Dit is geen bedrag. Schrijf het bijvoorbeeld als 1.234,50.',
  'amount-negative': 'Het bedrag mag niet kleiner dan nul zijn.',
  'amount-too-precise': 'Een bedrag heeft hoogstens twee cijfers na de komma.',
  'amount-too-large': 'Het bedrag is te groot: hoogstens 999.999.999,99 euro.',
  'number-missing': 'Vul een getal in. Zijn er geen, vul dan 0 in.',
  'number-not-understood': 'Dit is geen getal. Schrijf het bijvoorbeeld als 1.234.',
  'number-negative': 'Het getal mag niet kleiner dan nul zijn.',
  'number-not-whole': 'Dit moet een geheel getal zijn, zonder komma.',
  'number-too-large': 'Het getal is te groot: hoogstens 999.999.999.',
  'percentage-missing': 'Vul een percentage in.',
  'percentage-not-understood': 'Dit is geen percentage. Schrijf het bijvoorbeeld als 12,5.',
  'percentage-negative': 'Het percentage mag niet kleiner dan nul zijn.',
  'percentage-too-precise': 'Een percentage heeft hoogstens twee cijfers na de komma.',
  'percentage-too-large': 'Een percentage is hoogstens 100.',
  'date-missing': 'Vul een datum in.',
  'date-outside-period': 'Deze datum valt buiten de periode waarover het formulier gaat.',
  'choice-missing': 'Kies een van de mogelijkheden in de lijst.',
  'choice-unknown': 'Kies een van de mogelijkheden in de lijst.',
  'text-missing': 'Vul dit in.',
  'text-not-understood': 'Hier staan tekens in die niet bewaard kunnen worden. Typ de tekst opnieuw.',
  'text-not-printable': 'Hier staan tekens in die niet in het document kunnen staan. Vervang ze of laat ze weg.',
  'text-too-long': 'Deze tekst is te lang. Maak hem korter.',
  'lines-missing': 'Voeg minstens één regel toe.',
  'lines-not-understood': 'Deze tabel kon niet gelezen worden.',
  'lines-too-many': 'Deze tabel heeft te veel regels.',
  'account-missing': 'Vul het rekeningnummer in.',
  'account-not-understood':
    'Dit is geen rekeningnummer dat we herkennen. Schrijf een IBAN (BE68 5390 0754 7034) of een nummer van 12 cijfers.',
  'account-check-digits': 'De controlecijfers kloppen niet. Controleer het rekeningnummer.',
  'account-outside-sepa':
    'De POD MI betaalt alleen op rekeningen in de SEPA-zone. Vul een rekening in van een land in die zone.',
  'bic-missing': 'Vul de BIC in.',
  'bic-not-understood': 'Dit is geen geldige BIC. Die bestaat uit 8 of 11 letters en cijfers, bijvoorbeeld GKCCBEBB.',
  'bic-other-country': 'Een Belgische rekening heeft de BIC van een bank in België: het vijfde en zesde teken zijn BE.',
  'bic-other-bank':
    'Volgens de lijst van de Nationale Bank hoort bij dit rekeningnummer een andere BIC. Maak het veld leeg om die te gebruiken, of sla nog eens op als deze BIC toch juist is.',
  'name-missing': 'Vul de naam van de contactpersoon in.',
  'email-missing': 'Vul een e-mailadres in.',
  'email-not-understood': 'Dit is geen e-mailadres. Schrijf het bijvoorbeeld als an.peeters@ocmw.example.',
  'email-name-not-ascii':
    'Vóór de @ mogen alleen letters zonder accent, cijfers en tekens zoals punt en streepje staan: veel mailservers bezorgen andere adressen niet. Gebruik een adres zonder accenten.',
  'phone-missing': 'Vul een telefoonnummer in.',
  'phone-not-understood': 'Dit is geen telefoonnummer. Schrijf het bijvoorbeeld als 03 123 45 67.',
  'date-not-understood': dates.notUnderstood,
  'date-before-start': 'De laatste dag mag niet vóór de eerste dag liggen.',
  'person-ambiguous':
    'Meer dan één persoon heeft zich met dit adres aangemeld. Vraag de persoon zich met een eigen adres aan te melden.',
  'first-day-missing': 'Vul de eerste dag in.',
  'last-day-missing': 'Vul de laatste dag in.',
  'first-day-past': 'De eerste dag is al voorbij. Kies vandaag of een latere dag.',
  'absence-overlaps':
    'U hebt voor een van deze dagen al een afwezigheid gemeld. Kies andere dagen of annuleer de vorige.',
  'deputy-self': 'U kunt uzelf niet voorstellen. Kies iemand anders.',
  'deputy-has-role':
    'Deze persoon kan op een van deze dagen al in die rol ondertekenen. Kies iemand anders of andere dagen.',
  'deputy-same-signer':
    'Deze persoon ondertekent ook in de andere rol. De twee handtekeningen moeten van twee verschillende personen zijn: kies iemand anders.',
  'deputy-only-dpo':
    'Deze persoon is de enige functionaris voor gegevensbescherming (DPO) en kan zichzelf geen ondertekenrol geven. Kies iemand anders.',
  'reason-missing': 'Schrijf waarom u weigert.',
  'role-not-chosen': 'Kies een rol.',
  'date-past': 'De laatste dag is al voorbij.',
};

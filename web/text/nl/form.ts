/** The form, and the lines of its tables. */
export const form = {
  fillIn: 'Formulier invullen',
  amountHelp: 'In euro, bijvoorbeeld 1.234,50.',
  numberHelp: 'Een geheel getal, bijvoorbeeld 12.',
  percentageHelp: 'Een percentage, bijvoorbeeld 12,5.',
  choose: 'Maak een keuze',
  newLine: 'Nieuwe regel',
  addLine: 'Regel toevoegen',
  keepLine: 'Klaar',
  changeLine: 'Wijzigen',
  copyLine: 'Dupliceren',
  copyPrevious: 'Vorige regel overnemen',
  removeLine: 'Verwijderen',
  previousLines: 'Vorige regels',
  nextLines: 'Volgende regels',
  draft: 'U hebt wijzigingen die nog niet opgeslagen zijn. Druk op Opslaan om ze te bewaren.',
  canWait:
    'U kunt dit formulier opslaan voordat het volledig is. U of een collega kan er later mee verdergaan. Ondertekenen kan pas als alles ingevuld en juist is.',
  findings: {
    errorsTitle: (count: number) =>
      count === 1
        ? 'Nog 1 punt voordat u het kunt laten ondertekenen'
        : `Nog ${count} punten voordat u het kunt laten ondertekenen`,
    warningsTitle: 'Controleer dit',
    warningsLead: 'Is dit juist? Dan hoeft u niets te wijzigen.',
    more: (count: number) => `en nog ${count}`,
  },
  newerVersion:
    'Van dit formulier bestaat intussen een nieuwere versie. Dit verslag blijft in de versie waarin het ingevuld werd.',
  newerVersionLink: 'Wat er in de nieuwere versie anders is',
  computed: 'wordt berekend',
  payee: 'Te betalen op rekening',
  unsavedWarning: 'Klik op Opslaan voordat u deze pagina verlaat: wat u niet opslaat, komt niet in het formulier.',
  removesSignatures:
    'Dit formulier is al ondertekend. Als u iets wijzigt, of opslaat nadat de bankrekening gewijzigd is, vervalt de handtekening.',
  conflictTitle: 'Wat nu opgeslagen is',
  toOverview: 'Naar het overzicht',
};

/** The differences between two versions of a form, and between two versions of a report. */
export const changes = {
  lines: {
    added: (count: number) => `${count} ${count === 1 ? 'regel' : 'regels'} toegevoegd`,
    removed: (count: number) => `${count} ${count === 1 ? 'regel' : 'regels'} verwijderd`,
    changed: (count: number) => `${count} ${count === 1 ? 'regel' : 'regels'} gewijzigd`,
  },
  title: 'Twee versies van een formulier',
  between: (before: number, after: number) => `Wat er anders is in versie ${after} dan in versie ${before}.`,
  none: 'De twee versies zijn gelijk.',
  fields: 'Velden',
  checks: 'Controles',
  added: 'Nieuw',
  removed: 'Weggevallen',
  changed: 'Gewijzigd',
  back: 'Terug naar het formulier',
  aspects: {
    label: 'de naam',
    help: 'de uitleg',
    text: 'de tekst',
    kind: 'wat erin komt',
    need: 'of het ingevuld moet zijn',
    limits: 'de grenzen',
    options: 'de mogelijkheden',
    rule: 'hoe het berekend of gecontroleerd wordt',
    total: 'of het opgeteld wordt',
    level: 'of het de ondertekening tegenhoudt',
  },
};

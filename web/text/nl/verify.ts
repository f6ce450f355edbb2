import type { VerificationProblem } from '#web/verification/reading.ts';

type Refusal = VerificationProblem | 'unknown' | 'kept-seal-invalid' | 'file-missing' | 'file-too-large';

/** The page where anyone can verify a document. */
export const verify = {
  title: 'Een document controleren',
  lead: 'Is een document van het Uniek Verslag echt en volledig, en geldt het nog? Iedereen kan dat hier controleren, zonder zich aan te melden.',
  byCode: 'Met de referentie en de controlecode',
  reference: 'Referentie van de POD MI',
  referenceHelp: 'Op de eerste bladzijde, bijvoorbeeld COV-2022-11001-1.',
  code: 'Controlecode',
  codeHelp: '20 letters en cijfers, eronder. De QR-code op het document vult beide in.',
  check: 'Controleren',
  byFile: 'Met het pdf-bestand',
  file: 'Pdf-bestand',
  fileHelp:
    'Zoals u het gekregen of gedownload hebt, hoogstens 20 MB. Het wordt gelezen en niet bewaard. Een scan of een afdruk naar pdf kan niet gecontroleerd worden: gebruik dan de controlecode.',
  checkFile: 'Bestand controleren',
  resultTitle: 'Resultaat van de controle',
  another: 'Een ander document controleren',
  organisation: 'OCMW',
  form: 'Formulier',
  confirmed: {
    code: {
      title: 'Echt en volledig',
      text: 'Een document met deze referentie en controlecode is door beiden ondertekend en door de POD MI ontvangen. Vergelijk wat hieronder staat met uw document: alleen dit is verzegeld, een bladzijde kan achteraf gewijzigd zijn.',
    },
    identical: {
      title: 'Echt, volledig en ongewijzigd',
      text: 'Dit bestand is, tot op de laatste byte, het document dat het Uniek Verslag gemaakt heeft. Het is door beiden ondertekend en door de POD MI ontvangen.',
    },
    sealed: {
      title: 'Wat in dit bestand verzegeld is, is echt en volledig',
      text: 'Het is door beiden ondertekend en door de POD MI ontvangen. Het bestand zelf is niet precies het document dat deze site gemaakt heeft: het kan van de POD MI komen, of een bladzijde kan gewijzigd zijn. Vergelijk wat hieronder staat met de bladzijden: alleen dit geldt.',
    },
    elsewhere: {
      title: 'Het zegel is echt, maar de verzending is hier niet bekend',
      text: 'Dit document is met een sleutel van het Uniek Verslag verzegeld. Of de POD MI het ontvangen heeft en of het nog geldt, kunnen we niet zeggen. Vraag het aan de POD MI.',
    },
  },
  outdated: 'Dit document geldt niet meer',
  standings: {
    current: 'Ontvangen door de POD MI; dit is de laatste versie',
    accepted: (moment: string) => `Aanvaard door de POD MI op ${moment}; dit is de laatste versie`,
    returned: (moment: string | null) =>
      `Door de POD MI teruggestuurd ter correctie${moment === null ? '' : ` op ${moment}`}, en nog niet opnieuw verzonden`,
    replaced: (reference: string, moment: string) => `Vervangen door ${reference}, ontvangen op ${moment}`,
  },
  refusals: {
    unknown: {
      title: 'Zo’n document kennen we niet',
      text: 'Er is geen ontvangen verslag met deze referentie en deze controlecode. Controleer beide, teken voor teken. Kloppen ze met uw document, dan is het geen document van het Uniek Verslag, of het is gemaakt voordat er controlecodes waren. Vraag het dan aan de POD MI.',
    },
    'kept-seal-invalid': {
      title: 'We kunnen dit document nu niet bevestigen',
      text: 'De referentie en de controlecode zijn bekend, maar het zegel dat we bewaren, klopt niet. Dit is genoteerd. Vertrouw het document niet en vraag het aan de POD MI.',
    },
    'file-missing': {
      title: 'Kies een bestand',
      text: 'Er is geen bestand ontvangen, of het is leeg. Kies het pdf-bestand en probeer het opnieuw.',
    },
    'file-too-large': {
      title: 'Het bestand is te groot',
      text: 'Geen document van het Uniek Verslag is groter dan 20 MB. Gebruik de referentie en de controlecode.',
    },
    'not-a-pdf': {
      title: 'Dit bestand kunnen we niet lezen',
      text: 'Het is geen pdf, of het is beschadigd. Vraag het bestand opnieuw aan wie het u gaf, of gebruik de referentie en de controlecode.',
    },
    'no-seal': {
      title: 'In dit bestand zit geen zegel',
      text: 'Dat is zo bij een ontwerp, een scan, een afdruk naar pdf, een bestand dat beschadigd is of door een ander programma bewaard werd, en een document van vóór er zegels waren. Het bevestigt dus niets. Staat er een controlecode op, gebruik dan die.',
    },
    'several-seals': {
      title: 'Dit bestand is niet echt',
      text: 'Het bevat meer dan één verzegelde verzending. Zo maakt het Uniek Verslag geen documenten: iemand heeft het gewijzigd.',
    },
    'key-unknown': {
      title: 'Dit bestand is niet echt',
      text: 'Het is verzegeld met een sleutel die niet van het Uniek Verslag is.',
    },
    'key-revoked': {
      title: 'Dit bestand bewijst niets meer',
      text: 'Het is verzegeld met een sleutel die ingetrokken werd, omdat anderen ze konden hebben. Vraag aan de POD MI of hij het verslag ontvangen heeft.',
    },
    'seal-broken': {
      title: 'Dit bestand is niet echt',
      text: 'Het zegel klopt niet: iemand heeft gewijzigd wat ondertekend werd.',
    },
    contradictory: {
      title: 'Dit bestand is niet echt',
      text: 'Wat verzegeld is, spreekt zichzelf tegen. Dit is genoteerd. Vraag het aan de POD MI.',
    },
    'content-differs': {
      title: 'Dit bestand is gewijzigd',
      text: 'Het zegel is echt, maar het bestand bevat een andere inhoud dan wat ondertekend werd. Vraag het bestand opnieuw aan wie het u gaf, of gebruik de referentie en de controlecode.',
    },
  } satisfies Record<Refusal, { title: string; text: string }>,
};

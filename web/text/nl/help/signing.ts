import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { history } from '#web/text/nl/history.ts';
import { overview } from '#web/text/nl/overview.ts';
import { site } from '#web/text/nl/site.ts';

/** Help about signing, and what comes after it. Labels of the screen come from the other texts. */
export const signing = {
  signing: {
    title: 'Ondertekenen',
    lead: 'De voorzitter en de algemeen directeur/secretaris ondertekenen allebei, in de volgorde die zij verkiezen. De tweede handtekening verzendt het formulier.',
    sections: [
      {
        heading: 'Hoe u ondertekent',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Open het formulier, via de startpagina of via de link in de e-mail.',
              'Kijk na wat telt: het bedrag, de bankrekening, de opmerkingen en wat er gewijzigd is. Tabellen kunt u openen.',
              'Vraagt de pagina een extra bevestiging, bijvoorbeeld omdat uw OCMW een bedrag moet terugbetalen, vink die dan aan.',
              `Lees de verklaring en klik op ${site.sign}.`,
              'Bevestig bij de authenticatiedienst. Uw identificatie mag hoogstens 30 minuten oud zijn; anders identificeert u zich opnieuw.',
            ],
          },
          `Uw naam en het tijdstip staan daarna in het vak ‘${overview.chairSignature}’ of ‘${overview.generalDirectorSignature}’.`,
        ],
      },
      {
        heading: 'Wat uw handtekening betekent',
        blocks: [
          'U verklaart dat de gegevens juist en volledig zijn. De handtekening geldt voor precies de inhoud die u zag. Wijzigt iemand daarna iets, dan vervalt ze en krijgt u een e-mail met wat gewijzigd is. Opslaan zonder wijziging laat ze staan.',
          'Na de tweede handtekening wordt het formulier automatisch verzonden. Het kan dan niet meer gewijzigd worden.',
          'Is het resultaat negatief, dan moet uw OCMW dat bedrag terugbetalen.',
        ],
      },
      {
        heading: 'Waarom u niet kunt ondertekenen',
        blocks: [
          {
            kind: 'list',
            items: [
              overview.whyNoSigning.invalid,
              overview.whyNoSigning.accountChanged,
              overview.whyNoSigning.advanceChanged,
              overview.whyNoSigning.notOpen,
              'U hebt de rol van ondertekenaar niet, of ze geldt nog niet. Vraag het aan de DPO van uw OCMW.',
              'Dezelfde persoon kan niet voor beide functies ondertekenen.',
            ],
          },
        ],
      },
    ],
  },
  'signing-many': {
    title: 'Meer formulieren samen ondertekenen',
    lead: 'Wachten er verschillende formulieren op uw handtekening, dan ondertekent u ze op één pagina met één identificatie.',
    sections: [
      {
        heading: 'Hoe het werkt',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Open de pagina via uw taken op de startpagina, of via de link in de e-mail.',
              'Bekijk van elk formulier de samenvatting. Open een formulier als u meer wilt zien.',
              'Duid aan wat u wilt ondertekenen en lees de verklaring.',
              `Klik op ${site.sign} en bevestig één keer bij de authenticatiedienst.`,
            ],
          },
          'Elk formulier krijgt een eigen handtekening, voor precies de inhoud die u zag.',
        ],
      },
      {
        heading: 'Het resultaat',
        blocks: [
          'Per formulier ziet u of het ondertekend is, en of het al verzonden wordt. Is een formulier intussen gewijzigd of al ondertekend, dan wordt alleen dat geweigerd, met de reden. De andere zijn wel ondertekend.',
        ],
      },
    ],
  },
  sent: {
    title: 'Na het verzenden',
    lead: 'Met de tweede handtekening gaat het formulier naar de POD MI. U hoeft niets meer te doen.',
    sections: [
      {
        heading: 'Verzenden en ontvangen',
        blocks: [
          'Verzenden duurt meestal enkele seconden. Is de POD MI even niet bereikbaar, dan wordt automatisch opnieuw geprobeerd; de pagina volgt dat.',
          `Zodra de POD MI het formulier ontvangen heeft, staat er een ‘${overview.reference}’, bijvoorbeeld COV-2022-11001-1. Vermeld die als u vragen hebt.`,
        ],
      },
      {
        heading: 'Bewaren en afdrukken',
        blocks: [
          `Met ${site.print} opent u het document (pdf) met alle gegevens, beide handtekeningen en een controlecode. Bewaar het; iedereen kan er de echtheid van controleren.`,
          'Op de startpagina downloadt u alle documenten van een jaar samen.',
        ],
      },
      {
        heading: 'De beslissing',
        blocks: [
          'De POD MI aanvaardt het formulier of stuurt het terug ter correctie. U krijgt daarover een e-mail. Een aanvaard formulier is afgesloten; daarna volgt de betaling.',
          `Onder ‘${overview.history}’ ziet u wie wat deed, en wanneer. Met ‘${history.link}’ opent u eerdere versies, vergelijkt u er twee, en ziet u welke e-mails vertrokken.`,
        ],
      },
    ],
  },
  returned: {
    title: 'Een teruggestuurd formulier',
    lead: 'Stuurt de POD MI een formulier terug, dan staat het opnieuw open. De reden staat bovenaan.',
    sections: [
      {
        heading: 'Wat u doet',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Lees de reden, op de startpagina, op het overzicht of in de e-mail.',
              `Klik op ${site.change}, corrigeer en klik op ${site.save}.`,
              'De voorzitter en de algemeen directeur/secretaris ondertekenen opnieuw, ook als er niets gewijzigd is.',
            ],
          },
          'Daarna wordt het formulier automatisch opnieuw verzonden en krijgt het een nieuwe referentie.',
        ],
      },
      {
        heading: 'Niet akkoord, of niet duidelijk',
        blocks: [
          'Neem contact op met de dossierbehandelaar van de POD MI die bij de reden vermeld is.',
          { kind: 'contact', name: 'content' },
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { access, invitation } from '#web/text/nl/access.ts';
import { mail } from '#web/text/nl/mails.ts';
import { verify } from '#web/text/nl/verify.ts';

/** Help about roles, mails, documents and assistive technology. Labels of the screen come from the other texts. */
export const around = {
  roles: {
    title: 'Rollen, uitnodigingen en afwezigheid',
    lead: 'De functionaris voor gegevensbescherming (DPO) van uw OCMW bepaalt wie wat mag.',
    sections: [
      {
        heading: 'De rollen',
        blocks: [
          {
            kind: 'list',
            items: [access.roles.editor, access.roles.chair, access.roles.generalDirector, access.roles.dpo],
          },
          'Iemand kan formulieren invullen en ook ondertekenen, maar niet voor beide functies. Een DPO kan zichzelf geen rol geven om te ondertekenen.',
        ],
      },
      {
        heading: 'Een rol geven of intrekken',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Klik op de startpagina op ‘${access.title}’. Alleen een DPO ziet dat.`,
              `Kies de persoon of typ een e-mailadres, kies de rol en de periode, en klik op ‘${access.grant}’.`,
              'Kennen we het adres niet, dan vertrekt een uitnodiging. Ze blijft 30 dagen geldig.',
            ],
          },
          `Met ‘${access.withdraw}’ eindigt een rol meteen. Wat de persoon eerder ondertekend heeft, blijft gelden.`,
        ],
      },
      {
        heading: 'Een uitnodiging aanvaarden',
        blocks: [
          `Open de link in de e-mail en meld u aan. U ziet waarvoor de uitnodiging is. Klik op ‘${invitation.accept}’. Daarna kan niemand anders ze gebruiken.`,
        ],
      },
      {
        heading: 'Afwezig of vervangen',
        blocks: [
          'Bent u als ondertekenaar een tijd afwezig, meld dan van wanneer tot wanneer en stel een vervanger voor. De DPO bevestigt dat. In die periode kan uw vervanger ondertekenen en krijgt die persoon de herinneringen.',
          'De DPO kan ook zelf een rol geven met een eerste en een laatste dag.',
          'Begint uw rol pas later, dan ziet u het formulier vanaf die dag. Is ze verlopen, vraag dan een nieuwe aan de DPO.',
        ],
      },
    ],
  },
  mails: {
    title: 'E-mails',
    lead: 'U krijgt een e-mail wanneer het uw beurt is, en wanneer er iets gebeurd is dat u moet weten.',
    sections: [
      {
        heading: 'Wie krijgt wat',
        blocks: [
          {
            kind: 'list',
            items: [
              'Ondertekenaars: wanneer een formulier klaar is om te ondertekenen, wanneer alleen hun handtekening nog ontbreekt, en wanneer ze vervallen is, met wat gewijzigd is.',
              'Ondertekenaars, medewerkers en de contactpersoon: wanneer een formulier ontvangen, aanvaard of teruggestuurd is.',
              'Medewerkers en de contactpersoon: wanneer de POD MI een formulier opent of een termijn wijzigt.',
              'De contactpersoon en de ondertekenaars: herinneringen voor de dag waarop de POD MI het formulier verwacht. Ze vertrekken op werkdagen.',
              'Iedereen die een rol krijgt of verliest, en de voorzitter en de algemeen directeur/secretaris wanneer de bankrekening wijzigt.',
            ],
          },
        ],
      },
      {
        heading: 'Minder e-mails',
        blocks: [
          `Onderaan elke e-mail staat ‘${mail.preferences}’. Wie veel formulieren heeft, kiest voor één overzicht per dag. Wat meteen uw aandacht vraagt, komt altijd meteen.`,
        ],
      },
      {
        heading: 'U krijgt geen e-mails',
        blocks: [
          'E-mails gaan naar het e-mailadres dat de authenticatiedienst gecontroleerd heeft, of naar het adres van de uitnodiging die u aanvaardde. Controleer uw adres bij die dienst, en kijk in de map met ongewenste e-mail.',
          'E-mails zijn in de taal die u het laatst koos met NL, FR of DE, bovenaan.',
        ],
      },
    ],
  },
  verifying: {
    title: 'Een document controleren',
    lead: 'Iedereen kan controleren of een document van het Uniek Verslag echt is en nog geldt, zonder zich aan te melden.',
    sections: [
      {
        heading: 'Met de controlecode',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Open ‘${verify.title}’, of scan de QR-code op het document.`,
              `Vul de referentie en de controlecode van de eerste bladzijde in en klik op ‘${verify.check}’.`,
              'Vergelijk wat u ziet met uw document. Alleen wat de pagina toont, is verzegeld.',
            ],
          },
        ],
      },
      {
        heading: 'Met het bestand',
        blocks: [
          'Upload de pdf zoals u hem kreeg. Is er iets aan gewijzigd, dan ziet u dat. Een scan of een afdruk naar pdf kan niet gecontroleerd worden: gebruik dan de controlecode.',
        ],
      },
    ],
  },
  keyboard: {
    title: 'Toetsenbord en hulpmiddelen',
    lead: 'Alles werkt met het toetsenbord, met een schermlezer, met vergroting en zonder JavaScript.',
    sections: [
      {
        heading: 'Met het toetsenbord',
        blocks: [
          {
            kind: 'facts',
            facts: [
              { term: 'Tab', value: 'naar het volgende veld, de volgende knop of link; met Shift terug' },
              { term: 'Enter', value: 'volgt een link, drukt op een knop; in een nieuwe regel: voegt ze toe' },
              { term: 'Spatie', value: 'drukt op een knop, zet een vinkje' },
              { term: 'Pijltjes', value: 'kiezen uit een lijst' },
            ],
          },
          'De eerste Tab op elke pagina toont een link die het hoofd van de pagina overslaat.',
        ],
      },
      {
        heading: 'Met een schermlezer',
        blocks: [
          'Elke pagina heeft één titel en koppen om van deel naar deel te springen. Fouten staan samen bovenaan, met een link naar elk veld, en ook bij het veld zelf.',
        ],
      },
      {
        heading: 'Groter, donkerder, op papier',
        blocks: [
          'U kunt tot 400% vergroten: de pagina past zich aan. De site volgt de lichte of donkere weergave van uw toestel. Elke pagina kunt u afdrukken met de browser.',
          'Werkt iets niet met uw hulpmiddel? Meld het aan de helpdesk.',
          { kind: 'contact', name: 'helpdesk' },
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

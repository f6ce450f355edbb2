import type { Article } from '#web/article.ts';

/** Around every page: help, and the links at the foot. */
export const frame = {
  helpHere: 'Help bij deze pagina',
  newTab: 'opent in een nieuw tabblad',
  footerLabel: 'Over deze site',
  help: 'Help',
  contact: 'Contact',
  accessibility: 'Toegankelijkheid',
  privacy: 'Privacy',
  cookies: 'Cookies',
  about: 'Over deze toepassing',
  government: 'Andere informatie en diensten van de overheid:',
  official: 'Een officiële website van de Belgische federale overheid.',
  announcements: 'Mededelingen',
  maintenance: 'Onderhoud.',
  /** What people can expect, beside what the operator wrote. */
  maintenanceHint: (from: string, until: string) =>
    `Van ${from} tot ${until} kan de toepassing traag of onbereikbaar zijn. Sla op tijd op: wat opgeslagen is, blijft bewaard, en wat verzonden wordt, komt daarna automatisch aan.`,
  helpdesk: 'Helpdesk',
  phone: 'Telefoon',
  email: 'E-mail',
};

/** The pages that the law asks for, and whom people can turn to. */
export const legal = {
  contact: {
    title: 'Contact',
    lead: 'Vindt u het antwoord niet in de help? Dan kunt u hier terecht.',
    sections: [
      {
        heading: 'Technische vragen',
        blocks: [
          'Het aanmelden lukt niet, een pagina werkt niet zoals u verwacht, of u kreeg een foutcode.',
          { kind: 'contact', name: 'helpdesk' },
          'Vermeld uw OCMW, het formulier en, als die op de pagina staat, de foutcode. Geef nooit uw pincode.',
        ],
      },
      {
        heading: 'Vragen over de inhoud',
        blocks: [
          'Wat u moet invullen, een toegekend bedrag, een termijn, een teruggestuurd formulier of een betaling.',
          { kind: 'contact', name: 'content' },
        ],
      },
      {
        heading: 'Vragen over uw rol',
        blocks: [
          'De functionaris voor gegevensbescherming (DPO) van uw OCMW kent de rollen toe en trekt ze in. De helpdesk kan dat niet.',
        ],
      },
      {
        heading: 'Uw persoonsgegevens',
        blocks: [
          'De functionaris voor gegevensbescherming van de POD Maatschappelijke Integratie:',
          { kind: 'contact', name: 'dataProtection' },
        ],
      },
    ],
  } satisfies Article as Article,
  accessibility: {
    title: 'Toegankelijkheidsverklaring',
    lead: 'De POD Maatschappelijke Integratie wil deze site toegankelijk maken voor iedereen, overeenkomstig de wet van 19 juli 2018 inzake toegankelijkheid van de websites en mobiele applicaties van overheidsinstanties.',
    sections: [
      {
        heading: 'Nalevingsstatus',
        blocks: [
          'Deze verklaring geldt voor de site van het Uniek Verslag voor de OCMW’s.',
          'De site voldoet gedeeltelijk aan de Europese norm EN 301 549 (WCAG 2.1, niveau AA). Wat nog niet voldoet of nog niet nagegaan is, staat hieronder.',
        ],
      },
      {
        heading: 'Niet-toegankelijke inhoud',
        blocks: [
          {
            kind: 'list',
            items: [
              'Documenten (pdf) zijn gestructureerd volgens PDF/UA, maar een tabel van honderden regels is met een schermlezer moeilijk te volgen. De pagina van het formulier toont dezelfde gegevens.',
              'Rekenbladen die u downloadt (XLSX), zijn niet afzonderlijk op toegankelijkheid nagegaan. U kunt dezelfde regels in het formulier invoeren.',
              'De site is nog niet getest door mensen met een beperking, en niet met alle gangbare schermlezers.',
              'De authenticatiedienst waarmee u zich aanmeldt, is geen deel van deze site en heeft een eigen verklaring.',
            ],
          },
          'Hebt u iets in een andere vorm nodig? Vraag het aan de helpdesk.',
        ],
      },
      {
        heading: 'Opstelling van deze verklaring',
        blocks: [
          'Deze verklaring is opgesteld op 26 november 2026, op basis van een zelfevaluatie.',
          'Bij elke wijziging van de toepassing worden alle pagina’s automatisch nagegaan met axe-core, in de drie talen, licht en donker, en op een scherm van 1280 en van 320 pixels breed. De belangrijkste taken worden ook zonder JavaScript doorlopen.',
        ],
      },
      {
        heading: 'Feedback en contact',
        blocks: [
          'Werkt iets niet met uw hulpmiddelen, of ontbreekt er iets in deze verklaring? Laat het ons weten.',
          { kind: 'contact', name: 'helpdesk' },
        ],
      },
      {
        heading: 'Handhavingsprocedure',
        blocks: [
          'Krijgt u geen antwoord, of bent u er niet tevreden over? Dan kunt u een klacht indienen bij de federale Ombudsman.',
          {
            kind: 'facts',
            facts: [
              { term: 'Adres', value: 'Federale Ombudsman, Leuvenseweg 48 bus 6, 1000 Brussel' },
              { term: 'Telefoon', value: '0800 99 961', href: 'tel:080099961' },
              { term: 'E-mail', value: 'contact@federaalombudsman.be', href: 'mailto:contact@federaalombudsman.be' },
              { term: 'Website', value: 'www.federaalombudsman.be', href: 'https://www.federaalombudsman.be/nl' },
            ],
          },
        ],
      },
    ],
  } satisfies Article as Article,
  privacy: {
    title: 'Privacy',
    lead: 'Welke persoonsgegevens het Uniek Verslag verwerkt, waarom, hoelang, en welke rechten u hebt (artikelen 13 en 14 van de Algemene Verordening Gegevensbescherming, AVG).',
    sections: [
      {
        heading: 'Wie is verantwoordelijk',
        blocks: [
          'De POD Maatschappelijke Integratie, Kruidtuinlaan 50 bus 165, 1000 Brussel, is de verwerkingsverantwoordelijke.',
          { kind: 'contact', name: 'content' },
          'De functionaris voor gegevensbescherming (DPO) van de POD:',
          { kind: 'contact', name: 'dataProtection' },
          'Uw OCMW beslist zelf wie welke rol krijgt en wie de contactpersoon is. Daarvoor is de DPO van uw OCMW uw aanspreekpunt.',
        ],
      },
      {
        heading: 'Waarom, en op welke rechtsgrond',
        blocks: [
          {
            kind: 'list',
            items: [
              'Verslagen ontvangen, nagaan en betalen die de OCMW’s elk jaar moeten indienen: een wettelijke verplichting en een taak van algemeen belang (artikel 6, lid 1, c) en e) van de AVG). Elk formulier vermeldt de regelgeving waarop het steunt.',
              'Weten wie invult en ondertekent, en dat later kunnen bewijzen: dezelfde rechtsgrond.',
              'E-mails sturen over wat u te doen hebt of wat er gebeurd is: dezelfde rechtsgrond.',
              'De toepassing beveiligen en misbruik onderzoeken: de verplichting van artikel 32 van de AVG.',
            ],
          },
          'Er worden geen beslissingen genomen die uitsluitend op geautomatiseerde verwerking berusten.',
        ],
      },
      {
        heading: 'Welke gegevens, en van wie',
        blocks: [
          {
            kind: 'list',
            items: [
              'Van de authenticatiedienst: uw naam, uw e-mailadres, het kenmerk waarmee die dienst u herkent, en hoe en wanneer u zich geïdentificeerd hebt.',
              'Van uw OCMW: uw rol en de periode ervan; het e-mailadres waarnaar een uitnodiging vertrekt; de naam, het e-mailadres en het telefoonnummer van de contactpersoon; personeelsnummers in sommige formulieren.',
              'Van u: uw taal, wanneer u e-mails wilt krijgen, wat u invult, opslaat en ondertekent, welk formulier u geopend hebt, en een afwezigheid die u meldt, met het e-mailadres van uw vervanger. Bij een handtekening hoort het bewijs van de authenticatiedienst.',
              'Van mailservers: dat een e-mail aan u of de contactpersoon niet aankwam, en waarom.',
              'Van uw browser: het internetadres (IP) bij elke aanmelding, handtekening, wijziging en weigering.',
            ],
          },
        ],
      },
      {
        heading: 'Wie ze ziet',
        blocks: [
          {
            kind: 'list',
            items: [
              'De personen met een rol bij uw OCMW.',
              'De dossierbehandelaars van de POD Maatschappelijke Integratie, voor verslagen die verzonden zijn.',
              'De beheerders van de toepassing, die als verwerker voor de POD werken.',
              'Wie van u of van uw OCMW een document krijgt, en het nakijkt met de controlecode of met het bestand zelf.',
            ],
          },
          'De gegevens gaan niet naar landen buiten de Europese Economische Ruimte.',
        ],
      },
    ],
  } satisfies Article as Article,
  /** How long personal data are kept. */
  kept: {
    title: 'Hoelang we ze bewaren',
    data: 'Gegevens',
    howLong: 'Hoelang',
    sessions: 'Uw sessie',
    sessionsFor: (idleHours: string, hours: string) =>
      `tot u zich afmeldt, tot ${idleHours} uur na het laatste gebruik, en hoogstens ${hours} uur`,
    drafts: 'Wat u invulde maar niet opsloeg',
    draftsFor: (days: string) => `${days} dagen`,
    uploads: 'Een rekenblad dat u uploadde en niet opsloeg',
    uploadsFor: (hours: string) => `${hours} uur`,
    invitations: 'Een uitnodiging',
    invitationsFor: (days: string) => `geldig gedurende ${days} dagen; wie ze kreeg, blijft in de geschiedenis`,
    reports: 'Verslagen, handtekeningen en hun bewijzen, en de geschiedenis',
    reportsFor: 'zolang de POD MI de uitgave moet kunnen verantwoorden, volgens de regels van zijn archief',
    persons: 'Uw naam en e-mailadres',
    personsFor: 'zolang een rol, een verslag of een handtekening u vermeldt',
    logs: 'Technische logboeken',
    logsFor: '30 dagen',
    securityLog: 'Het beveiligingslogboek (IP-adressen, zonder namen)',
    securityLogFor: 'minstens een jaar',
  },
  rights: {
    heading: 'Uw rechten',
    blocks: [
      'U kunt uw gegevens inzien, laten corrigeren, de verwerking laten beperken en bezwaar maken. Gegevens die de wet ons verplicht te bewaren, zoals een handtekening, kunnen niet gewist worden. Schrijf naar de functionaris voor gegevensbescherming.',
      { kind: 'contact', name: 'dataProtection' },
      'U kunt ook een klacht indienen bij de Gegevensbeschermingsautoriteit.',
      {
        kind: 'facts',
        facts: [
          { term: 'Adres', value: 'Drukpersstraat 35, 1000 Brussel' },
          { term: 'Telefoon', value: '+32 2 274 48 00', href: 'tel:+3222744800' },
          { term: 'E-mail', value: 'contact@apd-gba.be', href: 'mailto:contact@apd-gba.be' },
          {
            term: 'Website',
            value: 'www.gegevensbeschermingsautoriteit.be',
            href: 'https://www.gegevensbeschermingsautoriteit.be',
          },
        ],
      },
    ],
  } satisfies Article['sections'][number] as Article['sections'][number],
  cookies: {
    title: 'Cookies',
    lead: 'Deze site gebruikt alleen cookies die nodig zijn om te werken. Daarvoor is geen toestemming vereist. Er zijn geen cookies van derden en geen metingen.',
    listTitle: 'De cookies van deze site',
    name: 'Naam',
    purpose: 'Waarvoor',
    howLong: 'Hoelang',
    secureNames: 'Op een beveiligde site begint elke naam met __Host-: dan kan geen andere site de cookie zetten.',
    scripts:
      'Scripts kunnen deze cookies niet lezen, en de browser stuurt ze niet mee met formulieren van andere sites.',
    kinds: {
      session: 'Herkent u zolang u aangemeld bent.',
      login:
        'Verbindt een aanmelding die bezig is met uw browser. Elke aanmelding heeft er een, met een eigen einde van de naam.',
      loggedOut: 'Onthoudt dat u zich afgemeld hebt: de volgende aanmelding vraagt dan opnieuw een identificatie.',
      language: 'Onthoudt de taal die u koos.',
      invitation: 'Houdt een uitnodiging bij terwijl u zich aanmeldt en ze leest.',
    },
    untilClosed: 'tot u zich afmeldt of de browser sluit',
    forMinutes: (minutes: string) => `${minutes} minuten`,
    forHours: (hours: string) => `${hours} uur`,
    forDays: (days: string) => `${days} dagen`,
    identity: 'De authenticatiedienst zet eigen cookies wanneer u zich daar aanmeldt.',
  },
  about: {
    title: 'Over deze toepassing',
    lead: 'Met het Uniek Verslag bezorgen de OCMW’s elk jaar hun verslagen aan de POD Maatschappelijke Integratie, die hun uitgaven terugbetaalt.',
    sections: [
      {
        heading: 'Van wie',
        blocks: [
          'De POD Maatschappelijke Integratie stelt de toepassing gratis ter beschikking van de OCMW’s. Een gewone browser volstaat; er hoeft niets geïnstalleerd te worden.',
        ],
      },
      {
        heading: 'Licentie',
        blocks: [
          'De software is open: ze valt onder de openbare licentie van de Europese Unie (EUPL 1.2). U mag ze gebruiken, lezen, wijzigen en verspreiden.',
        ],
      },
      {
        heading: 'Meer',
        blocks: [
          {
            kind: 'links',
            links: [
              { text: 'Help', href: '/help' },
              { text: 'Een document controleren', href: '/verify' },
              { text: 'Lege tabellen als rekenblad', href: '/tables' },
            ],
          },
        ],
      },
    ],
  } satisfies Article as Article,
  version: 'Versie',
};

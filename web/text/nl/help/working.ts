import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { sessions } from '#web/site/text/nl/sessions.ts';
import { access } from '#web/text/nl/access.ts';
import { autosave } from '#web/text/nl/autosave.ts';
import { form } from '#web/text/nl/form.ts';
import { lineGrid } from '#web/text/nl/line-grid.ts';
import { data } from '#web/text/nl/organisation-data.ts';
import { sessionEnd } from '#web/text/nl/session-end.ts';
import { site } from '#web/text/nl/site.ts';
import { tables } from '#web/text/nl/tables.ts';
import { uploadChanges } from '#web/text/nl/upload-changes.ts';

/** Help about what people do before they sign. Labels of the screen come from the other texts. */
export const working = {
  'logging-in': {
    title: 'Aanmelden en afmelden',
    lead: 'Hoe u binnenkomt, wat u daarvoor nodig hebt, en wanneer uw sessie eindigt.',
    sections: [
      {
        heading: 'Aanmelden',
        blocks: [
          'U hebt een gewone browser nodig, en een manier om u te identificeren: uw identiteitskaart (eID) met kaartlezer en pincode, itsme of een mobiele app.',
          {
            kind: 'steps',
            items: [
              `Open de portaalpagina en kies ${site.applicationName}.`,
              `Klik op de knop ${site.applicationName}. U komt bij de authenticatiedienst van de overheid.`,
              'Identificeer u daar. Daarna opent de pagina die u vroeg.',
            ],
          },
          'Volgde u een link uit een e-mail, dan brengt het aanmelden u meteen naar het juiste formulier.',
        ],
      },
      {
        heading: 'Het aanmelden lukt niet',
        blocks: [
          {
            kind: 'list',
            items: [
              'Duurde het langer dan een kwartier, of begon u in een andere browser? Begin opnieuw.',
              'Krijgt u de melding dat deze manier niet volstaat? Kies dan eID of itsme.',
              'Sta cookies toe voor deze site; zonder cookies kan niemand aangemeld blijven.',
              'Bent u aangemeld maar ziet u geen OCMW? Dan hebt u nog geen rol. De functionaris voor gegevensbescherming (DPO) van uw OCMW kan u die geven.',
            ],
          },
        ],
      },
      {
        heading: 'Hoelang een sessie duurt',
        blocks: [
          `Een sessie eindigt na 2 uur zonder gebruik, en in elk geval na 10 uur. Is ze geëindigd terwijl u aan het invullen was, dan bewaart de pagina wat u invulde: meld u opnieuw aan en ga verder.`,
          `Werkt u op een gedeelde computer, klik dan op ${site.logOut} wanneer u klaar bent. Klik op uw naam, bovenaan, voor ‘${sessions.title}’: daar ziet u in welke browsers u aangemeld bent en beëindigt u wat u niet herkent.`,
        ],
      },
    ],
  },
  tasks: {
    title: 'Startpagina en taken',
    lead: 'De startpagina toont eerst wat u moet doen, en daarna alle formulieren van uw OCMW.',
    sections: [
      {
        heading: 'Uw taken',
        blocks: [
          'Bovenaan staat wat op u wacht: een formulier om in te vullen, aan te vullen, te corrigeren of te ondertekenen. Het dringendste staat eerst. De knop opent meteen de juiste pagina.',
          'Een formulier dat de POD MI terugstuurde, staat er in het rood, met het begin van de reden.',
          'Is er niets voor u te doen, dan ziet u op wie er gewacht wordt.',
          `Werkt u voor meer dan één OCMW, dan staan de taken van al uw OCMW’s samen. Met ‘${site.otherOrganisation}’, bovenaan, kiest u een OCMW.`,
        ],
      },
      {
        heading: 'Formulieren',
        blocks: [
          'Per formulier ziet u het jaar en drie stappen: ingevuld, door beiden ondertekend, verzonden. Een groen vinkje betekent dat de stap gezet is. U kunt kiezen welke formulieren u ziet: van een jaar, of alleen wat nog niet verzonden is.',
          'Bij een formulier van een campagne staat tegen wanneer de POD MI het verwacht, en tot wanneer het open blijft. Na die dag kan het alleen nog geraadpleegd worden.',
        ],
      },
      {
        heading: 'Downloaden',
        blocks: [
          'Onderaan de startpagina downloadt u alle documenten van een jaar samen (zip), de termijnen voor uw agenda (ics), en lege formulieren om af te drukken.',
        ],
      },
      {
        heading: 'Altijd terug',
        blocks: [`Met ‘${site.homepage}’, bovenaan elke pagina, keert u hier terug.`],
      },
    ],
  },
  'organisation-data': {
    title: 'Gegevens van het OCMW',
    lead: 'De bankrekening en de contactpersoon gelden voor alle formulieren. Ze moeten ingevuld zijn voordat u een formulier kunt invullen.',
    sections: [
      {
        heading: 'Invullen of wijzigen',
        blocks: [
          {
            kind: 'steps',
            items: [
              `Klik op de startpagina bij ‘${data.title}’ op ${site.change}. Daarvoor hebt u de rol ‘${access.roles.editor}’ nodig.`,
              'Vul het rekeningnummer in: een IBAN, of het vroegere nummer van 12 cijfers met de BIC. Een vroeger nummer wordt omgezet naar een IBAN.',
              'Vul de naam, het e-mailadres en het telefoonnummer van de contactpersoon in: de medewerker die vragen het best kan beantwoorden.',
              `Klik op ${site.save}.`,
            ],
          },
        ],
      },
      {
        heading: 'Wat een nieuwe bankrekening betekent',
        blocks: [
          'Elk opgeslagen formulier vermeldt de bankrekening van dat moment. Wijzigt de rekening daarna, dan moet u het formulier opnieuw opslaan voordat het ondertekend kan worden. Een handtekening die er al was, vervalt daarbij.',
          'De voorzitter en de algemeen directeur/secretaris krijgen een e-mail met de oude en de nieuwe rekening.',
          data.closed,
        ],
      },
    ],
  },
  form: {
    title: 'Een formulier invullen',
    lead: 'U vult in wat gevraagd wordt en slaat op. U hoeft niet alles in één keer te doen.',
    sections: [
      {
        heading: 'Invullen en opslaan',
        blocks: [
          {
            kind: 'steps',
            items: [
              'Open het formulier op de startpagina.',
              'Vul de velden in. Bij elk veld staat wat erin hoort. Bedragen schrijft u als 1.234,50, datums als 31/12/2026.',
              `Klik op ${site.save}. U ziet dan het overzicht.`,
            ],
          },
          'Wat de POD MI toegekend heeft en wat berekend wordt, kunt u niet wijzigen. Het wordt meegerekend terwijl u typt.',
          'Een formulier dat nog niet volledig is, kunt u ook opslaan. U of een collega gaat er later mee verder.',
        ],
      },
      {
        heading: 'Fouten en opmerkingen',
        blocks: [
          'Bovenaan staat wat nog ontbreekt of niet juist is. Klik op een punt om naar het veld te gaan. Zolang er iets staat, kan niemand ondertekenen.',
          `Onder ‘${form.findings.warningsTitle}’ staat wat opvalt maar juist kan zijn. Dat houdt het ondertekenen niet tegen.`,
        ],
      },
      {
        heading: 'Niets gaat verloren',
        blocks: [
          `Alleen wat u met ${site.save} opslaat, telt voor het verslag. Verlaat u de pagina zonder op te slaan, dan vraagt de browser eerst of u dat wilt.`,
          `Wat u typt, wordt intussen tijdelijk bewaard, ook regels. Valt uw computer uit of gaat u verder op een andere, dan toont het formulier het opnieuw, met de knop ‘${autosave.discard}’. Na zeven dagen wordt het gewist.`,
          `Een andere taal kiezen wist niets. Enkele minuten voordat uw sessie eindigt, kunt u met één klik op ‘${sessionEnd.stay}’ verdergaan.`,
          'Is uw sessie geëindigd of is een dienst even niet bereikbaar, dan blijft wat u invulde op de pagina staan en kunt u het opnieuw verzenden.',
        ],
      },
      {
        heading: 'Iemand anders werkt er ook aan',
        blocks: [
          'Heeft een collega intussen iets opgeslagen, dan overschrijft u dat nooit ongemerkt. Wijzigde u iets anders, dan worden beide samengevoegd: u controleert het resultaat en slaat op. Wijzigde u hetzelfde, dan kiest u telkens wat u behoudt. De pagina vermeldt wie wat wanneer opsloeg.',
        ],
      },
      {
        heading: 'Eerst op papier',
        blocks: [
          'Op de pagina van het formulier vindt u een leeg formulier om af te drukken, met alle uitleg. Zo kunt u de gegevens vooraf verzamelen.',
        ],
      },
    ],
  },
  lines: {
    title: 'Regels en rekenbladen',
    lead: 'Sommige formulieren hebben tabellen, bijvoorbeeld met personeelsleden of activiteiten. U vult de regels in het formulier in, of met een rekenblad (Excel, LibreOffice).',
    sections: [
      {
        heading: 'Regels in het formulier',
        blocks: [
          {
            kind: 'steps',
            items: [
              'De tabel werkt als een rekenblad: ga naar een cel en typ. Met Tab of Enter gaat u naar de volgende.',
              'Plak gerust een blok cellen uit Excel of een ander rekenblad. Wat niet juist is, blijft staan en wordt gemarkeerd; onder de regel staat waarom.',
              'Boven het formulier staat wat nog niet in orde is. Klik op een punt om naar de cel te gaan.',
              `Klik op ${site.save}: pas dan zijn de regels opgeslagen.`,
            ],
          },
          'U kunt alles ongedaan maken, ook plakken, sorteren en verwijderen. Wat u typt, wordt intussen tijdelijk bewaard, ook wat niet juist is.',
        ],
      },
      {
        heading: 'Toetsen in de tabel',
        blocks: [
          { kind: 'facts', facts: lineGrid.help.keys.map(([term, value]) => ({ term, value })) },
          ...lineGrid.help.notes,
        ],
      },
      {
        heading: 'Regels zonder JavaScript',
        blocks: [
          'Zonder JavaScript vult u de tabel regel per regel in.',
          {
            kind: 'steps',
            items: [
              `Vul de velden onder ‘${form.newLine}’ in en klik op ‘${form.addLine}’, of druk op Enter.`,
              `Klik bij een regel op ‘${form.changeLine}’ om ze te openen en daarna op ‘${form.keepLine}’, of op ‘${form.removeLine}’ om ze weg te laten.`,
              `Lijkt een regel op een andere? Open ze en klik op ‘${form.copyLine}’, of klik bij de nieuwe regel op ‘${form.copyPrevious}’, en pas aan wat anders is.`,
              `Klik op ${site.save}: pas dan zijn de regels opgeslagen.`,
            ],
          },
        ],
      },
      {
        heading: 'Regels met een rekenblad',
        blocks: [
          {
            kind: 'steps',
            items: tables.steps,
          },
          `U vindt dit op het formulier onder ‘${tables.toTable}’. De lege tabellen staan het hele jaar onder ‘${tables.title}’.`,
          tables.fileHelp,
        ],
      },
      {
        heading: 'Een tabel opnieuw uploaden',
        blocks: [
          'Voordat er iets vervangen wordt, ziet u hoeveel regels nieuw, gewijzigd, verdwenen en gelijk zijn, en hoe de totalen veranderen. Van een gewijzigde regel ziet u de oude en de nieuwe waarde. Personeelsleden worden herkend aan hun personeelsnummer, in welke volgorde ze ook staan.',
          `Normaal komen de regels van het bestand in de plaats van alle regels. Bij tabellen met een nummer kunt u ook kiezen voor ‘${uploadChanges.ways.update.name}’: regels die niet in het bestand staan, blijven dan behouden.`,
        ],
      },
      {
        heading: 'Als een bestand geweigerd wordt',
        blocks: [
          'Er wordt dan niets opgeslagen. U ziet per cel wat er staat en wat er niet juist is. Corrigeer het in uw bestand en upload het opnieuw.',
          'Gebruik altijd de tabel die u hier downloadt: haar eerste rij zegt voor welk formulier ze dient. Laat die rij en de titels staan.',
        ],
      },
      {
        heading: 'Van rekenblad naar formulier',
        blocks: [
          `Regels uit een bestand wijzigt u niet in het formulier, maar met een nieuw bestand. Met ‘${tables.switch}’ kan dat voortaan wel in het formulier. De geschiedenis vermeldt wie dat deed.`,
        ],
      },
    ],
  },
} satisfies Partial<Record<HelpTopic, Article>>;

import type { Method } from '#services/identity/methods.ts';

/** The page on which a person logs in. */
export const login = {
  title: 'Aanmelden bij Uniek Verslag',
  methodQuestion: 'Hoe wilt u zich aanmelden?',
  methods: {
    eid: { name: 'Aanmelden met eID kaartlezer', hint: 'Met uw identiteitskaart en pincode' },
    itsme: { name: 'Aanmelden met itsme', hint: 'Met de itsme-app op uw telefoon' },
    app: { name: 'Aanmelden met een mobiele app', hint: 'Met een beveiligingscode uit een app' },
  } satisfies Record<Method, { name: string; hint: string }>,
  cardHelp: 'Meer uitleg over de elektronische identiteitskaart',
  personQuestion: 'Wie bent u?',
  subject: 'Gebruiker',
  subjectHint: 'Functie en NIS-code van de gemeente, bijvoorbeeld chair.11001',
  submit: 'Aanmelden',
  searchTitle: 'Of kies een persoon',
  search: 'Zoek een persoon',
  searchHint: 'Gemeente, naam of functie',
  searchSubmit: 'Zoeken',
  examples: 'Voorbeelden',
  found: (count: number, text: string) =>
    count === 0
      ? `Niemand gevonden voor “${text}”`
      : `${count} ${count === 1 ? 'persoon' : 'personen'} gevonden voor “${text}”`,
  more: (shown: number) => `Dit zijn de eerste ${shown}. Zoek met meer woorden om er minder te vinden.`,
  loginAs: 'Aanmelden als',
  errorTitle: 'Er is een probleem',
  subjectMissing: 'Vul een gebruiker in, of kies een persoon in de lijst',
  subjectUnknown: 'Deze gebruiker bestaat niet. Controleer de code, of zoek de persoon hieronder',
};

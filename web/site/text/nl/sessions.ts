/** Beginning, seeing and ending sessions. */
export const sessions = {
  beginTitle: 'Aanmelden',
  begin:
    'Om verder te gaan, identificeert u zich bij de authenticatiedienst: met eID, itsme of een mobiele app. Daarna opent de pagina die u vroeg.',
  beginButton: 'Aanmelden',
  title: 'Uw sessies',
  lead: (idleHours: number, hours: number) =>
    `Elke browser waarin u aangemeld bent, is een sessie. Ze eindigt na ${idleHours} uur zonder gebruik, en in elk geval na ${hours} uur. Herkent u een sessie niet, beëindig ze dan.`,
  thisOne: 'Deze browser',
  other: 'Andere browser of ander toestel',
  begun: 'Begonnen',
  lastUsed: 'Laatst gebruikt',
  identified: 'Geïdentificeerd',
  identifiedBy: (method: string, moment: string) => `met ${method}, ${moment}`,
  methods: { eid: 'eID', itsme: 'itsme', app: 'een mobiele app' },
  end: 'Beëindigen',
  endOf: (moment: string) => `de sessie van ${moment}`,
  endOthers: 'Alle andere sessies beëindigen',
  logOutEverywhere: 'Overal afmelden',
  loggedOutTitle: 'U bent afgemeld',
  loggedOut:
    'Uw sessie hier is beëindigd. U wordt nu ook afgemeld bij de authenticatiedienst. Gebeurt er niets, gebruik dan de knop.',
  logOutThere: 'Ook daar afmelden',
};

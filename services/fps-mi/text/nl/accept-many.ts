export const acceptMany = {
  title: 'Verslagen aanvaarden',
  question: (count: number, total: string) =>
    `U aanvaardt ${count === 1 ? 'één verslag' : `${count} verslagen`}, samen ${total}. Een aanvaard verslag is definitief afgesloten.`,
  left: (count: number) =>
    `${count === 1 ? 'Eén gekozen verslag is' : `${count} gekozen verslagen zijn`} intussen al behandeld en ${count === 1 ? 'wordt' : 'worden'} overgeslagen.`,
  broken: (references: string) =>
    `Het zegel klopt niet bij ${references}. Wat daarvan bewaard wordt, kan niet aanvaard worden: waarschuw de beheerder.`,
  none: 'Kies in de lijst minstens één verslag dat nog behandeld moet worden.',
  confirm: 'Aanvaarden',
};

import type { Article } from '#web/article.ts';
import type { HelpTopic } from '#web/help/topics.ts';
import { around } from './around.ts';
import { signing } from './signing.ts';
import { working } from './working.ts';

const topics: Record<HelpTopic, Article> = { ...working, ...signing, ...around };

/** The help inside the application: its pages, and what stands around them. */
export const help = {
  title: 'Help',
  lead: 'Hoe u het Uniek Verslag gebruikt, stap voor stap.',
  searchLabel: 'Zoeken in de help',
  searchHelp: 'Een of meer woorden, bijvoorbeeld: handtekening vervallen.',
  search: 'Zoeken',
  results: (count: number) => (count === 1 ? '1 onderwerp gevonden' : `${count} onderwerpen gevonden`),
  nothingFound: (query: string) => `Niets gevonden voor ‘${query}’`,
  nothingHint: 'Probeer een ander of een korter woord, of kies een onderwerp hieronder.',
  topicsTitle: 'Onderwerpen',
  onThisPage: 'Op deze pagina',
  all: 'Alle onderwerpen',
  stillStuck: 'Geen antwoord gevonden?',
  topics,
};

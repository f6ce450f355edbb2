import type { Texts } from '#web/text/texts.ts';
import { around } from './around.ts';
import { signing } from './signing.ts';
import { working } from './working.ts';

const topics: Texts['help']['topics'] = { ...working, ...signing, ...around };

/** The help inside the application: its pages, and what stands around them. */
export const help: Texts['help'] = {
  title: 'Hilfe',
  lead: 'Wie Sie den Einheitsbericht nutzen, Schritt für Schritt.',
  searchLabel: 'In der Hilfe suchen',
  searchHelp: 'Ein oder mehrere Wörter, zum Beispiel: Unterschrift verfallen.',
  search: 'Suchen',
  results: (count: number) => (count === 1 ? '1 Thema gefunden' : `${count} Themen gefunden`),
  nothingFound: (query: string) => `Nichts gefunden für „${query}“`,
  nothingHint: 'Versuchen Sie ein anderes oder ein kürzeres Wort oder wählen Sie unten ein Thema.',
  topicsTitle: 'Themen',
  onThisPage: 'Auf dieser Seite',
  all: 'Alle Themen',
  stillStuck: 'Keine Antwort gefunden?',
  topics,
};

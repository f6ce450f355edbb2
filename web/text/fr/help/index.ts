import type { Texts } from '#web/text/texts.ts';
import { around } from './around.ts';
import { signing } from './signing.ts';
import { working } from './working.ts';

const topics: Texts['help']['topics'] = { ...working, ...signing, ...around };

/** The help inside the application: its pages, and what stands around them. */
export const help: Texts['help'] = {
  title: 'Aide',
  lead: 'Comment utiliser le Rapport unique, étape par étape.',
  searchLabel: 'Rechercher dans l’aide',
  searchHelp: 'Un ou plusieurs mots, par exemple : signature annulée.',
  search: 'Rechercher',
  results: (count: number) => (count === 1 ? '1 sujet trouvé' : `${count} sujets trouvés`),
  nothingFound: (query: string) => `Aucun résultat pour « ${query} »`,
  nothingHint: 'Essayez un autre mot ou un mot plus court, ou choisissez un sujet ci-dessous.',
  topicsTitle: 'Sujets',
  onThisPage: 'Sur cette page',
  all: 'Tous les sujets',
  stillStuck: 'Vous n’avez pas trouvé de réponse ?',
  topics,
};

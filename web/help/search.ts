/**
 * Searches the help: a few dozen sections, so every word is compared with every section. Own code of this size instead
 * of a library, whose index would be built and kept for each language.
 */

import { countFound, wantedWords, wordsOf } from '#forms/search.ts';
import { type Article, blockText } from '#web/article.ts';
import { type HelpTopic, helpTopics } from './topics.ts';

/** A topic in which all words were found, and its section that has most of them. */
export type HelpResult = {
  readonly topic: HelpTopic;
  /** The number of the best section, from 1; null: the title and the lead are best. */
  readonly part: number | null;
};

/** What a word is worth in each place. */
const WEIGHTS = { title: 12, heading: 6, lead: 4, text: 1 } as const;

/** The topics that have every word of the query, the best first. Accents and case do not matter. */
export function searchHelp(articles: Readonly<Record<HelpTopic, Article>>, query: string): HelpResult[] {
  const wanted = wantedWords(query);
  if (wanted.length === 0) return [];
  return helpTopics
    .map((topic) => ({ topic, ...score(articles[topic], wanted) }))
    .filter(({ points }) => points > 0)
    .toSorted((one, other) => other.points - one.points)
    .map(({ topic, part }) => ({ topic, part }));
}

/** The points of an article: 0 when one of the words is missing. */
function score(article: Article, wanted: readonly string[]): { points: number; part: number | null } {
  const top = countWords(article.title, wanted, WEIGHTS.title).map(
    (points, index) => points + (countWords(article.lead, wanted, WEIGHTS.lead)[index] ?? 0),
  );
  const parts = article.sections.map(({ heading, blocks }) => {
    const inHeading = countWords(heading, wanted, WEIGHTS.heading);
    const inText = countWords(blocks.map(blockText).join(' '), wanted, WEIGHTS.text);
    return inHeading.map((points, index) => points + (inText[index] ?? 0));
  });
  const byWord = wanted.map((_, index) => [top, ...parts].reduce((sum, points) => sum + (points[index] ?? 0), 0));
  if (byWord.some((points) => points === 0)) return { points: 0, part: null };
  const [topPoints = 0, ...partPoints] = [top, ...parts].map(sum);
  const best = Math.max(0, ...partPoints);
  return { points: sum(byWord), part: best > topPoints ? partPoints.indexOf(best) + 1 : null };
}

/** For each word its points in a text: one time is enough, and twice is a little better. */
function countWords(text: string, wanted: readonly string[], weight: number): number[] {
  const words = wordsOf(text);
  return wanted.map((each) => {
    const count = countFound(words, each);
    return count === 0 ? 0 : weight + Math.min(count - 1, 3) * 0.25 * weight;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

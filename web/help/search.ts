/**
 * Searches the help: a few dozen sections, so every word is compared with every section. Own code of this size instead
 * of a library, whose index would be built and kept for each language.
 */

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
/** More words than a question has are not read. */
const MAX_WORDS = 12;

/** The topics that have every word of the query, the best first. Accents and case do not matter. */
export function searchHelp(articles: Readonly<Record<HelpTopic, Article>>, query: string): HelpResult[] {
  const wanted = wordsOf(query).slice(0, MAX_WORDS);
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
    const count = words.filter((word) => isMatch(word, each)).length;
    return count === 0 ? 0 : weight + Math.min(count - 1, 3) * 0.25 * weight;
  });
}

/** A word of the text begins with the wanted one; from four letters on it may also contain it, as compounds do. */
function isMatch(word: string, wanted: string): boolean {
  return word.startsWith(wanted) || (wanted.length >= 4 && word.includes(wanted));
}

/** The words of a text without accents and capitals. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('œ', 'oe');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

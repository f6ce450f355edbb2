import { countRepeatedMails } from './check-mails.ts';
import type { Findings } from './checks.ts';
import { longestRefusals } from './journal.ts';
import type { World } from './world.ts';

const titles: Record<keyof Findings, string> = {
  lost: 'acknowledged and lost',
  twice: 'happened twice',
  stuck: 'stuck a minute after recovery',
  differs: 'page, workflow, database or FPS MI differ',
  audit: 'faults in the audit trail',
  mailsMissing: 'mails missing',
  mailsTwice: 'mails twice without a killed notifier',
};

/** Everything that is wrong, a sentence each. */
export function everythingWrong({ journal }: World, findings: Findings): string[] {
  return [...journal.wrong, ...Object.values(findings).flat()];
}

/** The result of a run, for a person to read. */
export function summaryOf(world: World, findings: Findings): string {
  const { journal, mails } = world;
  const tally = (count: number, what: string) => `${String(count).padStart(6)}  ${what}`;
  const failures = journal.steps.flatMap((step) => step.failures);
  const longest = [...longestRefusals(journal)].sort(([, one], [, other]) => other.ms - one.ms);
  return [
    tally(journal.faults.length, 'kills'),
    tally(journal.finished.length, 'reports completed'),
    tally(journal.acknowledged.length, 'steps acknowledged'),
    tally(failures.length, 'clicks without success, all repeated'),
    tally(mails.accepted.length, 'mails'),
    tally(countRepeatedMails(world), 'of them repeated, with the same Message-ID'),
    '',
    // The cast: the keys of an object that was made with these keys.
    ...(Object.keys(titles) as (keyof Findings)[]).map((key) => tally(findings[key].length, titles[key])),
    tally(journal.wrong.length, 'people who gave up'),
    '',
    'Longest time from the first click to the answer, by the part that was killed:',
    ...longest.map(
      ([cause, { ms, what, times }]) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${cause} (${what}; ${times} waits)`,
    ),
    ...journal.recoveries.map(
      ({ part, ms }) => `${(ms / 1000).toFixed(1).padStart(6)} s  until ${part} itself was ready again`,
    ),
    ...everythingWrong(world, findings).slice(0, 40),
  ].join('\n');
}

import type { Language } from '#forms/definition.ts';
import type { Awaited, Holder, ReportTurn } from '#rules/tasks.ts';
import { listOfAll, listOfOptions } from '#web/site/lists.ts';
import { formatDay } from '#web/site/moments.ts';
import { isolate } from '#web/site/text/isolate.ts';
import { textsIn } from '#web/text/texts.ts';

/** So many people of a role are named. */
const MAX_NAMED = 3;

/** "Els Claes of Jan Peeters (voorzitter) en Arne De Winter (algemeen directeur/secretaris)"; empty without people. */
export function awaitedText(awaited: readonly Awaited[], language: Language): string {
  const { roles } = textsIn(language).tasks;
  const parts = awaited
    .filter(({ people }) => people.length > 0)
    .map(({ role, people }) => `${namesOf(people, language)} (${roles[role]})`);
  return listOfAll(parts, language);
}

function namesOf(people: readonly Holder[], language: Language): string {
  const named = people
    .slice(0, people.length > MAX_NAMED + 1 ? MAX_NAMED : people.length)
    .map(({ name }) => isolate(name));
  const more = people.length - named.length;
  return listOfOptions(more > 0 ? [...named, textsIn(language).tasks.others(more)] : named, language);
}

type AwaitedNoteProps = {
  readonly turn: Pick<ReportTurn, 'awaited' | 'since' | 'task'>;
  /** Everyone who has a role at the organisation: names the DPO when nobody has a role that is needed. */
  readonly holders: readonly Holder[];
  readonly language: Language;
};

/** Who is waited for by name and since when, and which role nobody can take; nothing if nobody is waited for. */
export function AwaitedNote({ turn: { awaited, since, task }, holders, language }: AwaitedNoteProps) {
  const text = textsIn(language).tasks;
  const who = awaitedText(awaited, language);
  const day = since && formatDay(since, language);
  const lacking = awaited.filter(({ people }) => people.length === 0);
  const dpo = holders.filter(({ role }) => role === 'dpo');
  if (awaited.length === 0) return null;
  return (
    <p class="awaited">
      {who !== '' && (task === null ? text.waitsFor(who, day) : text.waitsAlsoFor(who, day))}
      {lacking.map(({ role }) => ` ${text.nobody[role]}`)}
      {lacking.length > 0 && dpo.length > 0 && ` ${text.askDpo(namesOf(dpo, language))}`}
    </p>
  );
}

import { createHash } from 'node:crypto';
import { type Municipality, municipalities } from '#database/municipalities.ts';
import type { Language } from '#forms/definition.ts';
import { names } from './names.ts';

/** An invented person as whom one can log in. */
export type Person = {
  /** The identifier that applications get: `chair.11001`. */
  readonly subject: string;
  /** The municipality whose welfare centre the person works for; null for the ministry. */
  readonly nis: string | null;
  readonly function: 'clerk' | 'chair' | 'director' | 'dpo' | 'handler';
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly locale: Language;
};

const functions = ['clerk', 'chair', 'director', 'dpo'] as const;

/** The word for a welfare centre in each language; the domains of its e-mail addresses begin with it. */
const centre: Record<Language, string> = { nl: 'ocmw', fr: 'cpas', de: 'oeshz' };

let personsBySubject: ReadonlyMap<string, Person> | undefined;

function bySubject(): ReadonlyMap<string, Person> {
  personsBySubject ??= new Map(
    [...municipalities().values()]
      .flatMap(staff)
      .concat(handlers())
      .map((person) => [person.subject, person]),
  );
  return personsBySubject;
}

/** All persons: four for each municipality's welfare centre, and two case handlers of the ministry. The same at each start. */
export function persons(): readonly Person[] {
  return [...bySubject().values()];
}

/** The person with this subject, or undefined. */
export function findPerson(subject: string): Person | undefined {
  return bySubject().get(subject);
}

function staff(municipality: Municipality): Person[] {
  const taken = new Set<string>();
  return functions.map((role) => {
    const subject = `${role}.${municipality.nis}`;
    // The administrations in Brussels have two languages; each person speaks one of them.
    const locale = choose(municipality.languages, `${subject} language`);
    const domain = `${centre[locale]}-${ascii(municipality.name[locale], '-')}.example`;
    return { subject, nis: municipality.nis, function: role, ...named(subject, locale, domain, taken), locale };
  });
}

function handlers(): Person[] {
  const taken = new Set<string>();
  const languageOf = { 'handler.fps-mi': 'nl', 'releaser.fps-mi': 'fr' } as const;
  return Object.entries(languageOf).map(([subject, locale]) => ({
    subject,
    nis: null,
    function: 'handler',
    locale,
    ...named(subject, locale, 'mi-is.example', taken),
  }));
}

/** Chooses a name by the subject's hash, with a family name that is not in `taken`, and adds that to `taken`. */
function named(subject: string, locale: Language, domain: string, taken: Set<string>) {
  const givenName = choose(names[locale].given, `${subject} given`);
  const free = names[locale].family.filter((name) => !taken.has(name));
  const familyName = choose(free, `${subject} family`);
  taken.add(familyName);
  return { givenName, familyName, email: `${ascii(givenName, '-')}.${ascii(familyName, '')}@${domain}` };
}

function choose<T>(from: readonly T[], key: string): T {
  const hash = createHash('sha256').update(key).digest().readUInt32BE(0);
  const chosen = from[hash % from.length];
  if (chosen === undefined) throw new RangeError(`Nothing to choose from for ${key}`);
  return chosen;
}

/** `text` in lower-case letters a to z and digits, with `between` between words. */
function ascii(text: string, between: '-' | ''): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('ß', 'ss')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, between)
    .replace(/^-|-$/g, '');
}

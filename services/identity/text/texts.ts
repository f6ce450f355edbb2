import type { Language } from '#forms/definition.ts';
import type { Method } from '#services/identity/methods.ts';
import type { Person } from '#services/identity/persons.ts';
import { de } from './de.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

/** What went wrong, as far as it matters to whoever reads the page. */
export type Failure =
  /** The login took too long, or was finished or begun anew elsewhere. */
  | 'expired'
  /** An application that is not known here, or an address of it that is not. */
  | 'wrong-application'
  /** The logout names something that is not known here (any more). */
  | 'logout-refused'
  /** A request that cannot be answered, for another reason. */
  | 'refused'
  | 'not-found'
  | 'unexpected';

type FailureText = { readonly title: string; readonly what: string; readonly remedy: string };

/** Everything that the pages say in one language. */
export type Texts = {
  readonly service: string;
  readonly application: string;
  readonly skipToContent: string;
  readonly languageChoice: string;
  /** Two sentences: what this is; what it does not do. */
  readonly standIn: readonly [string, string];
  readonly toApplication: string;
  readonly login: {
    readonly title: string;
    readonly methodQuestion: string;
    readonly methods: Record<Method, { readonly name: string; readonly hint: string }>;
    readonly cardHelp: string;
    readonly personQuestion: string;
    readonly subject: string;
    readonly subjectHint: string;
    readonly submit: string;
    readonly searchTitle: string;
    readonly search: string;
    readonly searchHint: string;
    readonly searchSubmit: string;
    readonly examples: string;
    readonly found: (count: number, text: string) => string;
    readonly more: (shown: number) => string;
    readonly loginAs: string;
    readonly errorTitle: string;
    readonly subjectMissing: string;
    readonly subjectUnknown: string;
  };
  readonly functions: Record<Person['function'], string>;
  readonly ministry: string;
  readonly help: { readonly title: string; readonly paragraphs: readonly string[]; readonly back: string };
  readonly logout: {
    readonly title: string;
    readonly question: string;
    readonly submit: string;
    readonly stay: string;
    readonly leavingTitle: string;
    readonly leaving: string;
    readonly continue: string;
    readonly doneTitle: string;
    readonly done: string;
  };
  readonly start: { readonly title: string; readonly paragraph: string };
  readonly failures: Record<Failure, FailureText>;
  readonly errorCode: string;
};

export const texts: Record<Language, Texts> = { nl, fr, de };

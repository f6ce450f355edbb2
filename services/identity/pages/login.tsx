import { municipalities } from '#database/municipalities.ts';
import type { Language } from '#forms/definition.ts';
import { type Method, methods } from '#services/identity/methods.ts';
import { findPerson, type Person } from '#services/identity/persons.ts';
import { MAX_RESULTS, type SearchResult } from '#services/identity/search.ts';
import { textsIn } from '#services/identity/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { type PageProps, page } from './frame.tsx';

type LoginProps = PageProps & {
  /** The path to which the form is posted. */
  action: string;
  /** The address of the explanation of the card. */
  help: string;
  method: Method;
  /** The content of the field, as typed. */
  subject: string;
  /** The search text and its result. */
  search: { text: string; found: SearchResult } | undefined;
  error: 'subjectMissing' | 'subjectUnknown' | undefined;
};

/** The municipalities whose staff are offered as examples before anything is searched. */
const exampleNis: Record<Language, string> = { nl: '11001', fr: '92094', de: '63023' };

/**
 * The login methods and the persons to log in as. All of it is one form, so that without JavaScript too every choice is
 * sent with it: the search button sends the form by GET, and each person is a button that logs in as that person.
 */
export function loginPage(props: LoginProps): string {
  const { action, help, method, subject, search, error, ...view } = props;
  const { language } = view;
  const text = textsIn(language).login;
  const title = error === undefined ? text.title : siteTextsIn(language).page.wrong(text.title);
  return page(
    view,
    title,
    <>
      {error !== undefined && (
        <ErrorSummary title={text.errorTitle} errors={[{ text: text[error], href: '#subject' }]} />
      )}
      <h1>{text.title}</h1>
      <form method="post" action={action}>
        <input type="hidden" name="language" value={language} />
        <MethodChoice language={language} method={method} help={help} />
        <SubjectField
          language={language}
          subject={subject}
          error={error}
          focus={error === undefined && search === undefined}
        />
        <PersonSearch language={language} search={search} />
      </form>
    </>,
  );
}

function MethodChoice({ language, method, help }: Pick<LoginProps, 'language' | 'method' | 'help'>) {
  const text = textsIn(language).login;
  return (
    <fieldset>
      <legend>
        <h2 class="numbered">
          <span class="step">1</span> <span>{text.methodQuestion}</span>
        </h2>
      </legend>
      <div class="methods">
        {methods.map((one) => (
          <label class="method">
            <input type="radio" name="method" value={one} checked={one === method} aria-describedby={`${one}-hint`} />
            <span class="name">{text.methods[one].name}</span>
            <span class="hint" id={`${one}-hint`}>
              {text.methods[one].hint}
            </span>
          </label>
        ))}
      </div>
      <p>
        <a href={help}>{text.cardHelp}</a>
      </p>
    </fieldset>
  );
}

type SubjectProps = Pick<LoginProps, 'language' | 'subject' | 'error'> & {
  /** The page opens with the focus on the field. */
  readonly focus: boolean;
};

function SubjectField({ language, subject, error, focus }: SubjectProps) {
  const text = textsIn(language).login;
  return (
    <section aria-labelledby="who">
      <h2 id="who" class="numbered">
        <span class="step">2</span> <span>{text.personQuestion}</span>
      </h2>
      <div class={error === undefined ? 'field' : 'field wrong'}>
        <label for="subject">{text.subject}</label>
        <p class="hint" id="subject-hint">
          {text.subjectHint}
        </p>
        {error !== undefined && (
          <p class="error" id="subject-error">
            {text[error]}
          </p>
        )}
        <input
          type="text"
          id="subject"
          name="subject"
          value={subject}
          maxlength={100}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={error === undefined ? 'subject-hint' : 'subject-hint subject-error'}
          aria-invalid={error === undefined ? undefined : 'true'}
          autofocus={focus}
        />
      </div>
      <button type="submit">{text.submit}</button>
    </section>
  );
}

function PersonSearch({ language, search }: Pick<LoginProps, 'language' | 'search'>) {
  const text = textsIn(language).login;
  return (
    <section aria-labelledby="persons">
      <h2 id="persons">{text.searchTitle}</h2>
      <search class="field">
        <label for="search">{text.search}</label>
        <p class="hint" id="search-hint">
          {text.searchHint}
        </p>
        <div class="searching">
          <input
            type="search"
            id="search"
            name="search"
            value={search?.text ?? ''}
            maxlength={100}
            aria-describedby="search-hint"
          />
          <button type="submit" class="second" id="find" formmethod="get">
            {text.searchSubmit}
          </button>
        </div>
      </search>
      <Results language={language} search={search} />
    </section>
  );
}

function Results({ language, search }: Pick<LoginProps, 'language' | 'search'>) {
  const text = textsIn(language).login;
  const found = search?.found ?? examples(language);
  return (
    <>
      <h3 tabindex={-1} autofocus={search !== undefined}>
        {search === undefined ? text.examples : text.found(found.total, search.text)}
      </h3>
      {found.total > found.persons.length && <p class="hint">{text.more(MAX_RESULTS)}</p>}
      {found.persons.length > 0 && (
        <ul class="persons">
          {found.persons.map((person) => (
            <li>
              <PersonButton person={person} language={language} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PersonButton({ person, language }: { person: Person; language: Language }) {
  const { login, site } = textsIn(language);
  const place = person.nis === null ? site.ministry : municipalities().get(person.nis)?.name[language];
  return (
    <button type="submit" class="person" name="person" value={person.subject}>
      <span class="visually-hidden">{login.loginAs} </span>
      <span class="name">
        {person.givenName} {person.familyName}
      </span>{' '}
      <span class="hint">
        {site.functions[person.function]}, {place}
      </span>{' '}
      <code>{person.subject}</code>
    </button>
  );
}

function examples(language: Language): SearchResult {
  const nis = exampleNis[language];
  const subjects = [
    ...['clerk', 'chair', 'director', 'dpo'].map((role) => `${role}.${nis}`),
    'handler.fps-mi',
    'releaser.fps-mi',
  ];
  const persons = subjects.map(findPerson).filter((person) => person !== undefined);
  return { persons, total: persons.length };
}

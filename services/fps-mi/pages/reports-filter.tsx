/** By what received reports are found. */

import type { Context } from 'hono';
import { catalogue } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { provinces } from '#services/fps-mi/database/provinces.ts';
import { statuses } from '#services/fps-mi/database/report-search.ts';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { linkTo } from './frame.tsx';

const fields = ['form', 'year', 'province', 'status', 'search'] as const;
type FieldName = (typeof fields)[number];

/** What was typed in the filter, wrong or not. */
type Typed = Readonly<Record<FieldName, string>>;

export type ProblemField = keyof Texts['problems'];

export function isProblemField(name: unknown): name is ProblemField {
  return name === 'form' || name === 'year' || name === 'offset';
}

/** What stands in the address, without the spaces around it. */
export function typedIn(context: Context): Typed {
  const typed = (name: FieldName): string => context.req.query(name)?.trim() ?? '';
  return {
    form: typed('form'),
    year: typed('year'),
    province: typed('province'),
    status: typed('status'),
    search: typed('search'),
  };
}

type SummaryProps = { language: Language; said: readonly string[]; problems: readonly ProblemField[] };

/** What must be mended, on top of the page. */
export function ErrorSummary({ language, said, problems }: SummaryProps) {
  const text = textsIn(language);
  return (
    <div class="errors" role="alert">
      <h2>{said.length > 0 ? text.fieldProblem : text.problem}</h2>
      <ul>
        {said.map((each) => (
          <li>{each}</li>
        ))}
        {problems.map((field) => (
          <li>
            {field === 'offset' ? (
              <a href={linkTo('/', language)}>{text.problems.offset}</a>
            ) : (
              <a href={`#${field}`}>{text.problems[field]}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

type FormProps = { language: Language; typed: Typed; problems: readonly ProblemField[] };

/** The filter itself: an ordinary form that asks for the page with other parameters. */
export function FilterForm({ language, typed, problems }: FormProps) {
  const text = textsIn(language);
  const forms = [...new Map(catalogue.map(({ id, title }) => [id, title[language]]))];
  const options = <K extends string>(keys: readonly K[], labels: Readonly<Record<K, string>>) =>
    keys.map((key): [string, string] => [key, labels[key]]);
  return (
    <form method="get" action="/" class="filter" aria-label={text.filter}>
      {language !== 'nl' && <input type="hidden" name="language" value={language} />}
      <SearchField language={language} typed={typed.search} help={text.searchHelp} />
      <Choice name="form" label={text.form} all={text.allForms} options={forms} typed={typed.form} />
      <YearField {...{ language, typed, problems }} />
      <ProvinceField language={language} typed={typed.province} />
      <Choice
        name="status"
        label={text.status}
        all={text.allStatuses}
        options={options(statuses, text.statuses)}
        typed={typed.status}
      />
      <div class="actions">
        <button type="submit">{text.show}</button>
        <a href={linkTo('/', language)}>{text.showAll}</a>
      </div>
    </form>
  );
}

/** What is looked for in names and numbers. @param help what can be typed */
export function SearchField({ language, typed, help }: { language: Language; typed: string; help: string }) {
  return (
    <div class="field">
      <label for="search">{textsIn(language).search}</label>
      <input id="search" name="search" type="search" value={typed} maxlength={100} aria-describedby="search-help" />
      <p class="help" id="search-help">
        {help}
      </p>
    </div>
  );
}

/** One province, or all. */
export function ProvinceField({ language, typed }: { language: Language; typed: string }) {
  const text = textsIn(language);
  const options = provinces.map((province): [string, string] => [province, text.provinces[province]]);
  return <Choice name="province" label={text.province} all={text.allProvinces} options={options} typed={typed} />;
}

type ChoiceProps = {
  name: FieldName;
  label: string;
  all: string;
  options: readonly (readonly [id: string, label: string])[];
  typed: string;
};

function Choice({ name, label, all, options, typed }: ChoiceProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{all}</option>
        {options.map(([id, title]) => (
          <option value={id} selected={id === typed}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function YearField({ language, typed, problems }: FormProps) {
  const text = textsIn(language);
  const wrong = problems.includes('year');
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for="year">{text.year}</label>
      <input
        id="year"
        name="year"
        value={typed.year}
        inputmode="numeric"
        autocomplete="off"
        maxlength={20}
        size={6}
        aria-describedby={wrong ? 'year-problem' : undefined}
        aria-invalid={wrong ? 'true' : undefined}
      />
      {wrong && (
        <p class="problem" id="year-problem">
          {text.problems.year}
        </p>
      )}
    </div>
  );
}

/** The filter above the list of received reports. */

import { catalogue } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { provinces } from '#services/fps-mi/database/provinces.ts';
import { statuses } from '#services/fps-mi/database/report-search.ts';
import { LanguageField, linkTo } from '#services/fps-mi/pages/links.tsx';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { alphabetical } from '#web/site/alphabetical.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';

type FieldName = 'form' | 'year' | 'province' | 'status' | 'search';

/** The values of the filter as typed, valid or not. */
export type TypedFilter = Readonly<Record<FieldName, string>>;

/** A parameter of the list that can be invalid. */
export type ProblemField = keyof Texts['reports']['problems'];

export function isProblemField(name: unknown): name is ProblemField {
  return name === 'form' || name === 'year' || name === 'offset';
}

/** The values in the address, without the spaces around them. */
export function typedFilter(query: Readonly<Record<string, string>>): TypedFilter {
  const typed = (name: FieldName): string => query[name]?.trim() ?? '';
  return {
    form: typed('form'),
    year: typed('year'),
    province: typed('province'),
    status: typed('status'),
    search: typed('search'),
  };
}

/** The error summary of a filter that cannot be understood. */
export function FilterProblems({ language, problems }: { language: Language; problems: readonly ProblemField[] }) {
  const text = textsIn(language).reports;
  const errors = problems.map((field) => ({
    text: text.problems[field],
    href: field === 'offset' ? linkTo('/', language) : `#${field}`,
  }));
  return <ErrorSummary title={text.problem} errors={errors} />;
}

type FormProps = { language: Language; typed: TypedFilter; problems: readonly ProblemField[] };

/** The filter: a form that asks for the same page with other parameters. */
export function FilterForm({ language, typed, problems }: FormProps) {
  const { terms, reports } = textsIn(language);
  const forms = [...new Map(catalogue.map(({ id, title }) => [id, title[language]]))];
  const statusOptions = statuses.map((status): Option => [status, terms.statuses[status]]);
  return (
    <form method="get" action="/" class="filter" aria-label={terms.filter}>
      <LanguageField language={language} />
      <SearchField language={language} typed={typed.search} help={reports.searchHelp} />
      <Choice name="form" label={terms.form} all={reports.allForms} options={forms} typed={typed.form} />
      <YearField language={language} typed={typed} problems={problems} />
      <ProvinceField language={language} typed={typed.province} />
      <Choice
        name="status"
        label={terms.status}
        all={reports.allStatuses}
        options={statusOptions}
        typed={typed.status}
      />
      <div class="actions">
        <button type="submit">{terms.show}</button>
        <a href={linkTo('/', language)}>{terms.showAll}</a>
      </div>
    </form>
  );
}

/** Searches names and numbers. @param props.help what can be typed */
export function SearchField({ language, typed, help }: { language: Language; typed: string; help: string }) {
  return (
    <div class="field">
      <label for="search">{textsIn(language).terms.search}</label>
      <input id="search" name="search" type="search" value={typed} maxlength={100} aria-describedby="search-help" />
      <p class="help" id="search-help">
        {help}
      </p>
    </div>
  );
}

/** One province, or all of them. */
export function ProvinceField({ language, typed }: { language: Language; typed: string }) {
  const text = textsIn(language).terms;
  const options = alphabetical(
    provinces.map((province): Option => [province, text.provinces[province]]),
    language,
    ([, label]) => label,
  );
  return <Choice name="province" label={text.province} all={text.allProvinces} options={options} typed={typed} />;
}

type Option = readonly [id: string, label: string];

type ChoiceProps = { name: FieldName; label: string; all: string; options: readonly Option[]; typed: string };

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
  const { terms, reports } = textsIn(language);
  const isWrong = problems.includes('year');
  return (
    <div class={isWrong ? 'field wrong' : 'field'}>
      <label for="year">{terms.year}</label>
      <input
        id="year"
        name="year"
        value={typed.year}
        inputmode="numeric"
        autocomplete="off"
        maxlength={20}
        size={6}
        aria-describedby={isWrong ? 'year-problem' : undefined}
        aria-invalid={isWrong ? 'true' : undefined}
      />
      {isWrong && (
        <p class="problem" id="year-problem">
          {reports.problems.year}
        </p>
      )}
    </div>
  );
}

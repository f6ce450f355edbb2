/** The list of received reports, with its filter. */

import type { Context } from 'hono';
import { z } from 'zod';
import type { Sql } from '../../../database/connection.ts';
import { formatEuro } from '../../../forms/amount.ts';
import { catalogue } from '../../../forms/catalogue.ts';
import type { Language } from '../../../forms/definition.ts';
import { listSchema } from '../filter.ts';
import { listReceivedReports, type ReceivedReport } from '../received-reports.ts';
import { type Texts, textsIn } from '../texts.ts';
import { languageOf, linkTo, Moment, page } from './frame.tsx';

/** How many reports stand on a page. */
const PAGE_SIZE = 100;

// A link may bring along what these pages do not know: they ignore it.
const querySchema = z.object(listSchema.shape).omit({ limit: true });

/** What was typed in the filter, wrong or not. */
type Typed = { readonly form: string; readonly year: string; readonly nis: string };
type ProblemField = keyof Texts['problems'];

/** GET / */
export async function reportsPage(context: Context, sql: Sql): Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language);
  const { form = '', year = '', nis = '' } = context.req.query();
  const typed: Typed = { form: form.trim(), year: year.trim(), nis: nis.trim() };
  const query = querySchema.safeParse({ ...context.req.query(), ...typed });
  if (!query.success) {
    const wrong = new Set(query.error.issues.map((issue) => issue.path[0]));
    const problems = problemFields.filter((field) => wrong.has(field));
    return await page(
      context,
      { title: text.title, status: 422 },
      <>
        <h1>{text.reports}</h1>
        <ErrorSummary language={language} problems={problems} />
        <FilterForm language={language} typed={typed} problems={problems} />
      </>,
    );
  }
  const { offset, ...filter } = query.data;
  const { reports, total } = await listReceivedReports(sql, filter, { limit: PAGE_SIZE, offset });
  const filtered = Object.values(typed).some((value) => value !== '');
  return await page(
    context,
    { title: text.title },
    <>
      <h1>{text.reports}</h1>
      <FilterForm language={language} typed={typed} problems={[]} />
      {total === 0 ? (
        <p class="none">{filtered ? text.noneFound : text.noneYet}</p>
      ) : (
        <>
          <ReportTable language={language} reports={reports} total={total} />
          <Pages language={language} typed={typed} offset={offset} total={total} />
        </>
      )}
    </>,
  );
}

const problemFields = ['form', 'year', 'nis', 'offset'] as const satisfies readonly ProblemField[];

function ErrorSummary({ language, problems }: { language: Language; problems: readonly ProblemField[] }) {
  const text = textsIn(language);
  return (
    <div class="errors" role="alert">
      <h2>{text.problem}</h2>
      <ul>
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

function FilterForm(props: { language: Language; typed: Typed; problems: readonly ProblemField[] }) {
  const { language, typed, problems } = props;
  const text = textsIn(language);
  const forms = new Map(catalogue.map(({ id, title }) => [id, title[language]]));
  return (
    <form method="get" action="/" class="filter" aria-label={text.filter}>
      {language !== 'nl' && <input type="hidden" name="language" value={language} />}
      <div class="field">
        <label for="form">{text.form}</label>
        <select id="form" name="form">
          <option value="">{text.allForms}</option>
          {[...forms].map(([id, title]) => (
            <option value={id} selected={id === typed.form}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <FilterField name="year" label={text.year} width={4} {...{ language, typed, problems }} />
      <FilterField name="nis" label={text.nis} help={text.nisHelp} width={5} {...{ language, typed, problems }} />
      <div class="actions">
        <button type="submit">{text.show}</button>
        <a href={linkTo('/', language)}>{text.showAll}</a>
      </div>
    </form>
  );
}

type FilterFieldProps = {
  name: 'year' | 'nis';
  label: string;
  help?: string;
  width: number;
  language: Language;
  typed: Typed;
  problems: readonly ProblemField[];
};

function FilterField({ name, label, help, width, language, typed, problems }: FilterFieldProps) {
  const wrong = problems.includes(name);
  const described = [help && `${name}-help`, wrong && `${name}-problem`].filter(Boolean).join(' ');
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        value={typed[name]}
        inputmode="numeric"
        autocomplete="off"
        maxlength={20}
        size={width + 2}
        aria-describedby={described || undefined}
        aria-invalid={wrong ? 'true' : undefined}
      />
      {help && (
        <p class="help" id={`${name}-help`}>
          {help}
        </p>
      )}
      {wrong && (
        <p class="problem" id={`${name}-problem`}>
          {textsIn(language).problems[name]}
        </p>
      )}
    </div>
  );
}

function ReportTable({ language, reports, total }: { language: Language; reports: ReceivedReport[]; total: number }) {
  const text = textsIn(language);
  return (
    <table class="reports">
      <caption>{text.count(reports.length, total)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.reference}</th>
          <th scope="col">{text.ocmw}</th>
          <th scope="col">{text.form}</th>
          <th scope="col">{text.year}</th>
          <th scope="col" class="amount">
            {text.payable}
          </th>
          <th scope="col">{text.receivedAt}</th>
          <th scope="col" class="amount">
            {text.version}
          </th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr>
            <th scope="row">
              <a href={linkTo(`/reports/${report.reference}`, language)}>{report.reference}</a>
            </th>
            <td data-label={text.ocmw}>{report.municipality[language]}</td>
            <td data-label={text.form}>{formTitle(report, language)}</td>
            <td data-label={text.year}>{report.year}</td>
            <td data-label={text.payable} class="amount">
              {formatEuro(report.payable, language)}
            </td>
            <td data-label={text.receivedAt}>
              <Moment at={report.receivedAt} language={language} brief />
            </td>
            <td data-label={text.version} class="amount">
              {report.version}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The title of a report's form; its id where the form is no longer in the catalogue. */
export function formTitle({ form }: Pick<ReceivedReport, 'form'>, language: Language): string {
  return catalogue.find(({ id }) => id === form)?.title[language] ?? form;
}

function Pages(props: { language: Language; typed: Typed; offset: number; total: number }) {
  const { language, typed, offset, total } = props;
  const text = textsIn(language);
  const linkAt = (start: number) => linkTo('/', language, { ...typed, offset: start === 0 ? undefined : start });
  if (total <= PAGE_SIZE && offset === 0) return null;
  return (
    <nav class="pages" aria-label={text.pages}>
      {offset > 0 && (
        <a rel="prev" href={linkAt(Math.max(0, offset - PAGE_SIZE))}>
          {text.newer}
        </a>
      )}
      {offset + PAGE_SIZE < total && (
        <a rel="next" href={linkAt(offset + PAGE_SIZE)}>
          {text.older}
        </a>
      )}
    </nav>
  );
}

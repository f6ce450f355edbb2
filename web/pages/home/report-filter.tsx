import { z } from 'zod';
import { currentForms } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import type { Step } from '#rules/tasks.ts';
import { textsIn } from '#web/text/texts.ts';

/** The groups of states among which a person can choose. */
const groups = ['open', 'sent', 'accepted'] as const;
type Group = (typeof groups)[number];

/** The filter in the query of the homepage. What is not understood filters nothing. */
const filterSchema = z.object({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .transform(Number)
    .nullish()
    .catch(null),
  state: z.enum(groups).nullish().catch(null),
});
export type ReportFilter = { readonly year: number | null; readonly state: Group | null };

/** The filter that a query asks for. */
export function readFilter(query: Record<string, string>): ReportFilter {
  const { year, state } = filterSchema.parse({ year: query['year'] || null, state: query['state'] || null });
  return { year: year ?? null, state: state ?? null };
}

/** Whether a report passes a filter. */
export function passes({ year, state }: ReportFilter, report: { readonly year: number; readonly step: Step }): boolean {
  return (year === null || report.year === year) && (state === null || groupOf(report.step) === state);
}

function groupOf(step: Step): Group {
  switch (step) {
    case 'decide':
      return 'sent';
    case 'done':
      return 'accepted';
    case 'enter-data':
    case 'fill-in':
    case 'complete':
    case 'correct-return':
    case 'save-again':
    case 'sign':
    case 'send':
    case 'open':
    case 'missed':
      return 'open';
  }
}

/** The form with which a person filters the reports by year and state. It works by GET. */
export function FilterForm({ filter, language, path }: { filter: ReportFilter; language: Language; path: string }) {
  const text = textsIn(language).home;
  const years = [...new Set(currentForms.map(({ year }) => year))].toSorted((one, other) => other - one);
  return (
    <form method="get" action={`${path}#forms`} class="filter" aria-label={text.filter}>
      <div class="field">
        <label for="year">{text.year}</label>
        <select id="year" name="year">
          <option value="">{text.everyYear}</option>
          {years.map((year) => (
            <option value={String(year)} selected={filter.year === year}>
              {year}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="state">{text.status}</label>
        <select id="state" name="state">
          <option value="">{text.every}</option>
          {groups.map((group) => (
            <option value={group} selected={filter.state === group}>
              {text.filters[group]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{text.show}</button>
      {(filter.year !== null || filter.state !== null) && <a href={`${path}#forms`}>{text.showEvery}</a>}
    </form>
  );
}

import type { Language } from '#forms/definition.ts';
import { textsIn } from '#web/text/texts.ts';

type DownloadsProps = {
  readonly language: Language;
  /** The path of the organisation's homepage. */
  readonly base: string;
  /** The years of which FPS MI has received a report, the latest first. */
  readonly years: readonly number[];
  /** Whether there is a due day to come. */
  readonly deadlines: boolean;
};

/** What an organisation can download: the documents of a year, and its deadlines as a calendar. */
export function Downloads({ language, base, years, deadlines }: DownloadsProps) {
  const text = textsIn(language).downloads;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{text.title}</h2>
      <ul class="list">
        {years.map((year) => (
          <li>
            <a href={`${base}/years/${year}/documents.zip`}>{text.zip(String(year))}</a>
          </li>
        ))}
        {deadlines && (
          <li>
            <a href={`${base}/deadlines.ics`}>{text.calendar}</a>
          </li>
        )}
        <li>
          <a href="/blank-forms">{text.blankForms}</a>
        </li>
        <li>
          <a href="/tables">{textsIn(language).tables.title}</a>
        </li>
      </ul>
    </section>
  );
}

import { formatNumber } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import { within } from '#web/components/findings.tsx';
import { listOfAll } from '#web/site/lists.ts';
import { textsIn } from '#web/text/texts.ts';
import type { LastYear } from './last-year.ts';

/** Offers the table with last year's lines, and says which cells of them are filled in. */
export function LastYearLink(props: { lastYear: LastYear; tablePath: string; language: Language }) {
  const { lastYear, tablePath, language } = props;
  const { year, lines, columns } = lastYear;
  const text = textsIn(language).lastYear;
  const names = (of: LastYear['columns']['kept']): string =>
    listOfAll(
      of.map(({ label, inText }) => within((inText ?? label)[language], language)),
      language,
    );
  return (
    <>
      <p>
        <a class="button" href={`${tablePath}/last-year`}>
          {text.download(year)}
        </a>
      </p>
      <p class="hint">
        {text.lines(lines.length, formatNumber(lines.length, language), year, names(columns.kept))}
        {columns.empty.length > 0 && ` ${text.empty(names(columns.empty))}`}
      </p>
    </>
  );
}

import {
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Language,
  type Line,
  type TableField,
  type Values,
} from '#forms/definition.ts';
import { changedLines } from '#forms/line-alignment.ts';
import type { Clash } from '#forms/merge.ts';
import { linesIn } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { within } from '#web/components/findings.tsx';
import { inputName } from '#web/components/input-name.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/** A value in several states, as texts. */
export type ComparedRow = { readonly label: string; readonly values: readonly string[] };

/** How many changes a page lists. */
const MAX_LISTED = 50;

/** Values in several states, side by side. */
export function ComparedValues({ heads, rows }: { heads: readonly string[]; rows: readonly ComparedRow[] }) {
  return (
    <table class="cards compared">
      <thead>
        <tr>
          <td></td>
          {heads.map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr>
            <th scope="row">{label}</th>
            {values.map((value, index) => (
              <td data-label={heads[index]}>
                <span>{value}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What changed from one state to another, field by field and line by line. @param except places that are shown elsewhere */
export function ChangedValues(props: {
  definition: FormDefinition;
  before: Values;
  after: Values;
  except?: ReadonlySet<string>;
  title: string;
  language: Language;
}) {
  const { definition, before, after, except = new Set(), title, language } = props;
  const text = textsIn(language).merging;
  const rows = fieldsOf(definition).flatMap((field): ComparedRow[] => {
    if (except.has(field.id)) return [];
    if (field.kind === 'table') return lineRows(field, props);
    if (!isTyped(field) || before[field.id] === after[field.id]) return [];
    const values = [before, after].map((state) => formatValue(field, state[field.id], language));
    return [{ label: field.label[language], values }];
  });
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ComparedValues heads={[text.before, text.after]} rows={rows.slice(0, MAX_LISTED)} />
      {rows.length > MAX_LISTED && <p>{text.more(rows.length - MAX_LISTED)}</p>}
    </section>
  );
}

function lineRows(
  table: TableField,
  props: { before: Values; after: Values; except?: ReadonlySet<string>; language: Language },
): ComparedRow[] {
  const { language, except } = props;
  const text = textsIn(language).merging;
  return changedLines(linesIn(props.before, table.id), linesIn(props.after, table.id)).flatMap(
    ({ before, after }): ComparedRow[] => {
      if (before && except?.has(inputName({ field: table.id, line: before.number }))) return [];
      const label = lineLabel(table, (after ?? before)?.number ?? 0, language);
      if (before && after) return cellRows(table, [before.line, after.line], language, label);
      const added = [text.lineAdded, after ? lineText(table, after.line, language) : ''];
      return [{ label, values: after ? added : [lineText(table, before?.line ?? {}, language), text.lineRemoved] }];
    },
  );
}

/** What both changed: before, what is saved, and what this person typed. */
export function clashRows(clash: Clash, language: Language): ComparedRow[] {
  const text = textsIn(language).merging;
  switch (clash.kind) {
    case 'field': {
      const values = [clash.base, clash.theirs, clash.mine].map((value) => formatValue(clash.field, value, language));
      return [{ label: clash.field.label[language], values }];
    }
    case 'line':
      return cellRows(clash.field, [clash.base, clash.theirs, clash.mine], language);
    case 'table': {
      const values = [clash.base, clash.theirs, clash.mine].map(({ length }) => text.lineCount(length));
      return [{ label: clash.field.label[language], values }];
    }
  }
}

/** The cells in which the states of a line differ; all cells when one of them has removed it. */
function cellRows(
  table: TableField,
  states: readonly (Line | null)[],
  language: Language,
  lineName?: string,
): ComparedRow[] {
  return table.columns.filter(isTyped).flatMap((column): ComparedRow[] => {
    const [first] = states;
    if (states.every((state) => state && state[column.id] === first?.[column.id])) return [];
    const label = column.label[language];
    return [
      {
        label: lineName === undefined ? label : `${lineName}, ${within(label, language)}`,
        values: states.map((state) =>
          state ? formatValue(column, state[column.id], language) : textsIn(language).merging.lineRemoved,
        ),
      },
    ];
  });
}

/** "Personeelsleden, regel 3". */
export function lineLabel(table: TableField, number: number, language: Language): string {
  return `${table.label[language]}, ${within(siteTextsIn(language).lines.line(String(number + 1)), language)}`;
}

/** The typed cells of a line, one after the other. */
function lineText(table: TableField, line: Line, language: Language): string {
  return table.columns
    .filter(isTyped)
    .filter(({ id }) => line[id] !== undefined)
    .map(
      (column) =>
        `${column.label[language]}${textsIn(language).colon}${formatValue(column, line[column.id], language)}`,
    )
    .join('; ');
}

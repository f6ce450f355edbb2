import {
  type Check,
  type Column,
  type FormDefinition,
  isTyped,
  type Language,
  MAX_LINES,
  type TableField,
  tablesOf,
} from '#forms/definition.ts';

/** A table of a form, as the grid needs it. */
export type GridTable = {
  readonly field: TableField;
  readonly columns: readonly Column[];
  /** For each column, the place of its text among those of a line; undefined for a computed column. */
  readonly textAt: readonly (number | undefined)[];
  /** How many texts a line has. */
  readonly typedCount: number;
  /** The checks of single lines. */
  readonly checks: readonly Check[];
  readonly maxLines: number;
  readonly language: Language;
};

/** A table by its id; undefined when the form does not have it. */
export function gridTable(definition: FormDefinition, id: string, language: Language): GridTable | undefined {
  const field = tablesOf(definition).find((table) => table.id === id);
  if (field === undefined) return undefined;
  const { columns, maxLines = MAX_LINES } = field;
  const typed = columns.filter(isTyped);
  return {
    field,
    columns,
    textAt: columns.map((column) => {
      const at = typed.findIndex((each) => each.id === column.id);
      return at < 0 ? undefined : at;
    }),
    typedCount: typed.length,
    checks: definition.checks.filter(({ each }) => each === id),
    maxLines,
    language,
  };
}

import { catalogue } from '#forms/catalogue.ts';
import { fieldsOf, type Language, type LocalText, languages, type SingleField } from '#forms/definition.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';

/** A column of an export. Its id is that of a field, or that of a table and one of its columns: `participation.cost`. */
export type FormColumn = { readonly id: string; readonly label: LocalText; readonly field: SingleField };

/**
 * The columns that a form adds to the list of its reports: one for each field, and one for each total of its tables. They
 * cover all years and versions of the form that are asked for; where labels differ, the newest is used. Without a form
 * there are no columns.
 */
export function columnsOf({ form, year }: { form?: string | undefined; year?: number | undefined }): FormColumn[] {
  const definitions = catalogue
    .filter((definition) => definition.id === form && (year === undefined || definition.year === year))
    .toSorted((one, other) => other.year - one.year || other.version - one.version);
  const columns = new Map<string, FormColumn>();
  for (const field of definitions.flatMap(fieldsOf)) {
    const own =
      field.kind === 'table'
        ? field.columns
            .filter(({ total }) => total)
            .map((column) => ({
              id: `${field.id}.${column.id}`,
              label: labelOfTotal(field.label, column.label),
              field: column,
            }))
        : [{ id: field.id, label: field.label, field }];
    for (const column of own) if (!columns.has(column.id)) columns.set(column.id, column);
  }
  return [...columns.values()];
}

function labelOfTotal(table: LocalText, column: LocalText): LocalText {
  const label = (language: Language): [Language, string] => [
    language,
    `${table[language]}${textsIn(language).terms.colon}${column[language]}`,
  ];
  // The cast: every language has an entry.
  return Object.fromEntries(languages.map(label)) as LocalText;
}

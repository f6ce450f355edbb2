/** What a form adds to the list of its reports: a column for each field, and for each total of its tables. */

import { catalogue } from '#forms/catalogue.ts';
import { fieldsOf, type Language, type LocalText, languages, type SingleField } from '#forms/definition.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';

/** A column. Its id is that of a field, or of a table and a column of it. */
export type FormColumn = { readonly id: string; readonly label: LocalText; readonly field: SingleField };

/** The columns of a form, of all its years and versions that are asked for, the newest words first; none without a form. */
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
              label: both(field.label, column.label),
              field: column,
            }))
        : [{ id: field.id, label: field.label, field }];
    for (const column of own) if (!columns.has(column.id)) columns.set(column.id, column);
  }
  return [...columns.values()];
}

function both(table: LocalText, column: LocalText): LocalText {
  const label = (language: Language): [Language, string] => [
    language,
    `${table[language]}${textsIn(language).colon}${column[language]}`,
  ];
  // The cast: every language has an entry.
  return Object.fromEntries(languages.map(label)) as LocalText;
}

/** The mark of a table: for which form, year, version and table of the form its lines are. */

export type Mark = {
  readonly form: string;
  readonly year: number;
  /** Of the form's definition. */
  readonly version: number;
  readonly table: string;
};

/**
 * The mark as it stands in the first cell of the sheet. A cell, since whatever a spreadsheet program does with hidden
 * sheets and properties of a file, cells survive, in CSV as well.
 */
export function markText({ form, year, version, table }: Mark): string {
  return `uniek-verslag/${form}/${year}/${version}/${table}`;
}

const pattern =
  /^uniek-verslag\/(?<form>[a-z][a-z0-9-]{0,99})\/(?<year>\d{4})\/(?<version>\d{1,6})\/(?<table>[a-z][A-Za-z0-9]{0,99})$/;

/** Reads a mark; null when a text is none. */
export function parseMark(text: string): Mark | null {
  const parts = pattern.exec(text.trim())?.groups;
  if (parts === undefined) return null;
  const { form = '', year, version, table = '' } = parts;
  return { form, year: Number(year), version: Number(version), table };
}

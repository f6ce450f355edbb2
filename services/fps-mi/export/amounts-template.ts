/** The list of granted amounts to fill in: every organisation with its amounts, as XLSX and as CSV. */

import { stringify } from 'csv-stringify/sync';
import { type CellStyle, type CellValue, colToLetter, type DataValidation, writeXlsx } from 'hucre/xlsx';
import { decimal, MAX_AMOUNT } from '#forms/amount.ts';
import type { Cents, FormDefinition, GrantedField, Language, LocalText } from '#forms/definition.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { csvOptions, csvText, decimalComma } from './csv.ts';
import { LINE_HEIGHT_PT, wrappedLines } from './xlsx-stream.ts';

export type AmountsTemplate = {
  readonly definition: Pick<FormDefinition, 'title' | 'year'>;
  readonly fields: readonly Pick<GrantedField, 'id' | 'label'>[];
  /** The name of each organisation, by its NIS code. */
  readonly organisations: ReadonlyMap<string, LocalText>;
  /** The amount of an organisation and a field; undefined: none was ever granted, which the list leaves empty. */
  readonly amountOf: (nis: string, field: string) => Cents | undefined;
};

/** The rows of the list: the NIS code, the name, each amount, and which campaign it is for. */
function rowsOf(
  { definition, fields, organisations, amountOf }: AmountsTemplate,
  language: Language,
): {
  headers: string[];
  rows: (readonly [string, string, readonly (Cents | undefined)[]])[];
  campaign: [string, number];
} {
  const { terms } = textsIn(language);
  return {
    headers: ['NIS', terms.ocmw, ...fields.map(({ label }) => label[language]), terms.form, terms.year],
    rows: [...organisations].map(([nis, name]) => [nis, name[language], fields.map(({ id }) => amountOf(nis, id))]),
    campaign: [definition.title[language], definition.year],
  };
}

/** As CSV, for spreadsheet programs in Belgium. */
export function amountsTemplateCsv(template: AmountsTemplate, language: Language): string {
  const { headers, rows, campaign } = rowsOf(template, language);
  const lines = rows.map(([nis, name, amounts]) => [
    nis,
    name,
    ...amounts.map((cents) => (cents === undefined ? '' : decimalComma(cents))),
    ...campaign,
  ]);
  return stringify(
    [headers, ...lines].map((line) => line.map((cell) => csvText(String(cell)))),
    csvOptions,
  );
}

const font = 'Calibri';
const headerStyle: CellStyle = {
  font: { name: font, size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E6EDF5' } },
  alignment: { wrapText: true, vertical: 'top' },
};
const textStyle: CellStyle = { numFmt: '@' };
// Without thousands separators: an English program would write them as commas into a CSV.
const amountStyle: CellStyle = {
  numFmt: '0.00',
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFBE6' } },
};

/**
 * As XLSX with one sheet: NIS codes as text, amounts as numbers with a check and a help text beside the cell. The headers stay
 * visible, and each column can be filtered.
 */
export async function amountsTemplateXlsx(
  template: AmountsTemplate,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const { headers, rows, campaign } = rowsOf(template, language);
  const { amounts: text } = textsIn(language);
  const firstAmount = 2;
  const afterAmounts = firstAmount + template.fields.length;
  const styleOf = (column: number): CellStyle =>
    column >= firstAmount && column < afterAmounts ? amountStyle : textStyle;
  const lines: CellValue[][] = rows.map(([nis, name, amounts]) => [
    nis,
    name,
    ...amounts.map((cents) => (cents === undefined ? null : Number(decimal(cents)))),
    ...campaign,
  ]);
  const cells = new Map<string, { style: CellStyle }>();
  for (const column of headers.keys()) {
    cells.set(`0,${column}`, { style: headerStyle });
    // The year stays a number.
    if (column === headers.length - 1) continue;
    for (const row of lines.keys()) cells.set(`${row + 1},${column}`, { style: styleOf(column) });
  }
  const headerLines = Math.max(...headers.map((text, column) => wrappedLines(text, widthOf(column, headers.length))));
  const last = `${colToLetter(headers.length - 1)}${rows.length + 1}`;
  const name = text.title;
  // Excel writes these names as well; without the first, LibreOffice shows no filter. `hidden` is of our patch of hucre.
  const filter = `'${name}'!$A$1:$${colToLetter(headers.length - 1)}$${rows.length + 1}`;
  const filterName = { name: '_xlnm._FilterDatabase', range: filter, scope: name, hidden: true };
  const bytes = await writeXlsx({
    namedRanges: [filterName, { name: '_xlnm.Print_Titles', range: `'${name}'!$1:$1`, scope: name }],
    sheets: [
      {
        name,
        rows: [headers, ...lines],
        cells,
        columns: headers.map((_, column) => ({ width: widthOf(column, headers.length) })),
        rowDefs: new Map([[0, { height: headerLines * LINE_HEIGHT_PT + 3 }]]),
        pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        freezePane: { rows: 1, columns: firstAmount },
        autoFilter: { range: `A1:${last}` },
        dataValidations: [
          nisRule(text.template, rows.length),
          ...template.fields.map((_, index) => amountRule(text.template, firstAmount + index, rows.length)),
        ],
      },
    ],
  });
  return new Uint8Array(bytes);
}

function widthOf(column: number, count: number): number {
  if (column === 0) return 9;
  if (column === 1) return 30;
  if (column === count - 1) return 8;
  return column === count - 2 ? 36 : 22;
}

type TemplateTexts = ReturnType<typeof textsIn>['amounts']['template'];

function nisRule(text: TemplateTexts, rows: number): DataValidation {
  return {
    type: 'textLength',
    operator: 'equal',
    formula1: '5',
    range: `A2:A${rows + 1}`,
    allowBlank: true,
    showErrorMessage: true,
    errorMessage: text.nisError,
    showInputMessage: true,
    inputTitle: 'NIS',
    inputMessage: text.nisHelp,
  };
}

function amountRule(text: TemplateTexts, column: number, rows: number): DataValidation {
  const letter = colToLetter(column);
  return {
    type: 'decimal',
    operator: 'between',
    formula1: '0',
    formula2: String(MAX_AMOUNT / 100),
    range: `${letter}2:${letter}${rows + 1}`,
    allowBlank: true,
    showErrorMessage: true,
    errorMessage: text.amountError,
    showInputMessage: true,
    inputTitle: 'EUR',
    inputMessage: text.amountHelp,
  };
}

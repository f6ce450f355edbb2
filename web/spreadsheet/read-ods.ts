import { SaxesParser } from 'saxes';
import { type Cell, numberText, percentageText, type Row, rowOf } from './cell.ts';
import { FileRefused } from './file-refusal.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import type { Zip } from './zip.ts';

/** The file in an ODS that contains its sheets. */
export const ODS_CONTENT = 'content.xml';

type Attributes = Readonly<Record<string, string>>;

/**
 * The sheets of an ODS (OpenDocument 1.3 part 3, 9). The parser knows only the five entities of XML, so no entity can
 * expand; any other entity makes the file unreadable.
 */
export async function readOdsSheets(zip: Zip): Promise<Row[][]> {
  const xml = await zip.text(ODS_CONTENT);
  const sheets: Row[][] = [];
  let rowNumber = 1;
  let row: { readonly repeated: number; cells: Cell[] } | null = null;
  let cell: { readonly attributes: Attributes; text: string } | null = null;
  let paragraphs = 0;
  /** How deep the parser is in comments. Their text is not part of the cell. */
  let commentDepth = 0;

  const append = (text: string): void => {
    if (cell && commentDepth === 0) cell.text += text;
  };

  const parser = new SaxesParser();
  parser.on('error', (cause) => {
    throw new FileRefused('file-unreadable', { cause });
  });
  parser.on('opentag', ({ name, attributes }) => {
    switch (name) {
      case 'table:table':
        sheets.push([]);
        rowNumber = 1;
        break;
      case 'table:table-row':
        row = { repeated: repetitions(attributes['table:number-rows-repeated']), cells: [] };
        break;
      case 'table:table-cell':
      case 'table:covered-table-cell':
        cell = { attributes, text: '' };
        paragraphs = 0;
        break;
      case 'office:annotation':
        commentDepth++;
        break;
      case 'text:p':
        if (cell && commentDepth === 0 && paragraphs++ > 0) append('\n');
        break;
      case 'text:s':
        append(' '.repeat(Math.min(repetitions(attributes['text:c']), 1000)));
        break;
      case 'text:tab':
        append('\t');
        break;
      case 'text:line-break':
        append('\n');
        break;
    }
  });
  parser.on('text', append);
  parser.on('closetag', ({ name }) => {
    if (name === 'office:annotation') commentDepth--;
    if ((name === 'table:table-cell' || name === 'table:covered-table-cell') && cell && row) {
      const value = cellOf(cell.attributes, cell.text);
      const repeated = repetitions(cell.attributes['table:number-columns-repeated']);
      for (let i = 0; i < repeated && row.cells.length < MAX_COLUMNS; i++) row.cells.push(value);
      cell = null;
    }
    if (name === 'table:table-row' && row) {
      addRow(sheets.at(-1) ?? [], rowNumber, row);
      rowNumber += row.repeated;
      row = null;
    }
  });
  parser.write(xml).close();
  return sheets;
}

function addRow(sheet: Row[], number: number, { cells, repeated }: { cells: readonly Cell[]; repeated: number }): void {
  for (let i = 0; i < repeated && sheet.length <= MAX_ROWS; i++) {
    const row = rowOf(number + i, cells);
    if (row === null) return;
    sheet.push(row);
  }
}

function repetitions(attribute: string | undefined): number {
  const number = Number(attribute ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}

function cellOf(attributes: Attributes, text: string): Cell {
  if (attributes['calcext:value-type'] === 'error') return { problem: 'formula-failed', found: text };
  switch (attributes['office:value-type']) {
    case 'float':
    case 'currency':
      return numberText(Number(attributes['office:value']));
    case 'percentage':
      return percentageText(Number(attributes['office:value']));
    case 'date':
      return attributes['office:date-value']?.slice(0, 10) ?? text;
    case 'boolean':
      return attributes['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE';
    case undefined:
      if (attributes['table:formula'] !== undefined) return { problem: 'formula-without-value', found: text };
      return text;
    default:
      return text || (attributes['office:string-value'] ?? '');
  }
}

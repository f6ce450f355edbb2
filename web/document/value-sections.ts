/** The values of a report, by section of its form: single values, and tables over as many pages as they need. */

import type { Content } from '#forms/content.ts';
import type { FormDefinition, Language, SingleField, TableField } from '#forms/definition.ts';
import { labelledValue } from '#forms/summary.ts';
import { linesIn, totalOf } from '#forms/values.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';
import {
  CELL_PADDING,
  type Cell,
  drawArtifact,
  drawParagraph,
  drawRow,
  ensureSpace,
  type Flow,
  rowHeight,
  type Style,
} from './layout.ts';
import { beginSection, type Element, SECTION_GAP, textArea } from './sections.ts';
import { colours, styles } from './styles.ts';

type ReportValues = { readonly definition: FormDefinition; readonly content: Content; readonly language: Language };

/** The width of the amounts' column, and the minimum width of a column of text, in points. */
const AMOUNT_WIDTH = 160;
const MIN_TEXT_WIDTH = 62;

/** Draws all values. */
export function drawValues(flow: Flow, root: Element, input: ReportValues): void {
  const { definition, language } = input;
  const documentText = textsIn(language).document;
  for (const { title, fields } of definition.sections) {
    // The heading stays on one page with the header row and the first row.
    const section = beginSection(flow, root, title?.[language] ?? documentText.amountsTitle, 60);
    let singles: SingleField[] = [];
    const drawSingles = (): void => {
      if (singles.length > 0) drawSingleValues(flow, section, singles, input);
      singles = [];
    };
    for (const field of fields) {
      if (field.kind !== 'table') singles.push(field);
      else {
        drawSingles();
        drawLineTable(flow, section, field, input);
      }
    }
    drawSingles();
    section.end();
  }
}

function drawSingleValues(flow: Flow, section: Element, fields: readonly SingleField[], input: ReportValues): void {
  const { definition, content, language } = input;
  const documentText = textsIn(language).document;
  const { width } = textArea(flow);
  const row = (item: string, value: string, style: Style, header: 'Row' | 'Column'): Cell[] => [
    { text: item, style, width: width - AMOUNT_WIDTH, header },
    { text: value, style, width: AMOUNT_WIDTH, align: 'right', ...(header === 'Column' && { header }) },
  ];
  const table = flow.document.struct('Table');
  section.add(table);
  drawRow(flow, table, row(documentText.item, documentText.amount, styles.column, 'Column'), { line: colours.quiet });
  for (const field of fields) {
    const payable = field.id === definition.payable;
    const { label, text } = labelledValue(definition, field, content.values[field.id], language);
    const rowStyle = { line: colours.line, ...(payable && { background: colours.tint }) };
    drawRow(flow, table, row(label, text, payable ? styles.total : styles.body, 'Row'), rowStyle);
  }
  table.end();
  flow.y += SECTION_GAP;
}

function drawLineTable(flow: Flow, section: Element, field: TableField, { content, language }: ReportValues): void {
  const text = siteTextsIn(language).lines;
  const lines = linesIn(content.values, field.id);
  const { columns } = field;
  const rows = lines.map((line) => columns.map((column) => formatValue(column, line[column.id], language)));
  const totals = columns.map((column) =>
    column.total ? formatValue(column, totalOf(lines, column.id), language) : '',
  );
  const labels = columns.map(({ label }) => label[language]);
  const [first, ...widths] = widthsOf(flow, [
    { texts: [text.total, String(lines.length)], numeric: true },
    ...columns.map((column, index) => ({
      texts: [...wordsIn(labels[index]), totals[index] ?? '', longest(rows.map((row) => row[index] ?? ''))],
      numeric: unitOf(column) !== null,
    })),
  ]);
  const row = (title: string, texts: readonly string[], style: Style, header: 'Row' | 'Column'): Cell[] => [
    { text: title, style, width: first ?? 0, header },
    ...columns.map((column, index): Cell => {
      return {
        text: texts[index] ?? '',
        style,
        width: widths[index] ?? 0,
        ...(unitOf(column) !== null && { align: 'right' }),
        ...(header === 'Column' && { header }),
      };
    }),
  ];
  const headerRow = row('', labels, styles.column, 'Column');
  ensureSpace(flow, 24 + 2 * rowHeight(flow, headerRow));
  drawParagraph(flow, section, 'H3', field.label[language], styles.strong, 4);
  if (lines.length === 0) {
    drawParagraph(flow, section, 'P', text.noLines, styles.label, SECTION_GAP);
    return;
  }
  const table = flow.document.struct('Table');
  section.add(table);
  drawRow(flow, table, headerRow, { line: colours.quiet });
  const drawBelowHeader = (cells: Cell[], background?: string): void => {
    const height = rowHeight(flow, cells);
    if (ensureSpace(flow, height)) repeatHeader(flow, headerRow);
    drawRow(flow, table, cells, { line: colours.line, ...(background && { background }) }, height);
  };
  rows.forEach((texts, index) => {
    drawBelowHeader(row(String(index + 1), texts, styles.note, 'Row'));
  });
  if (columns.some(({ total }) => total)) drawBelowHeader(row(text.total, totals, styles.column, 'Row'), colours.tint);
  table.end();
  flow.y += SECTION_GAP;
}

/** Repeats the header row on a further page, as an artifact: a screen reader has read it already. */
function repeatHeader(flow: Flow, headerRow: readonly Cell[]): void {
  const { document } = flow;
  const height = rowHeight(flow, headerRow);
  drawArtifact(flow, 'Pagination', () => {
    let x = textArea(flow).left;
    for (const { text, style, width, align = 'left' } of headerRow) {
      document.font(style.font).fontSize(style.size).fillColor(style.colour);
      document.text(text, x + CELL_PADDING.x, flow.y + CELL_PADDING.y, { width: width - 2 * CELL_PADDING.x, align });
      x += width;
    }
  });
  flow.y += height;
}

/** The widths of columns, in points: numbers are never broken over two lines; columns of text share the remaining width. */
function widthsOf(flow: Flow, columns: readonly { texts: readonly string[]; numeric: boolean }[]): number[] {
  const { document } = flow;
  const { font, size } = styles.column;
  document.font(font).fontSize(size);
  const needed = columns.map(({ texts }) => {
    const widths = texts.map((text) => document.widthOfString(text));
    // Half a point more: otherwise rounding could break a text that fits exactly.
    return Math.max(...widths) + 2 * CELL_PADDING.x + 0.5;
  });
  const { width } = textArea(flow);
  const textColumns = columns.filter(({ numeric }) => !numeric).length;
  const numericWidth = needed.reduce((sum, each, index) => sum + (columns[index]?.numeric ? each : 0), 0);
  // Columns of text keep their minimum width, however wide the numbers are; without text, the numbers take the full
  // width.
  const maxNumericWidth = width - textColumns * MIN_TEXT_WIDTH;
  const scale = textColumns === 0 ? width / numericWidth : Math.min(1, maxNumericWidth / numericWidth);
  const textWidth = (width - numericWidth * scale) / textColumns;
  return columns.map(({ numeric }, index) => (numeric ? (needed[index] ?? 0) * scale : textWidth));
}

/** All digits have the same width, so the text with the most characters can be taken as the widest. */
function longest(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}

function wordsIn(text = ''): string[] {
  return text.split(/\s+/);
}

/** What a report says, section by section of its form: single values, and tables that go on over as many pages as needed. */

import type { Content } from '#forms/content.ts';
import type { FormDefinition, Language, SingleField, TableField } from '#forms/definition.ts';
import { linesIn, totalOf } from '#forms/values.ts';
import { formatValue, unitOf } from '#forms/writing.ts';
import { textsIn } from '#web/text/texts.ts';
import { beginSection, type Element, measures, SECTION_GAP } from './sections.ts';
import { colours, styles } from './styles.ts';
import { documentTextsIn } from './texts.ts';
import {
  CELL_PADDING,
  type Cell,
  drawArtifact,
  type Flow,
  makeRoom,
  rowHeight,
  type Style,
  setParagraph,
  setRow,
} from './typesetting.ts';

type Said = { readonly definition: FormDefinition; readonly content: Content; readonly language: Language };

/** The widths of columns, in points: of amounts, and the least of what is said in words. */
const AMOUNT_WIDTH = 160;
const LEAST_FOR_WORDS = 62;

/** Sets all values. */
export function setValues(flow: Flow, root: Element, said: Said): void {
  const { definition, language } = said;
  const own = documentTextsIn(language);
  for (const { title, fields } of definition.sections) {
    // The heading with what must not be parted from it: the names of the columns and a row.
    const section = beginSection(flow, root, title?.[language] ?? own.amountsTitle, 60);
    let singles: SingleField[] = [];
    const setSingles = (): void => {
      if (singles.length > 0) setSingleValues(flow, section, singles, said);
      singles = [];
    };
    for (const field of fields) {
      if (field.kind !== 'table') singles.push(field);
      else {
        setSingles();
        setLines(flow, section, field, said);
      }
    }
    setSingles();
    section.end();
  }
}

function setSingleValues(flow: Flow, section: Element, fields: readonly SingleField[], said: Said): void {
  const { definition, content, language } = said;
  const own = documentTextsIn(language);
  const { width } = measures(flow);
  const row = (item: string, value: string, style: Style, header: 'Row' | 'Column'): Cell[] => [
    { text: item, style, width: width - AMOUNT_WIDTH, header },
    { text: value, style, width: AMOUNT_WIDTH, align: 'right', ...(header === 'Column' && { header }) },
  ];
  const table = flow.document.struct('Table');
  section.add(table);
  setRow(flow, table, row(own.item, own.amount, styles.column, 'Column'), { line: colours.quiet });
  for (const field of fields) {
    const payable = field.id === definition.payable;
    const value = formatValue(field, content.values[field.id], language);
    const look = { line: colours.line, ...(payable && { ground: colours.tint }) };
    setRow(flow, table, row(field.label[language], value, payable ? styles.total : styles.body, 'Row'), look);
  }
  table.end();
  flow.y += SECTION_GAP;
}

function setLines(flow: Flow, section: Element, field: TableField, { content, language }: Said): void {
  const text = textsIn(language).form;
  const lines = linesIn(content.values, field.id);
  const { columns } = field;
  const rows = lines.map((line) => columns.map((column) => formatValue(column, line[column.id], language)));
  const totals = columns.map((column) =>
    column.total ? formatValue(column, totalOf(lines, column.id), language) : '',
  );
  const labels = columns.map(({ label }) => label[language]);
  const [first, ...widths] = widthsOf(flow, [
    { texts: [text.total, String(lines.length)], figure: true },
    ...columns.map((column, index) => ({
      texts: [...wordsIn(labels[index]), totals[index] ?? '', longest(rows.map((row) => row[index] ?? ''))],
      figure: unitOf(column) !== null,
    })),
  ]);
  const row = (title: string, texts: readonly string[], style: Style, header: 'Row' | 'Column'): Cell[] => [
    { text: title, style, width: first ?? 0, header },
    ...columns.map((column, index): Cell => {
      const figure = unitOf(column) !== null && ({ align: 'right' } as const);
      const cell = { text: texts[index] ?? '', style, width: widths[index] ?? 0 };
      return { ...cell, ...figure, ...(header === 'Column' && { header }) };
    }),
  ];
  const head = row('', labels, styles.column, 'Column');
  makeRoom(flow, 24 + 2 * rowHeight(flow, head));
  setParagraph(flow, section, 'H3', field.label[language], styles.strong, 4);
  if (lines.length === 0) {
    setParagraph(flow, section, 'P', text.noLines, styles.label, SECTION_GAP);
    return;
  }
  const table = flow.document.struct('Table');
  section.add(table);
  setRow(flow, table, head, { line: colours.quiet });
  const setBelowHead = (cells: Cell[], ground?: string): void => {
    const height = rowHeight(flow, cells);
    if (makeRoom(flow, height)) repeatHead(flow, head);
    setRow(flow, table, cells, { line: colours.line, ...(ground && { ground }) }, height);
  };
  rows.forEach((texts, index) => {
    setBelowHead(row(String(index + 1), texts, styles.note, 'Row'));
  });
  if (columns.some(({ total }) => total)) setBelowHead(row(text.total, totals, styles.column, 'Row'), colours.tint);
  table.end();
  flow.y += SECTION_GAP;
}

/** On a further page the names of the columns are only to be seen: whoever has it read aloud has heard them. */
function repeatHead(flow: Flow, head: readonly Cell[]): void {
  const { document } = flow;
  const height = rowHeight(flow, head);
  drawArtifact(flow, 'Pagination', () => {
    let x = measures(flow).left;
    for (const { text, style, width, align = 'left' } of head) {
      document.font(style.font).fontSize(style.size).fillColor(style.colour);
      document.text(text, x + 6, flow.y + 3.5, { width: width - 12, align });
      x += width;
    }
  });
  flow.y += height;
}

/** The widths of columns: a figure is never broken over two lines; what is said in words shares the rest. */
function widthsOf(flow: Flow, columns: readonly { texts: readonly string[]; figure: boolean }[]): number[] {
  const { document } = flow;
  const { font, size } = styles.column;
  document.font(font).fontSize(size);
  const needed = columns.map(({ texts }) => {
    const widths = texts.map((text) => document.widthOfString(text));
    // The half point: a text that fits exactly must not be broken for what rounding takes.
    return Math.max(...widths) + 2 * CELL_PADDING.x + 0.5;
  });
  const { width } = measures(flow);
  const words = columns.filter(({ figure }) => !figure).length;
  const figures = needed.reduce((sum, each, index) => sum + (columns[index]?.figure ? each : 0), 0);
  // However wide the figures are, words need some room; and without words the figures have it all.
  const most = width - words * LEAST_FOR_WORDS;
  const scale = words === 0 ? width / figures : Math.min(1, most / figures);
  const word = (width - figures * scale) / words;
  return columns.map(({ figure }, index) => (figure ? (needed[index] ?? 0) * scale : word));
}

/** Figures are all as wide, so that the longest is the widest, near enough. */
function longest(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}

function wordsIn(text = ''): string[] {
  return text.split(/\s+/);
}

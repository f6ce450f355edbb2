/** What a report says, section by section of its form: single values, and tables that go on over as many pages as needed. */

import type { Content } from '../../forms/content.ts';
import type { Column, FormDefinition, Language, SingleField, TableField } from '../../forms/definition.ts';
import { linesIn, totalOf } from '../../forms/values.ts';
import { formatValue, unitOf } from '../../forms/writing.ts';
import { textsIn } from '../text/texts.ts';
import { beginSection, type Element, measures, SECTION_GAP } from './sections.ts';
import { colours, styles } from './styles.ts';
import { documentTextsIn } from './texts.ts';
import {
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

/** The widths of columns, in points: of amounts, of a line's number, of a number in a line. */
const AMOUNT_WIDTH = 160;
const LINE_WIDTH = 34;
const FIGURE_WIDTH = 74;

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
  const row = (first: string, cellOf: (column: Column) => string, style: Style, header: 'Row' | 'Column'): Cell[] => {
    const widths = widthsOf(columns, measures(flow).width);
    return [
      { text: first, style, width: LINE_WIDTH, header },
      ...columns.map((column, index): Cell => {
        const cell = { text: cellOf(column), style, width: widths[index] ?? 0 };
        const figure = unitOf(column) !== null && ({ align: 'right' } as const);
        return { ...cell, ...figure, ...(header === 'Column' && { header }) };
      }),
    ];
  };
  const head = row('', (column) => column.label[language], styles.column, 'Column');
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
    if (makeRoom(flow, rowHeight(flow, cells))) repeatHead(flow, head);
    setRow(flow, table, cells, { line: colours.line, ...(ground && { ground }) });
  };
  lines.forEach((line, index) => {
    setBelowHead(
      row(String(index + 1), (column) => formatValue(column, line[column.id], language), styles.note, 'Row'),
    );
  });
  if (columns.some(({ total }) => total)) {
    const sum = (column: Column): string =>
      column.total ? formatValue(column, totalOf(lines, column.id), language) : '';
    setBelowHead(row(text.total, sum, styles.column, 'Row'), colours.tint);
  }
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

/** Figures need little room; what is said in words shares the rest. */
function widthsOf(columns: readonly Column[], width: number): number[] {
  const figures = columns.filter((column) => unitOf(column) !== null).length;
  const words = columns.length - figures;
  const rest = width - LINE_WIDTH;
  const figure = words === 0 ? rest / figures : Math.min(FIGURE_WIDTH, rest / columns.length);
  return columns.map((column) => (unitOf(column) === null ? (rest - figures * figure) / words : figure));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '#forms/catalogue.ts';
import { type Content, contentHash } from '#forms/content.ts';
import {
  type FormDefinition,
  type Language,
  languages,
  type Scalar,
  type SingleField,
  type Values,
} from '#forms/definition.ts';
import { repaymentLabel } from '#forms/summary.ts';
import { completeValues, linesIn, totalOf } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { grantedFor, readBack, typedInto } from '#test/support/any-report.ts';
import { elementsByRole, pagesOf, structureOf, withPdf } from '#test/support/pdf-reader.ts';
import { sampleForm } from '#test/support/sample-form.ts';
import { documentInput, draft, content as sample } from '#test/support/sample-reports.ts';
import { renderReport } from '#web/document/render-report.ts';

/** For any values in any form: a PDF reader finds the same numbers in the document, in the three languages. */

/** A cell: its field and its value; undefined when it is empty. */
type Cell = readonly [SingleField, Scalar | undefined];

/** The cells of a document, row by row in its order: single values, lines and totals. */
function rowsOf({ sections }: FormDefinition, values: Values): Cell[][] {
  return sections
    .flatMap(({ fields }) => fields)
    .flatMap((field): Cell[][] => {
      if (field.kind !== 'table') {
        const value = values[field.id];
        return [[[field, typeof value === 'object' ? undefined : value]]];
      }
      const lines = linesIn(values, field.id);
      const { columns } = field;
      if (lines.length === 0) return [];
      const rows = lines.map((line) => columns.map((column): Cell => [column, line[column.id]]));
      if (!columns.some(({ total }) => total)) return rows;
      return [...rows, columns.map((column): Cell => [column, column.total ? totalOf(lines, column.id) : undefined])];
    });
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A row as pdf.js reads it: its whole text, the label included, and its cells. */
type PrintedRow = { readonly text: string; readonly cells: readonly string[] };

/** All rows that have cells, over all pages. */
async function printed(definition: FormDefinition, content: Content, language: Language): Promise<PrintedRow[]> {
  const input = documentInput(language, { ...draft, content, contentHash: contentHash(content) });
  return await withPdf(await renderReport({ ...input, definition }), async (pdf) => {
    const pages = await Promise.all((await pagesOf(pdf)).map(structureOf));
    return (
      pages
        .flatMap((page) => elementsByRole(page, 'TR'))
        // pdf.js lists all rows of a table on each of its pages; rows of other pages have no text.
        .filter(({ text }) => plain(text) !== '')
        .map((row) => ({
          text: plain(row.text),
          cells: elementsByRole(row, 'TD').map(({ text }) => plain(text)),
        }))
        .filter(({ cells }) => cells.length > 0)
    );
  });
}

/** The rows above the values of a draft: the NIS code and the status. */
const FACT_ROWS = 2;

describe.each(
  [...catalogue, sampleForm].map(
    (definition) => [`${definition.id} ${definition.year} v${definition.version}`, definition] as const,
  ),
)('the document of %s', (_, definition) => {
  it('prints each number exactly, on one line, in each language', async () => {
    await fc.assert(
      fc.asyncProperty(typedInto(definition), grantedFor(definition), async (typed, granted) => {
        const values = completeValues(definition, typed, granted);
        const { id: form, year, version: formVersion } = definition;
        const content = { ...sample, form, year, formVersion, values };
        const expected = rowsOf(definition, values);
        for (const language of languages) {
          const rows = (await printed(definition, content, language)).slice(FACT_ROWS, FACT_ROWS + expected.length);
          expect(rows.map(({ cells }) => cells.length)).toEqual(expected.map(({ length }) => length));
          for (const [index, cells] of expected.entries()) {
            for (const [place, [field, value]] of cells.entries()) {
              const row = rows[index] ?? { text: '', cells: [] };
              const text = row.cells[place] ?? '';
              if (typeof value !== 'number') continue;
              // What the organisation must pay back has no sign: the label says who pays.
              const repaid = field.id === definition.payable && value < 0;
              expect(row.text.includes(repaymentLabel[language])).toBe(repaid);
              const amount = repaid ? -value : value;
              expect([text, readBack(field, text)]).toEqual([plain(formatValue(field, amount, language)), amount]);
            }
          }
        }
      }),
      // Shrinking a failing example would take minutes.
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);
});

import { describe, expect, it, test } from 'vitest';
import { readSheet } from '#web/spreadsheet/read-sheet.ts';

const refused = (code: string) => ({ type: 'refused', code });
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe('a CSV file', () => {
  const mark = 'uniek-verslag/sample-form/2026/3/activities';
  const encodings: [string, (content: string) => Uint8Array][] = [
    ['UTF-8', text],
    ['UTF-8 with a byte order mark', (content) => text(`\ufeff${content}`)],
    ['UTF-16 LE', (content) => Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['UTF-16 BE', (content) => Buffer.from(`\ufeff${content}`, 'utf16le').swap16()],
    ['Windows-1252', (content) => Buffer.from(content.replaceAll('€', '\x80'), 'latin1')],
  ];
  const lineEnds = [
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ] as const;
  const variants = encodings.flatMap(([name, encode]) =>
    [';', ',', '\t', '|'].flatMap((separator) =>
      lineEnds.map(([endName, end]) => [name, separator, endName, encode, end] as const),
    ),
  );

  test.each(variants)(
    'is read in %s, with separator %j and line end %s',
    async (_name, separator, _endName, encode, end) => {
      const line = (...cells: string[]) =>
        cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)).join(separator) + end;
      const content =
        line(mark, '', '') + line('Naam', 'Café', '€') + line('', '', '') + line('a;b,c\td|e', 'x "y"', '1.234,50');
      expect(await readSheet(encode(content))).toMatchObject({
        rows: [
          { number: 2, cells: ['Naam', 'Café', '€'] },
          { number: 4, cells: ['a;b,c\td|e', 'x "y"', '1.234,50'] },
        ],
      });
    },
  );

  it('with decimal commas is not mistaken for one that is separated by commas', async () => {
    const content = `${mark};;\nA;B;C\nx;1,5;2,5\ny;1,25;3\n`;
    expect(await readSheet(text(content))).toMatchObject({
      rows: [{ cells: ['A', 'B', 'C'] }, { cells: ['x', '1,5', '2,5'] }, { cells: ['y', '1,25', '3'] }],
    });
  });

  test.each([',', ';', '\t', '|'])(
    'can have its mark alone on a line, and lines of uneven length: %j',
    async (separator) => {
      const content = `${mark}\nA${separator}B${separator}C\nx${separator}"1,5"${separator}y\nz\n`;
      expect(await readSheet(text(content))).toMatchObject({
        rows: [{ cells: ['A', 'B', 'C'] }, { cells: ['x', '1,5', 'y'] }, { cells: ['z'] }],
      });
    },
  );

  it('can name its separator on a line that programs do not show as a row, as Excel does', async () => {
    expect(await readSheet(text(`sep=|\n${mark}|\na,b|c\n`))).toMatchObject({
      rows: [{ number: 2, cells: ['a,b', 'c'] }],
    });
  });

  it('keeps the lines that follow many empty ones', async () => {
    expect(await readSheet(text(`${mark};\nA;B\n${';\n'.repeat(15_000)}x;y\n`))).toMatchObject({
      rows: [{ number: 2 }, { number: 15_003 }],
    });
  });

  it('with commas between its columns and in its numbers is refused: the cents are not certain', async () => {
    for (const body of [
      'Naam,Bedrag\nAn,1234,50\n',
      'Bedrag,Naam\n€ 12,5,An\n',
      'Naam,Bedrag,\nBo,3,\nAn,"1,50",\nEl,1.234,05\n',
    ])
      expect(await readSheet(text(`${mark},,\n${body}`))).toEqual(refused('file-commas'));
    expect(await readSheet(text(`${mark},,\nNaam,Bedrag,\nAn,"1234,50",\nBo,12.5,note\n`))).toMatchObject({
      type: 'table',
    });
  });

  it('with an unclosed quote is refused as unreadable', async () => {
    expect(await readSheet(text(`${mark};\n"a;b\n`))).toEqual(refused('file-unreadable'));
  });
});

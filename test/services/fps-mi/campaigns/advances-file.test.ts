import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '#forms/amount.ts';
import { decodeText, parseAdvances } from '#services/fps-mi/campaigns/advances-file.ts';

const codes = ['11001', '11002', '92094'];
const read = (text: string, fields = ['advance']) => parseAdvances(text, fields, new Set(codes));
const problemsOf = (text: string) => {
  const parsed = read(text);
  return parsed.type === 'wrong' ? parsed.problems.map(({ line, code }) => `${line} ${code}`) : [];
};

describe('a file of advances', () => {
  it.each([
    ['nis;amount\n11001;1.234,50\n11002;0', 'a semicolon'],
    ['nis,amount\n11001,"1.234,50"\n11002,0', 'a comma'],
    ['nis\tamount\r\n11001\t1234,5\r\n11002\t0\r\n\r\n', 'a tab'],
    ['\ufeffNIS;Amount\n 11001 ; € 1 234,50 \n11002;0.00\n', 'a byte order mark and capitals'],
  ])('is read with %s', (text) => {
    expect(read(text)).toEqual({
      type: 'read',
      advances: [
        { nis: '11001', field: 'advance', cents: 123_450 },
        { nis: '11002', field: 'advance', cents: 0 },
      ],
    });
  });

  it('may have a column for each granted amount of a form', () => {
    expect(read('nis;staff;projectCosts\n11001;1;2', ['staff', 'projectCosts'])).toMatchObject({
      advances: [
        { nis: '11001', field: 'staff', cents: 100 },
        { nis: '11001', field: 'projectCosts', cents: 200 },
      ],
    });
  });

  it('is refused as a whole, with the number of each wrong line', () => {
    const text = 'nis;amount\n11001;12,345\n99999;1\n\n11002;-5\n11002;abc\n92094;\n11001\n92094;1;2\n';
    expect(problemsOf(text)).toEqual([
      '2 amount-too-precise',
      '3 nis-unknown',
      '5 amount-negative',
      '6 nis-twice',
      '6 amount-not-understood',
      '7 amount-missing',
      '8 columns-wrong',
      '9 columns-wrong',
    ]);
  });

  it.each([
    ['', '1 header-wrong'],
    ['11001;5\n', '1 header-wrong'],
    ['nis;justifiedTotal\n11001;5', '1 header-wrong'],
    ['nis;amount;amount\n11001;5;5', '1 header-wrong'],
    ['nis;amount\n', '2 lines-missing'],
    ['nis;amount\n11001;"5\n', '2 columns-wrong'],
    [`nis;amount\n${'11001;1\n'.repeat(2001)}`, '2002 lines-too-many'],
  ])('is refused when it is %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is read in the encodings of spreadsheets', () => {
    const text = 'nis\tamount\n11001\t5,00\n';
    expect(read(decodeText(Buffer.from(`\ufeff${text}`, 'utf16le')))).toMatchObject({ type: 'read' });
    expect(read(decodeText(Buffer.from(text)))).toMatchObject({ type: 'read' });
  });

  it('gives exactly the amounts in the file', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99_999_999_999 }), { minLength: 3, maxLength: 3 }), (amounts) => {
        const lines = codes.map((nis, index) => `${nis};${formatAmount(amounts[index] ?? 0, 'nl')}`);
        const parsed = read(['nis;amount', ...lines].join('\n'));
        expect(parsed).toMatchObject({ type: 'read', advances: amounts.map((cents) => ({ cents })) });
      }),
    );
  });
});

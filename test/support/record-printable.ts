/** Writes forms/printable-ranges.ts: the characters that the fonts of documents have. */

import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { canShow } from '#web/document/mixed-text.ts';

/** The characters that documents can show, as the program has them: for each range the gap before it, and its length if not 1. */
export function recordedRanges(): string {
  const ranges: string[] = [];
  let next = 0;
  for (let code = 0; code <= 0x10_ffff; code += 1) {
    if (!canShowCode(code)) continue;
    const first = code;
    while (canShowCode(code + 1)) code += 1;
    const length = code + 1 - first;
    ranges.push(`${(first - next).toString(36)}${length === 1 ? '' : `.${length.toString(36)}`}`);
    next = code + 1;
  }
  return ranges.join(' ');
}

function canShowCode(code: number): boolean {
  if (code > 0x10_ffff) return false;
  const character = String.fromCodePoint(code);
  return !/[\p{C}\p{DI}]/u.test(character) && canShow(character);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = recordedRanges();
  const lines = text.match(/.{1,110}(?: |$)/g) ?? [];
  const source = [
    '/**',
    ' * The characters that documents can show: for each range the number of characters before it that they cannot, a dot, and its length;',
    ' * in base 36. `npm run record-printable` writes this file; a test compares it with the fonts.',
    ' */',
    'export const printableRanges = [',
    ...lines.map((line) => `  '${line.trimEnd()}',`),
    "].join(' ');",
    '',
  ];
  await writeFile(new URL('../../forms/printable-ranges.ts', import.meta.url), source.join('\n'));
}

/** Texts and values that programs stumble over. */

import fc from 'fast-check';

const texts = [
  '',
  ' ',
  '0',
  '-1',
  '1e3',
  '0x10',
  '01',
  '2147483648',
  '9007199254740993',
  '99999999999999999999999999',
  'NaN',
  'true',
  'null',
  'undefined',
  '[object Object]',
  '\u0000',
  'a\u0000b',
  '\u0001\u001b[31m',
  '\u0085\u009b',
  'An \u202esreteeP\u202c',
  '\u2066x\u2069',
  '\ufeff',
  '\ud800',
  '\udc00x',
  '\u{1f600}'.repeat(20),
  'e\u0301\u0323',
  "' or 1=1 --",
  '"; drop table reports; --',
  '\\',
  '%',
  '%00',
  '%zz',
  '../../../etc/passwd',
  '//other.example/',
  'https://other.example/',
  'javascript:alert(1)',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}',
  '=cmd()',
  'a\r\nSet-Cookie: x=y',
  '__proto__',
  'constructor',
  'toString',
  '00000000-0000-0000-0000-000000000000',
  '-'.repeat(36),
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '-000001-01-01',
  'x'.repeat(201),
  'x'.repeat(5_000),
] as const;

/** A text that no page makes. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 10 }) },
);

/** A value of JSON that does not belong where it is put. */
export const nastyJson: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -0, [], {}, [[]], [null], { x: 1 }, { '': '' }),
);

/** A part of a path that fits no pattern. Percent-encoded, sometimes wrongly. */
export const nastySegment: fc.Arbitrary<string> = fc.oneof(
  nastyText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 400)),
  fc.constantFrom('%', '%zz', '%ff', '%c3%28', '%ed%a0%80', '%00', '.', '..', '%2e%2e', '%2F', ';', '*', ':nis'),
);

/** One of the usual values, nine times in ten. */
export function mostly<T, U>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: other });
}

import { expect, it } from 'vitest';
import { asAddress, readEmail } from '#web/site/email-address.ts';

it.each([
  ['an.peeters@ocmw.example', 'an.peeters@ocmw.example'],
  ['  An.Peeters@OCMW.example\u200b ', 'An.Peeters@OCMW.example'],
  ['an\u00a0@ocmw.example', null],
  ['an@ocmw\u2011sint\u2010niklaas.example', 'an@ocmw-sint-niklaas.example'],
  ['an＠ocmw．example', 'an@ocmw.example'],
  ['anne@cpas-liège.example', 'anne@xn--cpas-lige-63a.example'],
  ['anne@CPAS-LIE\u0300GE.example', 'anne@xn--cpas-lige-63a.example'],
  ['li@例子.example', 'li@xn--fsqu00a.example'],
])('reads %j as %j', (typed, email) => {
  expect(readEmail(typed)).toEqual(email === null ? { problem: 'email-not-understood' } : { email });
  if (email !== null) expect(asAddress(typed)).toBe(email);
});

it.each([
  ['', 'email-missing'],
  [' \u200b', 'email-missing'],
  ['hélène@cpas.example', 'email-name-not-ascii'],
  ['محمد@ocmw.example', 'email-name-not-ascii'],
  ['an', 'email-not-understood'],
  ['@ocmw.example', 'email-not-understood'],
  ['an@', 'email-not-understood'],
  ['an@a b.example', 'email-not-understood'],
  ['an@ocmw.example\r\nBcc: x@y.example', 'email-not-understood'],
  [`an@${'x'.repeat(250)}.example`, 'email-not-understood'],
])('says what is wrong with %j: %s', (typed, problem) => {
  expect(readEmail(typed)).toEqual({ problem });
  expect(asAddress(typed)).toBe(typed.trim());
});

import { expect, it } from 'vitest';
import { isDatabaseUnavailable } from '#database/connection.ts';

const failure = (code: string): Error => Object.assign(new Error('x'), { code });

it.each([
  ['ECONNREFUSED', 'nothing listens'],
  ['CONNECTION_CLOSED', 'the connection broke'],
  ['57P01', 'it shuts down'],
  ['08006', 'the connection failed'],
  ['53100', 'its disk is full'],
  ['53300', 'it has too many connections'],
])('PostgreSQL is unavailable with %s: %s', (code) => {
  expect(isDatabaseUnavailable(failure(code))).toBe(true);
});

it.each([
  ['23505', 'a key exists already'],
  ['42P01', 'a table does not exist'],
])('PostgreSQL refuses a statement with %s: %s', (code) => {
  expect(isDatabaseUnavailable(failure(code))).toBe(false);
});

it('an error without a code says nothing about PostgreSQL', () => {
  expect(isDatabaseUnavailable(new Error('x'))).toBe(false);
});

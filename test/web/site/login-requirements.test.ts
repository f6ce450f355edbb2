import { expect, it } from 'vitest';
import { requiredLogin } from '#test/support/altered-issuer.ts';
import {
  checkAuthentication,
  LoginRefused,
  levelsSchema,
  maxAgeSchema,
  methodsSchema,
} from '#web/site/login-requirements.ts';

const now = Date.parse('2026-11-26T12:00:00Z');
const HIGH = 'http://eidas.europa.eu/LoA/high';
const claims = { acr: HIGH, amr: ['mfa', 'itsme'], auth_time: now / 1000 - 60 };

it('an identification that meets the requirements gives its method', () => {
  expect(checkAuthentication(claims, requiredLogin, now)).toBe('itsme');
  const onlyCards = { ...requiredLogin, methods: ['eid'] as const };
  expect(() => checkAuthentication(claims, onlyCards, now)).toThrow(/amr is \["mfa","itsme"\], expected one of eid/);
  const onlyHigh = { ...requiredLogin, levels: [HIGH] };
  const substantial = { ...claims, acr: 'http://eidas.europa.eu/LoA/substantial' };
  expect(() => checkAuthentication(substantial, onlyHigh, now)).toThrow(LoginRefused);
});

it.each([
  [-61, false],
  [-60, true],
  [0, true],
  [120 * 60 + 60, true],
  [120 * 60 + 61, false],
])('an identification of %i seconds ago is accepted: %j', (ageS, accepted) => {
  const check = () => checkAuthentication({ ...claims, auth_time: now / 1000 - ageS }, requiredLogin, now);
  if (accepted) expect(check()).toBe('itsme');
  else expect(check).toThrow(/auth_time is/);
});

it('the variables have a default when they are missing or empty, and refuse unknown methods and ages', () => {
  expect(levelsSchema.parse('')).toEqual(levelsSchema.parse(undefined));
  expect(levelsSchema.parse('urn:be:high  urn:be:low')).toEqual(['urn:be:high', 'urn:be:low']);
  expect(methodsSchema.parse('eid itsme')).toEqual(['eid', 'itsme']);
  expect(methodsSchema.safeParse('eid password').success).toBe(false);
  expect(maxAgeSchema.parse('')).toBe(120);
  expect(maxAgeSchema.safeParse('0').success).toBe(false);
});

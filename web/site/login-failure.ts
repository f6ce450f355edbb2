import { AuthorizationResponseError } from 'openid-client';
import { LoginRefused, type RequirementFailure } from './login-requirements.ts';

/**
 * Why a login failed, a closed set:
 * - `login-interrupted`: the person stopped it at the identity service, or this browser has no such login under way: it
 *   took too long, was used already, or began elsewhere
 * - `login-unavailable`: the identity service does not respond
 * - `login-failed`: its response does not match the login
 */
export const loginFailures = [
  'login-interrupted',
  'login-failed',
  'login-unavailable',
  'login-too-weak',
  'login-not-recent',
] as const satisfies readonly (string | RequirementFailure)[];
export type LoginFailure = (typeof loginFailures)[number];

/** Why a login failed, from the error of the identity client. */
export function failureOf(error: unknown): LoginFailure {
  if (error instanceof LoginRefused) return error.code;
  // OpenID Connect: the person stopped the login at the identity service.
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return 'login-interrupted';
  // Node's fetch, and openid-client's limit of time.
  const isUnreachable = error instanceof TypeError && error.message === 'fetch failed';
  const isLate = error instanceof Error && 'code' in error && error.code === 'OAUTH_TIMEOUT';
  if (isUnreachable || isLate) return 'login-unavailable';
  return 'login-failed';
}

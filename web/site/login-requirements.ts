import { z } from 'zod';
import { type AuthenticationMethod, authenticationMethods } from '#rules/report.ts';

/** What a site requires of an identification, as the ID token describes it. */
export type LoginRequirements = {
  /** The accepted levels of assurance (claim `acr`), the preferred one first. */
  readonly levels: readonly string[];
  /** The accepted methods (claim `amr`). */
  readonly methods: readonly AuthenticationMethod[];
  /** How old an identification may be when a session begins (claim `auth_time`), in minutes. */
  readonly maxAgeMinutes: number;
  /** How old an identification may be when a person signs, releases a payment or grants a signing role, in minutes. */
  readonly confirmMaxAgeMinutes: number;
};

/** The claims of an ID token that say how and when the person was identified. */
export type AuthenticationClaims = {
  readonly acr?: string | undefined;
  readonly amr: readonly string[];
  readonly auth_time?: number | undefined;
};

/**
 * Why an identification is not accepted, a closed set:
 * - `login-too-weak`: not with an accepted method, or not at an accepted level
 * - `login-not-recent`: too long ago, in the future, or at an unknown time
 */
export type RequirementFailure = 'login-too-weak' | 'login-not-recent';

/** An identification that the site does not accept. The message is for the log and names no person. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
  readonly code: RequirementFailure;

  constructor(code: RequirementFailure, message: string) {
    super(message);
    this.code = code;
  }
}

/** By how much the clocks of this machine and of the identity service may differ, in seconds. */
export const CLOCK_TOLERANCE_S = 60;

/**
 * Checks an identification. A claim that is missing does not count as met.
 * @param now in milliseconds
 * @returns the method by which the person was identified
 * @throws LoginRefused
 */
export function checkAuthentication(
  { acr, amr, auth_time }: AuthenticationClaims,
  { levels, methods, maxAgeMinutes }: Omit<LoginRequirements, 'confirmMaxAgeMinutes'>,
  now = Date.now(),
): AuthenticationMethod {
  const method = methods.find((each) => amr.includes(each));
  if (method === undefined) {
    throw new LoginRefused('login-too-weak', `amr is ${JSON.stringify(amr)}, expected one of ${methods.join(' ')}`);
  }
  if (acr === undefined || !levels.includes(acr)) {
    throw new LoginRefused('login-too-weak', `acr is ${JSON.stringify(acr)}, expected one of ${levels.join(' ')}`);
  }
  if (auth_time === undefined) throw new LoginRefused('login-not-recent', 'auth_time is missing');
  const ageS = now / 1000 - auth_time;
  if (ageS < -CLOCK_TOLERANCE_S) {
    throw new LoginRefused('login-not-recent', `auth_time is ${Math.round(-ageS)} seconds in the future`);
  }
  if (ageS > maxAgeMinutes * 60 + CLOCK_TOLERANCE_S) {
    throw new LoginRefused('login-not-recent', `auth_time is ${Math.round(ageS / 60)} minutes ago`);
  }
  return method;
}

/**
 * Checks that the person identified again, in a login that asked for it. A session at the identity service does not count.
 * @param begin the moment at which the login began; null for a login that did not ask
 * @throws LoginRefused
 */
export function checkIdentifiedSince(begin: Date | null, authenticatedAt: Date): void {
  if (begin === null) return;
  const earlierS = (begin.getTime() - authenticatedAt.getTime()) / 1000;
  if (earlierS <= CLOCK_TOLERANCE_S) return;
  const text = `auth_time is ${Math.round(earlierS)} seconds before the login, which asked to identify again`;
  throw new LoginRefused('login-not-recent', text);
}

/** A list of words in a variable. An empty variable counts as not set. */
const listSchema = <S extends z.ZodType<string, string>>(item: S, standard: readonly z.input<S>[]) =>
  z
    .string()
    .default('')
    .transform((text) => (text.trim() === '' ? [...standard] : text.trim().split(/\s+/)))
    .pipe(z.array(item));

/** The variable with the accepted levels of assurance. By default those of eIDAS that the manual's methods have. */
export const levelsSchema = listSchema(z.string(), [
  'http://eidas.europa.eu/LoA/high',
  'http://eidas.europa.eu/LoA/substantial',
]);

/** The variable with the accepted methods. By default all of the manual. */
export const methodsSchema = listSchema(z.enum(authenticationMethods), authenticationMethods);

/**
 * The variable with the age of an identification, in minutes. By default as long as a session lasts without use, so that
 * the session of the identity service cannot begin a new one without asking for an identification.
 */
export const maxAgeSchema = minutesSchema(120);

/**
 * The variable with the age of an identification with which a person signs, releases a payment or grants a signing role, in
 * minutes: someone who finds an unlocked screen half an hour later cannot.
 */
export const confirmMaxAgeSchema = minutesSchema(30);

function minutesSchema(standard: number) {
  return z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(1).max(600).default(standard),
  );
}

import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { pino } from 'pino';
import { z } from 'zod';
import { startIdentity } from '#services/identity/identity.ts';
import type { Client } from '#services/identity/provider.ts';
import { readSigningKeys } from '#services/identity/signing-keys.ts';
import { listen } from '#services/process.ts';
import { type ClaimNames, claimNamesSchema } from '#web/site/identity-claims.ts';
import {
  confirmMaxAgeSchema,
  type LoginRequirements,
  levelsSchema,
  maxAgeSchema,
  methodsSchema,
} from '#web/site/login-requirements.ts';

/** What a login must be without configuration. */
export const requiredLogin: LoginRequirements = {
  levels: levelsSchema.parse(undefined),
  methods: methodsSchema.parse(undefined),
  maxAgeMinutes: maxAgeSchema.parse(undefined),
  confirmMaxAgeMinutes: confirmMaxAgeSchema.parse(undefined),
};

/** How the claims are named without configuration. */
export const standardClaims: ClaimNames = claimNamesSchema.parse(undefined);

/** Makes another ID token of the claims of the one that the identity service gave. */
type Alteration = (claims: JWTPayload) => string | Promise<string>;
/** Makes other claims of those that the identity service gave about a person. */
type PersonAlteration = (claims: JWTPayload) => JWTPayload;
type Alterations = { token: Alteration | null; person: PersonAlteration | null };

const tokenAnswerSchema = z.looseObject({ id_token: z.string() });

/**
 * Starts the identity stand-in behind a server that changes the ID tokens and the userinfo it gives, as a test says.
 * @returns `alter` and `alterPerson`: what to do with each token and each userinfo response from now on; `sign`: signs
 * claims with the key that the stand-in publishes
 */
export async function startAlteredIssuer(client: Client) {
  const signingKeys = await readSigningKeys(undefined);
  const alterations: Alterations = { token: null, person: null };
  let behind = '';
  const front = await listen({ fetch: (request) => forward(request, behind, alterations) }, LOCAL);
  const issuer = `http://127.0.0.1:${front.port}`;
  const log = pino({ level: 'silent' });
  const identity = await startIdentity({ issuer, webUrl: client.url, clients: [client], signingKeys, log }, LOCAL);
  behind = `http://127.0.0.1:${identity.port}`;
  return {
    issuer,
    alter: (next: Alteration | null): void => {
      alterations.token = next;
    },
    alterPerson: (next: PersonAlteration | null): void => {
      alterations.person = next;
    },
    sign: async (claims: JWTPayload): Promise<string> =>
      signWith(await importJWK(signingKeys.keys[0] ?? {}, 'ES256'), claims),
    close: async (): Promise<void> => {
      await front.close();
      await identity.close();
    },
  };
}

export type AlteredIssuer = Awaited<ReturnType<typeof startAlteredIssuer>>;

/** Signs claims with a key that nobody publishes. */
export async function signWithForeignKey(claims: JWTPayload): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return signWith(await importJWK(await exportJWK(privateKey), 'ES256'), claims);
}

/** A token with these claims and no signature. */
export function withoutSignature(claims: JWTPayload): string {
  const encoded = [{ alg: 'none', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${encoded.join('.')}.`;
}

const LOCAL = { host: '127.0.0.1', port: 0 };

function signWith(key: Awaited<ReturnType<typeof importJWK>>, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'JWT' }).sign(key);
}

/**
 * Passes a request on, and changes the ID token or the userinfo of the answer. The addresses in answers, which the stand-in makes of the
 * Host of a request, become those of the server in front.
 */
async function forward(request: Request, behind: string, { token, person }: Alterations): Promise<Response> {
  const { pathname, search, origin } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of ['Host', 'Connection', 'Accept-Encoding', 'Content-Length']) headers.delete(name);
  const answer = await fetch(`${behind}${pathname}${search}`, {
    method: request.method,
    headers,
    redirect: 'manual',
    ...(request.method === 'POST' && { body: await request.text() }),
  });
  const passed = new Headers(answer.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Transfer-Encoding']) passed.delete(name);
  const location = answer.headers.get('Location');
  if (location !== null) passed.set('Location', location.replace(behind, origin));
  const text = (await answer.text()).replaceAll(behind, origin);
  if (pathname === '/me' && person !== null && answer.ok) {
    return Response.json(person(JSON.parse(text)), { headers: passed });
  }
  if (pathname !== '/token' || token === null || !answer.ok) {
    return new Response(text === '' ? null : text, { status: answer.status, headers: passed });
  }
  const given = tokenAnswerSchema.parse(JSON.parse(text));
  const payload = given.id_token.split('.')[1] ?? '';
  const claims: JWTPayload = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return Response.json({ ...given, id_token: await token(claims) }, { headers: passed });
}

/** An identity service that confirms every statement at once: for tests of pages that are not about the trip to it. */

import type { Hono } from 'hono';
import type { SiteEnv } from '#web/site/env.ts';
import type { IdentityClient } from '#web/site/identity-client.ts';
import { nonceOf } from '#web/site/identity-proof.ts';
import { proofFor } from './proofs.ts';

const ADDRESS = 'http://identity.example/';

/** The client with the trip shortened: its answer names the person who confirms. */
export function confirmingAtOnce(client: IdentityClient): IdentityClient {
  return {
    ...client,
    beginConfirmation: (_language, returnTo, confirmation) => {
      const state = crypto.randomUUID();
      const nonce = nonceOf(confirmation.statement, confirmation.random);
      const url = new URL(`?state=${state}`, ADDRESS);
      return Promise.resolve({
        url,
        login: { state, nonce, codeVerifier: 'none', returnTo, identifiedAfter: null, confirmation },
      });
    },
    finishConfirmation: (query, _login, { statement, random }) => {
      const subject = new URLSearchParams(query).get('subject') ?? '';
      const proof = proofFor(statement, { subject, random });
      return Promise.resolve({ subject, name: null, method: 'eid', identifiedAt: new Date(), proof });
    },
  };
}

/** Goes on after an answer of the site: where it leads to the identity service, `subject` confirms there. */
export async function confirmAs(
  app: Hono<SiteEnv>,
  answer: Response,
  { cookie, subject, siteUrl }: { readonly cookie: string; readonly subject: string; readonly siteUrl: string },
): Promise<Response> {
  const location = answer.headers.get('Location') ?? '';
  if (!location.startsWith(ADDRESS)) return answer;
  const login = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const state = new URL(location).searchParams.get('state') ?? '';
  const back = new URL(`/login/callback?${new URLSearchParams({ state, subject })}`, siteUrl);
  return await app.request(back.href, { headers: { Cookie: [cookie, ...login].join('; ') } });
}

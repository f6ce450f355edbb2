/** An identity service that confirms every statement at once: for tests of pages that are not about the trip to it. */

import type { Hono } from 'hono';
import type { Sql } from '#database/connection.ts';
import { listen, type RunningServer } from '#services/process.ts';
import type { SiteEnv } from '#web/site/env.ts';
import type { IdentityClient } from '#web/site/identity-client.ts';
import { nonceOf, statementHash } from '#web/site/identity-proof.ts';
import { proofsFor } from './proofs.ts';

const ADDRESS = 'http://identity.example/';

/**
 * The client with the trip shortened: its answer names the person who confirms.
 * @param address where a browser is sent: nowhere, or to `serveConfirmations`
 */
export function confirmingAtOnce(client: IdentityClient, address = ADDRESS): IdentityClient {
  return {
    ...client,
    beginConfirmation: (_language, returnTo, confirmation) => {
      const state = crypto.randomUUID();
      const nonce = nonceOf(confirmation.statements.map(({ statement, random }) => statementHash(statement, random)));
      const url = new URL(`?${new URLSearchParams({ state, person: confirmation.person })}`, address);
      return Promise.resolve({
        url,
        login: { state, nonce, codeVerifier: 'none', returnTo, identifiedAfter: null, confirmation },
      });
    },
    finishConfirmation: (query, _login, { statements }) => {
      const subject = new URLSearchParams(query).get('subject') ?? '';
      const proofs = proofsFor(statements, { subject });
      return Promise.resolve({ subject, name: null, method: 'eid', identifiedAt: new Date(), proofs });
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

/** A server that sends real browsers back to the site at once, as the person who pressed the button. */
export async function serveConfirmations(sql: Sql, siteUrl: () => string): Promise<RunningServer & { url: string }> {
  const server = await listen(
    {
      fetch: async ({ url }) => {
        const { state = '', person = '' } = Object.fromEntries(new URL(url).searchParams);
        const [row] = await sql<{ subject: string }[]>`select subject from persons where id = ${person}`;
        const back = new URLSearchParams({ state, subject: row?.subject ?? '' });
        return Response.redirect(`${siteUrl()}/login/callback?${back}`, 303);
      },
    },
    { host: '127.0.0.1', port: 0 },
  );
  return { ...server, url: `http://127.0.0.1:${server.port}` };
}

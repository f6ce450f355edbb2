import { buildEndSessionUrl, fetchUserInfo } from 'openid-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findPerson } from '#services/identity/persons.ts';
import {
  beginLogin,
  CLIENT_SECRET,
  createVisitor,
  startStandIn,
  type Visitor,
  WEB_URL,
} from '#test/support/identity-visitor.ts';

const printed = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info')];
let standIn: Awaited<ReturnType<typeof startStandIn>>;
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(async () => {
  await standIn.close();
});

async function logIn(visitor: Visitor, form: Record<string, string>, parameters: Record<string, string> = {}) {
  const login = await beginLogin(standIn.client, parameters);
  const page = await visitor.go(login.url);
  expect(page.status).toBe(200);
  const reached = await visitor.go(page.url, form);
  return { login, reached };
}

describe('a login', () => {
  test('names the person, the method and the time in the ID token', async () => {
    const { login, reached } = await logIn(createVisitor(), { subject: 'chair.92094', method: 'itsme' });
    expect(reached.url.href).toContain(`${WEB_URL}/login/callback?`);
    const tokens = await login.finish(reached.url);
    const claims = tokens.claims();
    const person = findPerson('chair.92094');
    expect(claims).toMatchObject({
      iss: standIn.issuer,
      aud: 'uniek-verslag',
      sub: 'chair.92094',
      name: `${person?.givenName} ${person?.familyName}`,
      given_name: person?.givenName,
      family_name: person?.familyName,
      email: person?.email,
      email_verified: true,
      locale: 'fr',
      amr: ['itsme'],
      acr: 'http://eidas.europa.eu/LoA/high',
      nonce: login.nonce,
    });
    expect(Math.abs(Number(claims?.auth_time) - Date.now() / 1000)).toBeLessThan(60);
    const info = await fetchUserInfo(standIn.client, tokens.access_token, 'chair.92094');
    expect(info).toMatchObject({ email: person?.email, locale: 'fr' });
  });

  test.each([
    ['eid', 'high'],
    ['itsme', 'high'],
    ['app', 'substantial'],
  ])('with %s has the level of assurance %s', async (method, level) => {
    const { login, reached } = await logIn(createVisitor(), { subject: 'clerk.11001', method });
    const claims = (await login.finish(reached.url)).claims();
    expect(claims).toMatchObject({ amr: [method], acr: `http://eidas.europa.eu/LoA/${level}` });
  });

  test('without a known method counts as one with the identity card', async () => {
    const { login, reached } = await logIn(createVisitor(), { subject: 'handler.fps-mi', method: 'fax' });
    expect((await login.finish(reached.url)).claims()).toMatchObject({ sub: 'handler.fps-mi', amr: ['eid'] });
  });

  test('cannot begin without PKCE', async () => {
    const { url } = await beginLogin(standIn.client);
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
    const reached = await createVisitor().go(url);
    expect(reached.url.searchParams.get('error')).toBe('invalid_request');
  });

  test('gives a code that can be used once, with the client’s secret only', async () => {
    const { login, reached } = await logIn(createVisitor(), { subject: 'dpo.11001', method: 'eid' });
    const exchange = (secret: string) =>
      fetch(`${standIn.issuer}/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`uniek-verslag:${encodeURIComponent(secret)}`)}` },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: reached.url.searchParams.get('code') ?? '',
          redirect_uri: `${WEB_URL}/login/callback`,
          code_verifier: 'not the one of this login, but long enough to be one',
        }),
      });
    expect((await exchange('not the secret')).status).toBe(401);
    expect((await exchange(CLIENT_SECRET)).status).toBe(400);
    await login.finish(reached.url);
    await expect(login.finish(reached.url)).rejects.toThrow();
  });

  test('is remembered until the application asks to log in again', async () => {
    const visitor = createVisitor();
    await logIn(visitor, { subject: 'clerk.11001', method: 'app' });
    const silent = await beginLogin(standIn.client);
    const reached = await visitor.go(silent.url);
    expect((await silent.finish(reached.url)).claims()).toMatchObject({ sub: 'clerk.11001', amr: ['app'] });

    const again = await logIn(visitor, { subject: 'clerk.11001', method: 'eid' }, { prompt: 'login' });
    const claims = (await again.login.finish(again.reached.url)).claims();
    expect(claims).toMatchObject({ sub: 'clerk.11001', amr: ['eid'] });
  });

  test('as another person first ends the existing session, on a page of the service itself', async () => {
    const visitor = createVisitor();
    await logIn(visitor, { subject: 'clerk.11001', method: 'eid' });
    const { login, reached } = await logIn(visitor, { subject: 'chair.11001', method: 'eid' }, { prompt: 'login' });
    expect(reached.text).toContain('U wordt doorgestuurd');
    expect(reached.text).not.toMatch(/<script>|Submitting/);
    expect(reached.headers.get('content-security-policy')).not.toContain('sha256');
    const done = await visitor.submitHidden(reached);
    expect((await login.finish(done.url)).claims()).toMatchObject({ sub: 'chair.11001' });
  });

  test('uses cookies with other names than those of the application', async () => {
    const visitor = createVisitor();
    await logIn(visitor, { subject: 'clerk.11001', method: 'eid' });
    expect(visitor.cookieNames().length).toBeGreaterThan(0);
    expect(visitor.cookieNames().filter((name) => !name.startsWith('identity_'))).toEqual([]);
  });
});

describe('a logout', () => {
  test('that the application asks for needs no confirmation, and ends the session', async () => {
    const visitor = createVisitor();
    const { login, reached } = await logIn(visitor, { subject: 'clerk.11001', method: 'eid' });
    const { id_token = '' } = await login.finish(reached.url);
    const page = await visitor.go(
      buildEndSessionUrl(standIn.client, { id_token_hint: id_token, post_logout_redirect_uri: `${WEB_URL}/` }),
    );
    expect(page.text).toContain('data-auto-submit');
    expect((await visitor.submitHidden(page)).url.href).toBe(`${WEB_URL}/`);
    const next = await beginLogin(standIn.client);
    expect((await visitor.go(next.url)).text).toContain('name="subject"');
  });

  test('without a session leads back at once, on a page of the service itself', async () => {
    const visitor = createVisitor();
    const { login, reached } = await logIn(createVisitor(), { subject: 'clerk.11001', method: 'eid' });
    const { id_token = '' } = await login.finish(reached.url);
    const page = await visitor.go(
      buildEndSessionUrl(standIn.client, { id_token_hint: id_token, post_logout_redirect_uri: `${WEB_URL}/` }),
    );
    expect(page.text).toContain('U wordt doorgestuurd');
    expect((await visitor.submitHidden(page)).url.href).toBe(`${WEB_URL}/`);
  });

  test('without a token needs a confirmation', async () => {
    const visitor = createVisitor({ 'Accept-Language': 'de' });
    await logIn(visitor, { subject: 'clerk.63023', method: 'eid' });
    const page = await visitor.go(`${standIn.issuer}/session/end`);
    expect(page.text).toContain('Möchten Sie sich abmelden?');
    expect(page.text).not.toContain('data-auto-submit');
    expect((await visitor.submitHidden(page)).text).toContain('Sie sind abgemeldet');
  });

  test('with a token from before a restart says what to do', async () => {
    const url = `${standIn.issuer}/session/end?id_token_hint=not.a.token`;
    const page = await createVisitor().go(url);
    expect(page.status).toBe(400);
    expect(page.text).toContain('Afmelden is hier niet gelukt');
  });
});

test('oidc-provider prints no warning', () => {
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
});

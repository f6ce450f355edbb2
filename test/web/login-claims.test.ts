import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AlteredIssuer,
  signWithForeignKey,
  startAlteredIssuer,
  withoutSignature,
} from '#test/support/altered-issuer.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { logInTo } from '#test/support/log-in.ts';
import { clientSecret, siteFor } from '#test/support/site.ts';
import { origin } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { claimNamesSchema } from '#web/site/identity-claims.ts';

let database: FreshDatabase;
let issuer: AlteredIssuer;
beforeAll(async () => {
  [database, issuer] = await Promise.all([
    freshDatabase(),
    startAlteredIssuer({ id: 'uniek-verslag', secret: clientSecret, url: origin }),
  ]);
});
afterAll(async () => {
  await issuer?.close();
  await database?.drop();
});

describe('an ID token', () => {
  let site: Hono<SiteEnv>;
  beforeAll(() => {
    site = siteFor(database.sql, { issuer: issuer.issuer });
  });

  /** Logs in while the identity service gives tokens as `alter` makes them. */
  async function logIn(
    alter: Parameters<AlteredIssuer['alter']>[0],
    options: Parameters<typeof logInTo>[2] = {},
  ): Promise<Response> {
    issuer.alter(alter);
    return await logInTo(site, 'chair.11002', options);
  }
  const sessions = () => database.sql`
    select s.* from sessions s join persons p on p.id = s.person_id where p.subject = 'chair.11002'`;
  const changed = (changes: Record<string, unknown>) => (claims: object) => issuer.sign({ ...claims, ...changes });
  const nowS = () => Math.floor(Date.now() / 1000);

  it('that the identity service did not sign is refused', async () => {
    for (const forge of [signWithForeignKey, withoutSignature]) {
      const answer = await logIn(forge);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Het aanmelden is niet gelukt');
    }
    // One whose content was changed after it was signed.
    const signed = await logIn(async (claims) => {
      const [header, , signature] = (await issuer.sign(claims)).split('.');
      const payload = Buffer.from(JSON.stringify({ ...claims, name: 'Another Person' })).toString('base64url');
      return `${header}.${payload}.${signature}`;
    });
    expect(signed.status).toBe(400);
    expect(await sessions()).toHaveLength(0);
  });

  it.each([
    ['for another application', { aud: 'fps-mi' }],
    ['of another identity service', { iss: 'https://identity.example' }],
    ['for another login', { nonce: 'another' }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 3_600 }],
  ])('%s is refused', async (_, changes) => {
    const answer = await logIn(changed(changes));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Het aanmelden is niet gelukt');
    expect(await sessions()).toHaveLength(0);
  });

  it.each([
    [
      'at a lower level of assurance',
      { acr: 'http://eidas.europa.eu/LoA/low' },
      'nl',
      'Deze manier van aanmelden volstaat niet',
    ],
    ['without a level of assurance', { acr: undefined }, 'fr', 'Ce mode de connexion ne suffit pas'],
    ['with an unknown method', { amr: ['pwd'] }, 'de', 'Diese Art der Anmeldung reicht nicht aus'],
    ['without a time', { auth_time: undefined }, 'nl', 'Identificeer u opnieuw'],
    ['of the future', { auth_time: Math.floor(Date.now() / 1000) + 600 }, 'fr', 'Identifiez-vous à nouveau'],
    [
      'of three hours ago',
      { auth_time: Math.floor(Date.now() / 1000) - 3 * 3600 },
      'de',
      'Identifizieren Sie sich erneut',
    ],
  ])('%s is refused by a page that says what to do', async (_, changes, language, title) => {
    const answer = await logIn(changed(changes), { language });
    expect(answer.status).toBe(403);
    const text = await answer.text();
    expect(text).toContain(title);
    expect(text).toContain('href="/login?other=yes&amp;return=%2Forganisations"');
    expect(await sessions()).toHaveLength(0);
  });

  it.each(['An\u0000 Peeters', 'An\u0007 Peeters', 'An \u202esreteeP', 'x'.repeat(201)])(
    'with a name that cannot stand beside a signature is refused: %j',
    async (name) => {
      const answer = await logIn(changed({ name }));
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Het aanmelden is niet gelukt');
      expect(await sessions()).toHaveLength(0);
    },
  );

  it('says at each login whether the e-mail address is verified; what is missing is not', async () => {
    const found = [];
    for (const email_verified of [true, false, true, undefined, 'true']) {
      expect((await logIn(changed({ sub: 'a-person', email_verified }))).status).toBe(303);
      const [row] = await database.sql`select email_verified from persons where subject = 'a-person'`;
      found.push(row?.['email_verified']);
    }
    expect(found).toEqual([true, false, true, false, false]);
  });

  it('of an hour ago, signed by the identity service, is accepted', async () => {
    const at = nowS() - 3600;
    const answer = await logIn(changed({ auth_time: at }));
    expect(answer.status).toBe(303);
    const [session] = await sessions();
    expect(session).toMatchObject({
      level: 'http://eidas.europa.eu/LoA/high',
      authenticated_at: new Date(at * 1000),
    });
  });

  it('of before the login is refused when the person asked to identify again, whatever the identity service answers', async () => {
    const again = '/login?other=yes';
    expect((await logIn(changed({ auth_time: nowS() - 90 }), { path: again })).status).toBe(403);
    expect((await logIn(changed({ auth_time: nowS() }), { path: again })).status).toBe(303);
  });
});

describe('claims with other names', () => {
  // The persons of the tests above have the same issuer.
  beforeAll(async () => void (await stored()));

  const names = {
    name: ['givenName', 'surname'],
    email: 'mail',
    emailVerified: 'mailVerified',
    language: 'prefLanguage',
    method: 'acr',
    methods: { 'http://eidas.europa.eu/LoA/high': 'itsme' },
  };
  const person = {
    givenName: ' Ève ',
    surname: 'Dupont',
    mail: 'eve.dupont@cpas.example',
    mailVerified: true,
    prefLanguage: 'fr-BE',
  };
  const siteWith = (claims: object) =>
    siteFor(database.sql, { issuer: issuer.issuer, claims: claimNamesSchema.parse(JSON.stringify(claims)) });
  const stored = async () => {
    const [row] = await database.sql`
      select p.name, p.email, p.email_verified, p.language, s.method
      from persons p join sessions s on s.person_id = p.id where p.issuer = ${issuer.issuer}`;
    await database.sql`
      with old as (delete from sessions) delete from persons where issuer = ${issuer.issuer}`;
    return row;
  };
  const expected = {
    name: 'Ève Dupont',
    email: 'eve.dupont@cpas.example',
    email_verified: true,
    language: 'fr',
    method: 'itsme',
  };
  const withoutPerson = ({ name, email, email_verified, locale, amr, ...claims }: Record<string, unknown>) => claims;

  it('are read as the configuration says', async () => {
    issuer.alter((claims) => issuer.sign({ ...withoutPerson(claims), ...person }));
    expect((await logInTo(siteWith(names), 'chair.11002')).status).toBe(303);
    expect(await stored()).toEqual(expected);
  });

  it('are read from the userinfo of the same person, when the configuration says so', async () => {
    issuer.alter((claims) => issuer.sign(withoutPerson(claims)));
    issuer.alterPerson(({ sub = '' }) => ({ sub, ...person }));
    const site = siteWith({ ...names, source: 'userinfo' });
    expect((await logInTo(site, 'chair.11002')).status).toBe(303);
    expect(await stored()).toEqual(expected);
    issuer.alterPerson(() => ({ sub: 'director.11002', ...person }));
    expect((await logInTo(site, 'chair.11002')).status).toBe(400);
    expect(await stored()).toBeUndefined();
    issuer.alterPerson(null);
  });

  it.each([
    ['without a name', { givenName: ' ', surname: undefined }],
    ['with a control character in the name', { surname: 'Du\u0000pont' }],
    ['without an e-mail address', { mail: 'no address' }],
  ])('%s are refused', async (_, changes) => {
    issuer.alter((claims) => issuer.sign({ ...withoutPerson(claims), ...person, ...changes }));
    expect((await logInTo(siteWith(names), 'chair.11002')).status).toBe(400);
  });
});

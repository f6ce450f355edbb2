import { describe, expect, it } from 'vitest';
import { claimNamesSchema, readAuthentication, readPerson } from '#web/site/identity-claims.ts';

const names = (text: string) => claimNamesSchema.parse(text);

describe('the names of the claims', () => {
  it('are those of OpenID Connect, unless the configuration says otherwise', () => {
    const standard = {
      scope: 'openid profile email',
      source: 'id-token',
      name: ['name'],
      email: 'email',
      emailVerified: 'email_verified',
      language: 'locale',
      method: 'amr',
      methods: { eid: 'eid', itsme: 'itsme', app: 'app' },
    };
    expect(claimNamesSchema.parse(undefined)).toEqual(standard);
    expect(names(' ')).toEqual(standard);
    expect(names('{"email":"mail"}')).toEqual({ ...standard, email: 'mail' });
  });

  it.each(['{', '[]', '"name"', '{"mail":"email"}', '{"name":[]}', '{"methods":{"x":"sms"}}', '{"scope":"profile"}'])(
    'are refused when they are %s',
    (text) => {
      expect(claimNamesSchema.safeParse(text).success).toBe(false);
    },
  );
});

describe('a person', () => {
  it.each([
    ['fr-BE', 'fr'],
    ['de', 'de'],
    ['en', 'nl'],
    [undefined, 'nl'],
  ])('with the language %s gets the site in %s', (locale, language) => {
    expect(readPerson({ name: 'A', email: 'a@b.example', locale }, names(''))).toMatchObject({ language });
  });

  it('is refused without saying what the claims contain', () => {
    const secret = { name: 'Secret Name', email: 'secret' };
    expect(() => readPerson(secret, names(''))).toThrow(/^no e-mail address in id-token: email$/);
  });
});

describe('a method', () => {
  const claims = { acr: 'high', auth_time: 1, amr: ['pwd', 'urn:eid', 'constructor'] };

  it('is read from a list or a text', () => {
    const eid = names('{"methods":{"urn:eid":"eid"}}');
    expect(readAuthentication(claims, eid)).toEqual({ acr: 'high', auth_time: 1, amr: ['eid'] });
    expect(readAuthentication({ ...claims, amr: 'urn:eid' }, eid).amr).toEqual(['eid']);
  });

  it('that the configuration does not name is refused', () => {
    expect(() => readAuthentication(claims, names(''))).toThrow(/amr is \["pwd","urn:eid","constructor"\]/);
    expect(() => readAuthentication({ amr: [{}, 7] }, names(''))).toThrow(/amr is \[\]/);
  });
});

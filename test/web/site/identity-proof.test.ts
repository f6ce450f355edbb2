import { describe, expect, it } from 'vitest';
import type { IdentityProof, SignatureStatement } from '#rules/proof.ts';
import { foreignKey, identityKey, proofFor, signingSite } from '#test/support/proofs.ts';
import { newRandom, nonceOf, proofSchema, verifyProof } from '#web/site/identity-proof.ts';

const statement: SignatureStatement = {
  report: 'covid-premium/2022/11001',
  version: 3,
  contentHash: 'a'.repeat(64),
  role: 'chair',
};
const verify = (proof: IdentityProof, said: SignatureStatement = statement) =>
  verifyProof(proof, { ...signingSite, statement: said });
const NOW = Date.UTC(2026, 2, 2, 10) / 1000;
const claimed = (claims: Record<string, unknown>) => verify(proofFor(statement, { claims, at: new Date(NOW * 1000) }));

describe('the nonce of a statement', () => {
  const random = newRandom();

  it('is another one for another report, version, content, role or random part', () => {
    const nonces = [
      nonceOf(statement, random),
      nonceOf({ ...statement, report: 'covid-premium/2022/11002' }, random),
      nonceOf({ ...statement, version: 4 }, random),
      nonceOf({ ...statement, contentHash: 'b'.repeat(64) }, random),
      nonceOf({ ...statement, role: 'generalDirector' }, random),
      nonceOf(statement, newRandom()),
    ];
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it('is the same whatever the order of the facts', () => {
    const { role, report, contentHash, version } = statement;
    expect(nonceOf({ role, contentHash, version, report }, random)).toBe(nonceOf(statement, random));
  });
});

describe('the proof of a statement', () => {
  it('says who made it, how and when they were identified', async () => {
    const at = new Date('2026-03-02T10:00:00Z');
    expect(await verify(proofFor(statement, { subject: 's-1', method: 'itsme', at, claims: { name: 'An' } }))).toEqual({
      subject: 's-1',
      name: 'An',
      method: 'itsme',
      identifiedAt: new Date('2026-03-02T09:59:00Z'),
      confirmedAt: at,
    });
  });

  it('holds whether or not the address of the identity service is written with a slash at the end', async () => {
    expect(await claimed({ iss: `${signingSite.issuer}/` })).toMatchObject({ method: 'eid' });
  });

  it('holds for an identification of 29 minutes before', async () => {
    expect(await claimed({ auth_time: NOW - 29 * 60 })).toMatchObject({ method: 'eid' });
  });

  it('holds years later, when the token has long expired', async () => {
    expect(await verify(proofFor(statement, { at: new Date('2016-03-02T10:00:00Z') }))).toMatchObject({ name: null });
  });

  it.each([
    ['report', { ...statement, report: 'covid-premium/2022/11002' }],
    ['version', { ...statement, version: 4 }],
    ['content', { ...statement, contentHash: 'b'.repeat(64) }],
    ['role', { ...statement, role: 'generalDirector' }],
  ] as const)('is invalid for another %s', async (_, other) => {
    expect(await verify(proofFor(statement), other)).toEqual({ fault: expect.stringContaining('something else') });
  });

  it.each([
    ['another issuer', { iss: 'https://elsewhere.example' }, 'another identity service'],
    ['another application', { aud: 'fps-mi' }, 'another application'],
    ['several applications', { aud: ['uniek-verslag', 'fps-mi'] }, 'another application'],
    ['a party that is not this application', { azp: 'fps-mi' }, 'another application'],
    ['a low level of assurance', { acr: 'low' }, 'acr is "low"'],
    ['no level of assurance', { acr: undefined }, 'acr is undefined'],
    ['a password', { amr: ['pwd'] }, 'amr is ["pwd"]'],
    ['an identification of 32 minutes before', { auth_time: NOW - 32 * 60 }, '32 minutes ago'],
    ['no time of identification', { auth_time: undefined }, 'auth_time is missing'],
    ['no nonce', { nonce: undefined }, 'nonce is wrong'],
    ['no person', { sub: '' }, 'sub is wrong'],
  ])('is invalid with %s in the token', async (_, claims, fault) => {
    expect(await claimed(claims)).toEqual({ fault: expect.stringContaining(fault) });
  });

  it('is invalid when the token was altered, or signed with another key than the one in it', async () => {
    const proof = proofFor(statement);
    const [header, payload = '', signature] = proof.idToken.split('.');
    const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'another-person' };
    const altered = [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    const refused = { fault: 'the signature of the token does not match' };
    expect(await verify({ ...proof, idToken: altered })).toEqual(refused);
    expect(await verify(proofFor(statement, { key: foreignKey(), publishedKey: identityKey }))).toEqual(refused);
  });

  it('is invalid with a key that is malformed or of another type', async () => {
    const proof = proofFor(statement);
    expect(await verify({ ...proof, key: { ...proof.key, x: 'AAAA' } as IdentityProof['key'] })).toHaveProperty(
      'fault',
    );
    expect(await verify({ ...proof, key: { ...proof.key, alg: 'RS256' } })).toHaveProperty('fault');
  });

  it('has a public key only, and a signed token', () => {
    const proof = proofFor(statement);
    expect(proofSchema.safeParse(proof).success).toBe(true);
    expect(proofSchema.safeParse({ ...proof, key: { ...proof.key, d: 'private' } }).success).toBe(false);
    expect(proofSchema.safeParse({ ...proof, key: { ...proof.key, alg: 'HS256' } }).success).toBe(false);
    expect(
      proofSchema.safeParse({ ...proof, idToken: `${proof.idToken.split('.').slice(0, 2).join('.')}.` }).success,
    ).toBe(false);
  });
});

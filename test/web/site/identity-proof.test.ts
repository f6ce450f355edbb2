import { describe, expect, it } from 'vitest';
import type { IdentityProof, SignatureStatement } from '#rules/proof.ts';
import { foreignKey, identityKey, proofFor, proofsFor, signingSite } from '#test/support/proofs.ts';
import {
  MAX_STATEMENTS,
  newRandom,
  nonceOf,
  proofSchema,
  statementHash,
  verifyProof,
} from '#web/site/identity-proof.ts';

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

describe('the hash of a statement', () => {
  const random = newRandom();

  it('is another one for another report, version, content, role or random part', () => {
    const hashes = [
      statementHash(statement, random),
      statementHash({ ...statement, report: 'covid-premium/2022/11002' }, random),
      statementHash({ ...statement, version: 4 }, random),
      statementHash({ ...statement, contentHash: 'b'.repeat(64) }, random),
      statementHash({ ...statement, role: 'generalDirector' }, random),
      statementHash(statement, newRandom()),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is the same whatever the order of the facts', () => {
    const { role, report, contentHash, version } = statement;
    expect(statementHash({ role, contentHash, version, report }, random)).toBe(statementHash(statement, random));
  });
});

describe('the nonce of statements', () => {
  const [one = '', other = '', third = ''] = Array.from({ length: 3 }, () => statementHash(statement, newRandom()));

  it('is the hash of the only one, and does not depend on the order of several', () => {
    expect(nonceOf([one])).toBe(one);
    expect(nonceOf([one, other, third])).toBe(nonceOf([third, one, other]));
  });

  it('is another one for each list, and never the hash of a statement', () => {
    const nonces = [
      nonceOf([one]),
      nonceOf([one, other]),
      nonceOf([one, third]),
      nonceOf([one, other, third]),
      nonceOf([nonceOf([one, other]), third]),
    ];
    expect(new Set(nonces).size).toBe(nonces.length);
    // A list that was passed off as a statement, with its hashes in any field: it lacks the random part.
    const disguised = { ...statement, statements: [one, other] } as SignatureStatement;
    expect(nonces).not.toContain(statementHash(disguised, newRandom()));
  });
});

describe('the proof of a statement that was confirmed with others', () => {
  const at = (nis: string): SignatureStatement => ({ ...statement, report: `covid-premium/2022/${nis}` });
  const asked = ['11001', '11002', '11004'].map((nis) => ({ statement: at(nis), random: newRandom() }));
  const proofs = proofsFor(asked, { subject: 's-1' });
  const [proof = expect.fail('no proof')] = proofs;
  const among = proof.among ?? [];

  it('holds for each of them, in its own content, version and role', async () => {
    for (const [index, { statement: said }] of asked.entries()) {
      const each = proofs[index] ?? expect.fail('no proof');
      expect(await verify(each, said)).toMatchObject({ subject: 's-1' });
      expect(await verify(each, { ...said, version: 4 })).toHaveProperty('fault');
      expect(await verify(each, { ...said, contentHash: 'b'.repeat(64) })).toHaveProperty('fault');
      expect(await verify(each, { ...said, role: 'generalDirector' })).toHaveProperty('fault');
    }
  });

  it.each<[string, () => { proof: IdentityProof; said?: SignatureStatement }, string]>([
    [
      'for a report that was not confirmed',
      () => ({ proof, said: at('11005') }),
      'the statement is not among those of the token',
    ],
    [
      'for another report of the same list, with the random part of its own',
      () => ({ proof, said: at('11002') }),
      'the statement is not among those of the token',
    ],
    [
      'with a hash that was swapped for that of another statement',
      () => {
        const random = newRandom();
        const swapped = [...among.slice(1), statementHash(at('11005'), random)].toSorted();
        return { proof: { ...proof, random, among: swapped }, said: at('11005') };
      },
      'the token was made for something else (nonce)',
    ],
    [
      'with a hash that was added',
      () => {
        const random = newRandom();
        const added = [...among, statementHash(at('11005'), random)].toSorted();
        return { proof: { ...proof, random, among: added }, said: at('11005') };
      },
      'the token was made for something else (nonce)',
    ],
    [
      'with a list that was shortened',
      () => {
        const own = statementHash(at('11001'), proof.random);
        const kept = among.filter((each) => each === own || each !== among.find((other) => other !== own));
        return { proof: { ...proof, among: kept } };
      },
      'the token was made for something else (nonce)',
    ],
    [
      'without the list',
      () => ({ proof: { ...proof, among: undefined } }),
      'the token was made for something else (nonce)',
    ],
    [
      'with the list of another token',
      () => {
        const [another = expect.fail('no proof')] = proofsFor(asked.map((each) => ({ ...each, random: newRandom() })));
        return { proof: { ...proof, among: another.among } };
      },
      'the statement is not among those of the token',
    ],
    [
      'with another token and its own list',
      () => {
        const [another = expect.fail('no proof')] = proofsFor(asked.map((each) => ({ ...each, random: newRandom() })));
        return { proof: { ...proof, idToken: another.idToken } };
      },
      'the token was made for something else (nonce)',
    ],
    [
      'with a list in another order',
      () => ({ proof: { ...proof, among: [...among].reverse() } }),
      'the statements of the token are not in ascending order',
    ],
    [
      'with a hash that is there twice',
      () => ({ proof: { ...proof, among: [...among, ...among].toSorted() } }),
      'the statements of the token are not in ascending order',
    ],
    [
      'with a list of one, for which the hash alone would do',
      () => ({ proof: { ...proof, among: [statementHash(at('11001'), proof.random)] } }),
      'the token confirms 1 statements',
    ],
    [
      'with more than anyone can confirm together',
      () => ({ proof: { ...proof, among: Array.from({ length: MAX_STATEMENTS + 1 }, newRandom).toSorted() } }),
      `the token confirms ${MAX_STATEMENTS + 1} statements`,
    ],
    [
      'with a list, when the token confirms this one alone',
      () => {
        const random = newRandom();
        const hashes = [statementHash(at('11001'), random), ...among.slice(1)].toSorted();
        return { proof: { ...proofFor(at('11001'), { random }), among: hashes } };
      },
      'the token was made for something else (nonce)',
    ],
  ])('is invalid %s', async (_, attack, fault) => {
    const { proof: attacked, said = at('11001') } = attack();
    expect(await verify(attacked, said)).toEqual({ fault });
  });

  it('does not tell what the others are', () => {
    for (const { statement: said } of asked.slice(1)) expect(JSON.stringify(proof)).not.toContain(said.report);
    // Without the random part of another statement, its hash cannot be found by trying statements.
    expect(among).not.toContain(statementHash(at('11002'), proof.random));
  });

  it('has a list of hashes only, and not too many', () => {
    expect(proofSchema.safeParse(proof).success).toBe(true);
    expect(proofSchema.safeParse({ ...proof, among: among.slice(1, 2) }).success).toBe(false);
    expect(proofSchema.safeParse({ ...proof, among: ['covid-premium/2022/11002', ...among] }).success).toBe(false);
    const many = Array.from({ length: MAX_STATEMENTS + 1 }, newRandom);
    expect(proofSchema.safeParse({ ...proof, among: many }).success).toBe(false);
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

import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityProof } from '#rules/proof.ts';
import { identityKeysOf } from '#services/fps-mi/delivery/identity-keys.ts';
import { listen, type RunningServer } from '#services/process.ts';
import { deliver, delivery, type Ministry, startMinistry } from '#test/support/ministry.ts';
import { foreignKey, identityKey, proofFor, proofsFor } from '#test/support/proofs.ts';
import { newRandom, statementHash } from '#web/site/identity-proof.ts';

/** The keys that the identity service publishes now. */
let published: object[] = [];
/** The identity service cannot be reached. */
let away = false;
let identity: RunningServer;
let ministry: Ministry;

beforeAll(async () => {
  identity = await listen(
    {
      fetch: ({ url }) => {
        if (away) return new Response(null, { status: 503 });
        const { pathname, origin } = new URL(url);
        return Response.json(pathname === '/jwks' ? { keys: published } : { jwks_uri: `${origin}/jwks` });
      },
    },
    { host: '127.0.0.1', port: 0 },
  );
  ministry = await startMinistry((sql) => ({
    identityKeys: identityKeysOf(sql, `http://127.0.0.1:${identity.port}`, { cooldownMs: 0 }),
  }));
});
afterAll(async () => {
  await ministry?.close();
  await identity?.close();
});

/** A delivery whose signature by the chair is changed. */
function changed(nis: string, change: (valid: Signature) => Partial<Signature>) {
  const valid = delivery({ nis });
  const [chair, director] = valid.signatures;
  if (chair === undefined || director === undefined) throw new Error('a delivery has two signatures');
  return { ...valid, signatures: [{ ...chair, ...change(chair) }, director] };
}
type Signature = ReturnType<typeof delivery>['signatures'][number];

const statementOf = ({ role, version, contentHash }: Signature, nis: string) => ({
  report: `covid-premium/2022/${nis}`,
  version,
  contentHash,
  role,
});

async function faults(body: unknown): Promise<string[] | 'received'> {
  const answer = await deliver(ministry.app, body);
  if (answer.status === 201) return 'received';
  expect(answer.status).toBe(422);
  const { errors }: { errors: { pointer: string; detail: string }[] } = JSON.parse(await answer.text());
  return errors.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

describe('A delivery is received only with the proofs of both signatures', () => {
  const nis = '11001';
  const at = (signature: Signature) => new Date(signature.signedAt);
  beforeAll(() => {
    published = [identityKey];
  });

  it('with tokens of the identity service for this content', async () => {
    expect(await faults(delivery({ nis }))).toBe('received');
  });

  it.each<[string, (signature: Signature) => Partial<Signature>, string]>([
    [
      'by a key that the identity service does not publish',
      (each) => ({
        proof: proofFor(statementOf(each, nis), { subject: each.signer, at: at(each), key: foreignKey() }),
      }),
      'the identity service does not publish the key',
    ],
    [
      'for another role',
      (each) => ({ proof: proofFor({ ...statementOf(each, nis), role: 'generalDirector' }, { at: at(each) }) }),
      'the token was made for something else (nonce)',
    ],
    [
      'for the report of another organisation',
      (each) => ({ proof: proofFor(statementOf(each, '11002'), { at: at(each) }) }),
      'the token was made for something else (nonce)',
    ],
    [
      'for another version',
      (each) => ({ proof: proofFor({ ...statementOf(each, nis), version: 2 }, { at: at(each) }) }),
      'the token was made for something else (nonce)',
    ],
    ['for another method', () => ({ method: 'itsme' }), 'the method is not that of the token'],
    [
      'for another name',
      (each) => ({ proof: proofFor(statementOf(each, nis), { at: at(each), claims: { name: 'Jan Nobody' } }) }),
      'the name is not that of the token',
    ],
    [
      'from after the signature',
      (each) => ({ proof: proofFor(statementOf(each, nis), { at: new Date() }) }),
      'the token is not of the time of the signature',
    ],
    [
      'from months before the signature',
      (each) => ({ proof: proofFor(statementOf(each, nis), { at: new Date('2021-11-01T10:00:00Z') }) }),
      'the token is not of the time of the signature',
    ],
  ])('not with a token %s', async (_, change, detail) => {
    expect(await faults(changed(nis, change))).toEqual([`#/signatures/0/proof ${detail}`]);
  });

  describe('a signature that was confirmed with those of other reports', () => {
    /** The statements of a signature and of two on other reports, and the proofs of a token that confirms them. */
    const together = (each: Signature) => {
      const asked = [nis, '11002', '11004'].map((other) => ({
        statement: statementOf(each, other),
        random: newRandom(),
      }));
      const proofs = proofsFor(asked, { subject: each.signer, at: at(each) });
      const [own = expect.fail(), second = expect.fail()] = proofs;
      return { asked, own, second };
    };

    it('is received', async () => {
      expect(await faults(changed(nis, (each) => ({ proof: together(each).own })))).toBe('received');
    });

    it.each<[string, (signature: Signature) => IdentityProof, string]>([
      [
        'with the proof of another report of the list',
        (each) => together(each).second,
        'the statement is not among those of the token',
      ],
      [
        'with its hash in the place of another one',
        (each) => {
          const { own } = together(each);
          const random = newRandom();
          const hash = statementHash(statementOf(each, nis), random);
          return { ...own, random, among: [hash, ...(own.among ?? []).slice(1)].toSorted() };
        },
        'the token was made for something else (nonce)',
      ],
      [
        'with a list that was shortened',
        (each) => {
          const { asked, own } = together(each);
          const hash = statementHash(statementOf(each, nis), own.random);
          const { statement, random } = asked[1] ?? expect.fail();
          return { ...own, among: [hash, statementHash(statement, random)].toSorted() };
        },
        'the token was made for something else (nonce)',
      ],
      [
        'with the list of another token',
        (each) => ({ ...together(each).own, among: together(each).own.among }),
        'the statement is not among those of the token',
      ],
      [
        'when the token was for another content of it',
        (each) => {
          const random = newRandom();
          const older = { statement: { ...statementOf(each, nis), contentHash: 'b'.repeat(64) }, random };
          const other = { statement: statementOf(each, '11002'), random: newRandom() };
          return proofsFor([older, other], { subject: each.signer, at: at(each) })[0] ?? expect.fail();
        },
        'the statement is not among those of the token',
      ],
    ])('is not received %s', async (_, make, detail) => {
      expect(await faults(changed(nis, (each) => ({ proof: make(each) })))).toEqual([`#/signatures/0/proof ${detail}`]);
    });
  });

  it('not when one person gave both', async () => {
    const { signatures } = delivery({ nis });
    const subject = signatures[1]?.signer ?? '';
    const twice = changed(nis, (each) => ({ proof: proofFor(statementOf(each, nis), { subject, at: at(each) }) }));
    expect(await faults(twice)).toEqual(['#/signatures the same person gave both proofs']);
  });

  it('not without a proof', async () => {
    const { proof: _, ...bare } = delivery({ nis }).signatures[0] ?? {};
    const answer = await deliver(ministry.app, {
      ...delivery({ nis }),
      signatures: [bare, delivery({ nis }).signatures[1]],
    });
    expect(answer.status).toBe(422);
  });
});

describe('The keys of the identity service', () => {
  /** A delivery whose proof by the chair is signed with a new key of the identity service. */
  function signedWithNewKey(nis: string) {
    const privateKey = foreignKey();
    const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
    const key: IdentityProof['key'] = { kty: 'EC', crv: 'P-256', x, y, alg: 'ES256' };
    const made = changed(nis, (each) => ({
      proof: proofFor(statementOf(each, nis), { subject: each.signer, at: new Date(each.signedAt), key: privateKey }),
    }));
    return { key, made };
  }

  it('are fetched when a proof names a new one, and stay known when the identity service takes them away', async () => {
    const { key, made } = signedWithNewKey('11002');
    expect(await faults(made)).toHaveLength(1);
    published = [identityKey, { ...key, kid: 'new', use: 'sig' }];
    expect(await faults(made)).toBe('received');
    published = [];
    expect(await faults(made)).toBe('received');
  });

  it('are one question for deliveries that arrive at the same moment, whatever else is published', async () => {
    const { key, made } = signedWithNewKey('11005');
    // A type of key that nobody knows here, and one that is malformed.
    published = [identityKey, { kty: 'AKP', pub: 'x' }, { kty: 'EC', crv: 'P-256' }, key];
    expect(await Promise.all([faults(made), faults(made), faults(made)])).toEqual(Array(3).fill('received'));
  });

  it('that cannot be fetched leave the delivery to be tried again', async () => {
    const { made } = signedWithNewKey('11004');
    away = true;
    const answer = await deliver(ministry.app, made);
    away = false;
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5']);
  });
});

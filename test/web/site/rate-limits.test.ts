import { Hono } from 'hono';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SiteEnv } from '#web/site/env.ts';
import { createRateCounters, limitRates, networkOf, rateLimitsSchema, TooManyRequests } from '#web/site/rate-limits.ts';
import { routeSettings } from '#web/site/route-settings.ts';

const logged = vi.fn<(facts: object, message: string) => void>();

/** A site on which the requester is written into headers. */
function siteWith(text: string): Hono<SiteEnv> {
  const log = { info: logged, warn: logged };
  const person = (id: string) => ({ id, name: '', email: '', language: 'nl' as const });
  return new Hono<SiteEnv>()
    .use(async (context, next) => {
      const id = context.req.header('Person');
      // The cast: limits read nothing else of a session than its person.
      context.set('session', id === undefined ? null : ({ person: person(id) } as SiteEnv['Variables']['session']));
      context.set('clientAddress', context.req.header('Address') ?? '192.0.2.1');
      await next();
    })
    .use(limitRates({ counters: createRateCounters(rateLimitsSchema.parse(text)), log }))
    .post('/sign', routeSettings({ rateLimit: 'sign' }), (context) => context.text('signed'))
    .post('/other', (context) => context.text('posted'))
    .get('/page', (context) => context.text('page'))
    .post('/unavailable', routeSettings({ rateLimit: 'sign' }), (context) => context.text('later', 503))
    .get('/callback', routeSettings({ rateLimit: 'failed-login' }), (context) =>
      context.text('', context.req.query('fails') === 'yes' ? 400 : 200),
    )
    .onError((error, context) => {
      if (!(error instanceof TooManyRequests)) throw error;
      return context.text(String(error.retryAfterS), 429);
    });
}

const ask = async (site: Hono<SiteEnv>, path: string, headers: Record<string, string> = {}) =>
  (await site.request(path, { method: path.startsWith('/callback') || path === '/page' ? 'GET' : 'POST', headers }))
    .status;
const repeat = (times: number, ask: () => Promise<number>) => Promise.all(Array.from({ length: times }, ask));

beforeEach(() => {
  logged.mockClear();
});

describe('a limit', () => {
  it('counts each person apart, whatever their address is', async () => {
    const site = siteWith('sign=3:1');
    for (const Person of ['an', 'luc']) {
      expect(await repeat(3, () => ask(site, '/sign', { Person }))).toEqual([200, 200, 200]);
      expect(await ask(site, '/sign', { Person, Address: '192.0.2.2' })).toBe(429);
    }
  });

  it('counts people who are not logged in by address', async () => {
    const site = siteWith('sign=1:2');
    expect(await repeat(3, () => ask(site, '/sign'))).toEqual([200, 200, 429]);
    expect(await ask(site, '/sign', { Address: '192.0.2.2' })).toBe(200);
    expect(await ask(site, '/sign', { Person: 'an' })).toBe(200);
  });

  it('says in how many seconds it ends, and writes one line in the log for each requester', async () => {
    const site = siteWith('sign=1');
    await ask(site, '/sign', { Person: 'an' });
    const answers = [1, 2, 3].map(() => site.request('/sign', { method: 'POST', headers: { Person: 'an' } }));
    const seconds = Number(await (await answers[0])?.text());
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    await Promise.all(answers);
    expect(logged.mock.calls).toEqual([
      [expect.objectContaining({ security: true, reason: 'rate-limited' }), 'request: refused'],
    ]);
  });

  it('does not count what failed because a part is unavailable', async () => {
    const site = siteWith('sign=2');
    expect(await repeat(2, () => ask(site, '/unavailable', { Person: 'an' }))).toEqual([503, 503]);
    for (let time = 0; time < 5; time += 1) expect(await ask(site, '/unavailable', { Person: 'an' })).toBe(503);
    expect(await repeat(3, () => ask(site, '/sign', { Person: 'an' }))).toEqual([200, 200, 429]);
  });

  it('of failures counts no success, and then refuses both', async () => {
    const site = siteWith('failed-login=5:2');
    for (let time = 0; time < 5; time += 1) expect(await ask(site, '/callback')).toBe(200);
    expect(await ask(site, '/callback?fails=yes')).toBe(400);
    expect(await ask(site, '/callback?fails=yes')).toBe(400);
    expect([await ask(site, '/callback'), await ask(site, '/callback')]).toEqual([429, 429]);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('holds for every POST, and not for reading', async () => {
    const site = siteWith('form=1');
    const Person = 'an';
    expect(await repeat(2, () => ask(site, '/other', { Person }))).toEqual([200, 429]);
    expect(await repeat(5, () => ask(site, '/page', { Person }))).toEqual([200, 200, 200, 200, 200]);
  });

  it('costs a few microseconds', async () => {
    const counters = createRateCounters(rateLimitsSchema.parse('sign=999999'));
    const memory = counters.get('sign')?.person;
    if (memory === undefined) throw new Error('no counter');
    const times = 20_000;
    const begun = performance.now();
    for (let time = 0; time < times; time += 1) await memory.consume(`person ${time % 100}`);
    // Some 1 µs on an idle machine.
    expect((performance.now() - begun) / times).toBeLessThan(0.1);
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('RATE_LIMITS', () => {
  it('changes single limits', () => {
    expect(rateLimitsSchema.parse('save=240 login=7:8')).toMatchObject({
      save: { perPerson: 240, perAddress: 300 },
      login: { perPerson: 7, perAddress: 8 },
      sign: { perPerson: 100, perAddress: 300 },
    });
    expect(rateLimitsSchema.parse('off')).toBeNull();
  });

  it.each(['unknown=1', 'save', 'save=0', 'save=1:0', 'save=-1', 'save=1.5', 'off save=1'])('is not %s', (text) => {
    expect(rateLimitsSchema.safeParse(text).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { isStandIn } from '#services/addresses.ts';
import { configurationSchema as ministrySchema } from '#services/fps-mi/configuration.ts';
import { notifierSchema } from '#services/notifier/configuration.ts';
import { preparationSchema } from '#services/prepare-database/configuration.ts';
import { makeDeliveryKey } from '#services/sealing.ts';
import { webSchema } from '#services/web/configuration.ts';

const SECRET = 'a-secret-of-the-tests';
const DATABASE_URL = 'postgres://127.0.0.1/x';
const contacts = {
  HELPDESK_PHONE: '02 508 85 85',
  HELPDESK_EMAIL: 'helpdesk@mi-is.be',
  FPS_MI_EMAIL: 'unique-report@mi-is.be',
  FPS_MI_DPO_EMAIL: 'dpo@mi-is.be',
};

const services = {
  web: {
    schema: webSchema,
    given: {
      DATABASE_URL,
      OIDC_CLIENT_ID: 'uniek-verslag',
      OIDC_CLIENT_SECRET: SECRET,
      OIDC_ISSUER: 'https://login.example',
      WEB_URL: 'https://uniek-verslag.example',
      FPS_MI_URL: 'https://fps-mi.example',
      TRUSTED_PROXIES: 'none',
      ...contacts,
    },
  },
  'fps-mi': {
    schema: ministrySchema,
    given: {
      DATABASE_URL,
      FPS_MI_TOKEN: SECRET,
      FPS_MI_CLIENT_SECRET: SECRET,
      PAYER_IBAN: 'BE71096123456769',
      PAYER_BIC: 'GKCCBEBB',
      OIDC_ISSUER: 'https://login.example',
      FPS_MI_WEB_URL: 'https://fps-mi.example',
      DELIVERY_JWKS_URL: 'https://uniek-verslag.example/.well-known/jwks.json',
      TRUSTED_PROXIES: 'none',
    },
  },
  notifier: {
    schema: notifierSchema,
    given: {
      DATABASE_URL,
      FPS_MI_TOKEN: SECRET,
      DELIVERY_KEY: makeDeliveryKey(),
      SMTP_URL: 'smtps://mail.example',
      MAIL_FROM: 'Uniek Verslag <noreply@mi-is.be>',
      ...contacts,
      AUDITOR_EMAIL: 'auditor@mi-is.be',
      WEB_URL: 'https://uniek-verslag.example',
      FPS_MI_URL: 'https://fps-mi.example',
    },
  },
};

/** The variables that a configuration is refused for, with the reasons. */
function refused(service: keyof typeof services, changes: Record<string, string>, NODE_ENV = 'production'): string[] {
  const { schema, given } = services[service];
  const parsed = schema.safeParse({ ...given, ...changes, NODE_ENV });
  return parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('in production', () => {
  it.each([
    ['web', 'OIDC_ISSUER'],
    ['web', 'WEB_URL'],
    ['web', 'FPS_MI_URL'],
    ['fps-mi', 'OIDC_ISSUER'],
    ['fps-mi', 'FPS_MI_WEB_URL'],
    ['fps-mi', 'DELIVERY_JWKS_URL'],
    ['notifier', 'WEB_URL'],
    ['notifier', 'FPS_MI_URL'],
  ] as const)('%s refuses plain http in %s, and names the variable', (service, name) => {
    expect(refused(service, {})).toEqual([]);
    for (const address of ['http://host.example', 'http://10.0.0.1', 'http://localhost.example']) {
      const line = `${name}: plain http is refused when NODE_ENV is production: give an address with https`;
      expect(refused(service, { [name]: address })).toEqual([line]);
      expect(refused(service, { [name]: address }, 'development')).toEqual([]);
    }
    for (const address of [
      'http://127.0.0.1:8080',
      'http://localhost',
      'http://identity.localhost:8082',
      'http://[::1]',
    ]) {
      expect(refused(service, { [name]: address })).toEqual([]);
    }
  });

  it('services of one container network may speak plain http; browsers may not', () => {
    expect(refused('web', { FPS_MI_URL: 'http://fps-mi:8081' })).toEqual([]);
    expect(refused('notifier', { FPS_MI_URL: 'http://fps-mi:8081' })).toEqual([]);
    expect(refused('fps-mi', { DELIVERY_JWKS_URL: 'http://web:8080/.well-known/jwks.json' })).toEqual([]);
    expect(refused('web', { WEB_URL: 'http://web' })).toHaveLength(1);
  });

  it('mails that come back are received with TLS, and for an address that exists', () => {
    const receiving = { BOUNCE_ADDRESS: 'bounces@mi-is.be', BOUNCE_PORT: '2525' };
    const ca = { DATABASE_TLS_CA: 'ca', DATABASE_TLS_CERT: 'certificate', DATABASE_TLS_KEY: 'key' };
    expect(refused('notifier', receiving)).toEqual([]);
    expect(refused('notifier', { ...receiving, BOUNCE_HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^BOUNCE_PORT: receiving without TLS is refused/),
    ]);
    expect(refused('notifier', { ...receiving, ...ca, BOUNCE_HOST: '0.0.0.0' })).toEqual([]);
    expect(refused('notifier', { BOUNCE_PORT: '2525' })).toEqual(['BOUNCE_ADDRESS: is needed with BOUNCE_PORT']);
    expect(refused('notifier', { BOUNCE_ADDRESS: 'bounces@mail.example' })).toHaveLength(1);
    expect(refused('notifier', { BOUNCE_ADDRESS: '', BOUNCE_PORT: '' })).toEqual([]);
  });
});

describe('connections to PostgreSQL, Temporal and the mail server in production', () => {
  const everyService = ['web', 'fps-mi', 'notifier'] as const;
  const certificate = '-----BEGIN CERTIFICATE-----';

  it.each(['postgres://db.example/x', 'postgres://postgres/x'])(
    'DATABASE_URL of another machine (%s) needs TLS, unless it says otherwise',
    (DATABASE_URL) => {
      for (const service of everyService) {
        expect(refused(service, { DATABASE_URL })).toEqual([
          expect.stringMatching('^DATABASE_URL: a connection without TLS'),
        ]);
        expect(refused(service, { DATABASE_URL }, 'development')).toEqual([]);
        expect(refused(service, { DATABASE_URL, DATABASE_TLS_CA: certificate })).toEqual([]);
        expect(refused(service, { DATABASE_URL: `${DATABASE_URL}?sslmode=verify-full` })).toEqual([]);
        expect(refused(service, { DATABASE_URL: `${DATABASE_URL}?sslmode=disable` })).toEqual([]);
      }
    },
  );

  it('TEMPORAL_ADDRESS of another machine needs TLS, unless TEMPORAL_TLS=off', () => {
    const at = { TEMPORAL_ADDRESS: 'temporal:7233' };
    for (const service of everyService) {
      expect(refused(service, at)).toEqual([expect.stringMatching('^TEMPORAL_ADDRESS: a connection without TLS')]);
      expect(refused(service, at, 'development')).toEqual([]);
      for (const more of [
        { TEMPORAL_TLS: 'on' },
        { TEMPORAL_TLS: 'off' },
        { TEMPORAL_TLS_CA: certificate },
        { TEMPORAL_API_KEY: SECRET },
      ]) {
        expect(refused(service, { ...at, ...more })).toEqual([]);
      }
    }
  });

  it('SMTP_URL of another machine needs TLS, unless it says otherwise', () => {
    expect(refused('notifier', { SMTP_URL: 'smtp://mail.example' })).toEqual([
      expect.stringMatching('^SMTP_URL: a connection without TLS'),
    ]);
    for (const address of [
      'smtps://mail.example',
      'smtp://mail.example:587?requireTLS=true',
      'smtp://mail:1025?ignoreTLS=true',
      'smtp://127.0.0.1:1025',
    ]) {
      expect(refused('notifier', { SMTP_URL: address })).toEqual([]);
    }
  });

  it.each(['MAIL_FROM', 'AUDITOR_EMAIL', 'HELPDESK_EMAIL', 'FPS_MI_EMAIL', 'FPS_MI_DPO_EMAIL'])(
    '%s has no made-up default',
    (name) => {
      const line = `${name}: has no default when NODE_ENV is production: give an address that exists`;
      for (const address of ['unique-report@fps-mi.example', 'FPS MI <unique-report@fps-mi.example>']) {
        if (name !== 'MAIL_FROM' && address.includes('<')) continue;
        expect(refused('notifier', { [name]: address })).toEqual([line]);
        expect(refused('notifier', { [name]: address }, 'development')).toEqual([]);
      }
    },
  );

  it('HELPDESK_PHONE has no made-up default', () => {
    for (const service of ['web', 'notifier'] as const) {
      const line = 'HELPDESK_PHONE: has no default when NODE_ENV is production: give a number that exists';
      expect(refused(service, { HELPDESK_PHONE: '02 000 00 00' })).toEqual([line]);
      expect(refused(service, { HELPDESK_PHONE: '02 000 00 00' }, 'development')).toEqual([]);
      expect(refused(service, { HELPDESK_PHONE: 'ask the neighbours' })).toEqual([
        'HELPDESK_PHONE: expected a telephone number',
      ]);
    }
  });

  it.each(['development', 'production'])('what cannot be used is refused, with NODE_ENV=%s', (environment) => {
    const names = (changes: Record<string, string>) =>
      refused('web', changes, environment).map((line) => line.split(':')[0]);
    expect(names({ DATABASE_TLS_CA: certificate, DATABASE_TLS_CERT: certificate })).toEqual(['DATABASE_TLS_CERT']);
    expect(names({ DATABASE_TLS_CERT: certificate, DATABASE_TLS_KEY: 'key' })).toEqual(['DATABASE_URL']);
    expect(names({ TEMPORAL_TLS_KEY: 'key' })).toEqual(['TEMPORAL_TLS_CERT']);
    expect(names({ TEMPORAL_TLS: 'off', TEMPORAL_API_KEY: SECRET })).toEqual(['TEMPORAL_TLS']);
    expect(names({ TEMPORAL_ADDRESS: 'https://temporal:7233' })).toEqual(['TEMPORAL_ADDRESS']);
    for (const name of ['DATABASE_URL', 'WEB_URL', 'FPS_MI_URL']) expect(names({ [name]: 'here' })).toEqual([name]);
    // These encrypt without checking to whom.
    for (const mode of ['require', 'prefer', 'allow', 'verify-ca', 'yes']) {
      expect(names({ DATABASE_URL: `postgres://127.0.0.1/x?sslmode=${mode}` })).toEqual(['DATABASE_URL']);
    }
    expect(names({ DATABASE_URL: 'postgres://127.0.0.1/x?sslmode=verify-full&sslrootcert=/ca.pem' })).toEqual([
      'DATABASE_URL',
    ]);
  });
});

describe('made-up persons and amounts', () => {
  const prepare = (given: Record<string, string>) =>
    preparationSchema.safeParse({ DATABASE_URL, DEMO_PERSONS: '1', ...given }).error?.issues.map(({ path }) => path) ??
    [];

  it('are added for the stand-in only', () => {
    expect(prepare({ OIDC_ISSUER: 'http://identity.localhost:8082' })).toEqual([]);
    expect(prepare({ OIDC_ISSUER: 'https://login.example' })).toEqual([['DEMO_PERSONS']]);
    expect(prepare({ OIDC_ISSUER: 'https://login.example', DEMO_PERSONS: '0' })).toEqual([]);
    expect(prepare({})).toEqual([['DEMO_PERSONS']]);
    expect(prepare({ OIDC_ISSUER: 'http://127.0.0.1:8082', NODE_ENV: 'production' })).toEqual([['DEMO_PERSONS']]);
  });

  it.each([
    ['http://127.0.0.1:8082', true],
    ['http://192.168.1.5:8082', true],
    ['http://[fd00::5]:8082', true],
    ['http://identity:8082', true],
    ['http://login.example', false],
    ['https://127.0.0.1:8082', false],
    ['https://login.example', false],
  ])('%s can only be the stand-in: %j', (issuer, standIn) => {
    expect(isStandIn(issuer)).toBe(standIn);
  });
});

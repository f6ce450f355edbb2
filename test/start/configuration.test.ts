import { expect, it } from 'vitest';
import { configurationSchema as ministrySchema } from '#services/fps-mi/configuration.ts';
import { configurationSchema as identitySchema } from '#services/identity/configuration.ts';
import { webSchema } from '#services/web/configuration.ts';
import {
  addressesOf,
  commonEnvironment,
  configurationSchema,
  type ServiceName,
  serviceEnvironment,
} from '#start/configuration.ts';

const secrets = {
  DATABASE_PASSWORD: 'superuser-password',
  DATABASE_OWNER_PASSWORD: 'owner-password',
  DATABASE_WEB_PASSWORD: 'web-password',
  DATABASE_REPORTS_PASSWORD: 'reports-password',
  DATABASE_NOTIFIER_PASSWORD: 'notifier-password',
  DATABASE_OPERATOR_PASSWORD: 'operator-password',
  FPS_MI_DATABASE_OWNER_PASSWORD: 'ministry-owner-password',
  FPS_MI_DATABASE_SERVICE_PASSWORD: 'ministry-password',
  FPS_MI_TOKEN: 'token for the ministry',
  OIDC_CLIENT_SECRET: 'client secret',
  FPS_MI_CLIENT_SECRET: 'client secret of the ministry',
  IDENTITY_SECRET: 'identity secret',
  DELIVERY_KEY: 'private key',
};
const environmentOf = (name: ServiceName, given = {}) => {
  const configuration = configurationSchema.parse(given);
  return serviceEnvironment(name, configuration, addressesOf(configuration, secrets), secrets);
};
const services: ServiceName[] = ['identity', 'fps-mi', 'reports', 'notifier', 'web'];

it('gives the private key to the notifier only', () => {
  const knowing = services.filter((name) => JSON.stringify(environmentOf(name)).includes(secrets.DELIVERY_KEY));
  expect(knowing).toEqual(['notifier']);
});

it('gives each service the password of its own role in PostgreSQL, and none of the superuser or an owner', () => {
  const passwords = Object.entries(secrets).filter(([name]) => name.includes('DATABASE'));
  const known = services.map((service) => {
    const text = JSON.stringify(environmentOf(service));
    return [service, passwords.filter(([, password]) => text.includes(password)).map(([name]) => name)];
  });
  expect(Object.fromEntries(known)).toEqual({
    identity: [],
    'fps-mi': ['FPS_MI_DATABASE_SERVICE_PASSWORD'],
    reports: ['DATABASE_REPORTS_PASSWORD'],
    notifier: ['DATABASE_NOTIFIER_PASSWORD'],
    web: ['DATABASE_WEB_PASSWORD'],
  });
});

it('lets FPS MI read the public keys at the local address of the web service', () => {
  const given = { WEB_URL: 'https://uniek-verslag.example', WEB_PORT: '8090' };
  expect(environmentOf('fps-mi', given)).toMatchObject({
    DELIVERY_JWKS_URL: 'http://127.0.0.1:8090/.well-known/jwks.json',
  });
});

it.each([
  ['web', webSchema.in.shape],
  ['fps-mi', ministrySchema.in.shape],
  ['identity', identitySchema.shape],
] as const)('%s gets only variables that it reads', (name, shape) => {
  const common = Object.keys(commonEnvironment(configurationSchema.parse({})));
  const read = new Set([...common, ...Object.keys(shape)]);
  expect(Object.keys(environmentOf(name)).filter((variable) => !read.has(variable))).toEqual([]);
});

it('passes on how to reach the given servers, but not as their administrator, and nothing to the identity stand-in', () => {
  const administrator = { DATABASE_URL: 'postgres://postgres@db.example/postgres', DATABASE_PASSWORD: 'secret of all' };
  const given = {
    DATABASE_TLS_CA: 'a certificate',
    TEMPORAL_ADDRESS: 'temporal.example:7233',
    TEMPORAL_API_KEY: 'a key',
    TEMPORAL_TLS_SERVER_NAME: 'frontend',
  };
  for (const name of services) {
    const environment = environmentOf(name, { ...administrator, ...given });
    if (name === 'identity') expect(JSON.stringify(environment)).not.toMatch(/TEMPORAL|DATABASE/);
    else expect(environment).toMatchObject(given);
    expect(JSON.stringify(environment)).not.toMatch(/postgres:\/\/postgres[:@]|secret of all/);
  }
  expect(environmentOf('web', { ...administrator, ...given })['DATABASE_URL']).toBe(
    'postgres://uniek_verslag_web:web-password@db.example/uniek_verslag',
  );
});

it('has no made-up default with a real identity service', () => {
  const refused = (given: Record<string, string>) =>
    configurationSchema.safeParse(given).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const real = { OIDC_ISSUER: 'https://login.example' };
  const everywhere = [
    'OIDC_CLIENT_SECRET',
    'SMTP_URL',
    'MAIL_FROM',
    'AUDITOR_EMAIL',
    'HELPDESK_PHONE',
    'HELPDESK_EMAIL',
    'FPS_MI_EMAIL',
    'FPS_MI_DPO_EMAIL',
  ];
  expect(refused(real)).toEqual([...everywhere, 'FPS_MI_CLIENT_SECRET', 'PAYER_IBAN', 'PAYER_BIC']);
  expect(refused({ ...real, FPS_MI_URL: 'https://fps-mi.example' })).toEqual(everywhere);
  expect(refused({ OIDC_ISSUER: 'http://127.0.0.1:8082' })).toEqual([]);
  expect(configurationSchema.parse({}).PAYER_IBAN).toBe('BE71096123456769');
});

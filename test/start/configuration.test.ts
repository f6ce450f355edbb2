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
  DATABASE_PASSWORD: 'database password',
  FPS_MI_TOKEN: 'token for the ministry',
  OIDC_CLIENT_SECRET: 'client secret',
  FPS_MI_CLIENT_SECRET: 'client secret of the ministry',
  IDENTITY_SECRET: 'identity secret',
  DELIVERY_KEY: 'private key',
};
const environmentOf = (name: ServiceName, given = {}) => {
  const configuration = configurationSchema.parse(given);
  return serviceEnvironment(name, configuration, addressesOf(configuration, secrets.DATABASE_PASSWORD), secrets);
};
const services: ServiceName[] = ['identity', 'fps-mi', 'reports', 'notifier', 'web'];

it('gives the private key to the notifier only', () => {
  const knowing = services.filter((name) => JSON.stringify(environmentOf(name)).includes(secrets.DELIVERY_KEY));
  expect(knowing).toEqual(['notifier']);
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

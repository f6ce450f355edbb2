import { expect, it } from 'vitest';
import { configurationSchema as ministrySchema } from '#services/fps-mi/configuration.ts';
import { configurationSchema as identitySchema } from '#services/identity/configuration.ts';
import { webSchema } from '#services/web/configuration.ts';
import {
  addresses,
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
  return serviceEnvironment(name, configuration, addresses(configuration, secrets.DATABASE_PASSWORD), secrets);
};
const services: ServiceName[] = ['identity', 'fps-mi', 'reports', 'notifier', 'web'];

it('the private key reaches the notifier, and nobody else', () => {
  const knowing = services.filter((name) => JSON.stringify(environmentOf(name)).includes(secrets.DELIVERY_KEY));
  expect(knowing).toEqual(['notifier']);
});

it('FPS MI asks the web service of this machine for the public keys, whatever its public address', () => {
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

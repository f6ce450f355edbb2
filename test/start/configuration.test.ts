import { expect, it } from 'vitest';
import { addresses, configurationSchema, type ServiceName, serviceEnvironment } from '#start/configuration.ts';

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

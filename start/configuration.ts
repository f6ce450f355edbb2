/** What `npm start` can be told by the environment, and what follows from it. */

import { resolve } from 'node:path';
import { z } from 'zod';
import { hostSchema, portSchema } from '#services/process.ts';
import type { WantedPort } from './ports.ts';
import type { Secrets } from './secrets.ts';

/** A variable that is set to nothing counts as not set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const port = (standard: number) => portSchema.min(1).default(standard);

export const configurationSchema = z.object({
  /** Where pages are served. PostgreSQL, Temporal and SMTP always listen on this machine only. */
  HOST: hostSchema,
  WEB_PORT: port(8080),
  FPS_MI_PORT: port(8081),
  IDENTITY_PORT: port(8082),
  MAIL_PORT: port(8025),
  SMTP_PORT: port(1025),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  DATABASE_PORT: port(5433),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .transform((folder) => resolve(folder)),
  WEB_URL: optional(z.url()),
  // Each of these stands in for a part, which is then not started.
  DATABASE_URL: optional(z.url()),
  TEMPORAL_ADDRESS: optional(z.string().regex(/^[^/]+:\d+$/, 'expected host:port')),
  OIDC_ISSUER: optional(z.url()),
  SMTP_URL: optional(z.url()),
  FPS_MI_URL: optional(z.url()),
  // What goes with those.
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_UI_URL: optional(z.url()),
  MAIL_URL: optional(z.url()),
  OIDC_CLIENT_ID: z.string().min(1).default('uniek-verslag'),
  OIDC_CLIENT_SECRET: optional(z.string().min(16)),
  FPS_MI_TOKEN: optional(z.string().min(16)),
  DELIVERY_KEY: optional(z.string()),
  DELIVERY_JWKS_URL: optional(z.url()),
  FPS_MI_EMAIL: optional(z.email()),
  FPS_MI_WEB_URL: optional(z.url()),
  FPS_MI_CLIENT_ID: z.string().min(1).default('fps-mi'),
  FPS_MI_CLIENT_SECRET: optional(z.string().min(16)),
  PAYER_NAME: optional(z.string()),
  // An account that nobody has, for trying out.
  PAYER_IBAN: z.string().default('BE71096123456769'),
  PAYER_BIC: z.string().default('GKCCBEBB'),
});

export type Configuration = z.output<typeof configurationSchema>;

/** Our own services, and the mail catcher. */
export type ServiceName = 'identity' | 'fps-mi' | 'reports' | 'notifier' | 'web';

const LOCAL = '127.0.0.1';

/** Where each part is found: by its given address, else on the port that it will have. */
export function addresses(configuration: Configuration, password: string) {
  // Somebody who listens on every address is reached on this machine's own.
  const host = ['0.0.0.0', '::'].includes(configuration.HOST) ? LOCAL : configuration.HOST;
  const page = (at: number) => `http://${host.includes(':') ? `[${host}]` : host}:${at}`;
  const { DATABASE_URL, TEMPORAL_ADDRESS, SMTP_URL } = configuration;
  return {
    web: configuration.WEB_URL ?? page(configuration.WEB_PORT),
    // On this machine whatever WEB_URL says: what stands before the web service may not be up yet.
    deliveryKeys: configuration.DELIVERY_JWKS_URL ?? `${page(configuration.WEB_PORT)}/.well-known/jwks.json`,
    fpsMi: configuration.FPS_MI_URL ?? page(configuration.FPS_MI_PORT),
    identity: configuration.OIDC_ISSUER ?? page(configuration.IDENTITY_PORT),
    mail: configuration.MAIL_URL ?? (SMTP_URL === undefined ? page(configuration.MAIL_PORT) : undefined),
    smtp: SMTP_URL ?? `smtp://${LOCAL}:${configuration.SMTP_PORT}`,
    temporal: TEMPORAL_ADDRESS ?? `${LOCAL}:${configuration.TEMPORAL_PORT}`,
    temporalUi:
      configuration.TEMPORAL_UI_URL ??
      (TEMPORAL_ADDRESS === undefined ? page(configuration.TEMPORAL_UI_PORT) : undefined),
    database:
      DATABASE_URL ??
      `postgres://postgres:${encodeURIComponent(password)}@${LOCAL}:${configuration.DATABASE_PORT}/uniek_verslag`,
  };
}

export type Addresses = ReturnType<typeof addresses>;

/** The ports of the parts that are to be started. */
export function wantedPorts(configuration: Configuration): WantedPort[] {
  const { HOST } = configuration;
  const wanted: (WantedPort | false)[] = [
    { host: HOST, port: configuration.WEB_PORT, purpose: 'the web pages', variable: 'WEB_PORT' },
    configuration.FPS_MI_URL === undefined && {
      ...{ host: HOST, port: configuration.FPS_MI_PORT, purpose: 'the FPS MI', variable: 'FPS_MI_PORT' },
    },
    configuration.OIDC_ISSUER === undefined && {
      ...{ host: HOST, port: configuration.IDENTITY_PORT, purpose: 'the login', variable: 'IDENTITY_PORT' },
    },
    ...(configuration.SMTP_URL === undefined
      ? [
          { host: HOST, port: configuration.MAIL_PORT, purpose: 'the page with the mails', variable: 'MAIL_PORT' },
          { host: LOCAL, port: configuration.SMTP_PORT, purpose: 'receiving mails', variable: 'SMTP_PORT' },
        ]
      : []),
    ...(configuration.TEMPORAL_ADDRESS === undefined
      ? [
          { host: LOCAL, port: configuration.TEMPORAL_PORT, purpose: 'Temporal', variable: 'TEMPORAL_PORT' },
          {
            host: HOST,
            port: configuration.TEMPORAL_UI_PORT,
            purpose: "Temporal's pages",
            variable: 'TEMPORAL_UI_PORT',
          },
        ]
      : []),
    configuration.DATABASE_URL === undefined && {
      ...{ host: LOCAL, port: configuration.DATABASE_PORT, purpose: 'PostgreSQL', variable: 'DATABASE_PORT' },
    },
  ];
  return wanted.filter((one) => one !== false);
}

/** Whatever a process of ours may inherit: nothing that is a secret of another program. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'NODE_ENV', 'NODE_EXTRA_CA_CERTS', 'LOG_LEVEL'] as const;

/** The environment that every Node process of ours gets. */
export function commonEnvironment(configuration: Configuration): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(INHERITED.map((name) => [name, process.env[name]])),
    HOST: configuration.HOST,
    DATA_DIR: configuration.DATA_DIR,
    // Compiled code is kept between starts: the second one is faster.
    NODE_COMPILE_CACHE: resolve(configuration.DATA_DIR, 'compiled'),
  };
}

/** The environment of each service: what it needs and no more. */
export function serviceEnvironment(
  name: ServiceName,
  configuration: Configuration,
  found: Addresses,
  secrets: Secrets,
): Record<string, string | undefined> {
  const temporal = { TEMPORAL_ADDRESS: found.temporal, TEMPORAL_NAMESPACE: configuration.TEMPORAL_NAMESPACE };
  const client = {
    OIDC_ISSUER: found.identity,
    OIDC_CLIENT_ID: configuration.OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: configuration.OIDC_CLIENT_SECRET ?? secrets.OIDC_CLIENT_SECRET,
  };
  const ministryClient = {
    FPS_MI_WEB_URL: configuration.FPS_MI_WEB_URL ?? found.fpsMi,
    FPS_MI_CLIENT_ID: configuration.FPS_MI_CLIENT_ID,
    FPS_MI_CLIENT_SECRET: configuration.FPS_MI_CLIENT_SECRET ?? secrets.FPS_MI_CLIENT_SECRET,
  };
  const ministry = { FPS_MI_URL: found.fpsMi, FPS_MI_TOKEN: configuration.FPS_MI_TOKEN ?? secrets.FPS_MI_TOKEN };
  const pages = { WEB_URL: found.web };
  const database = { DATABASE_URL: found.database };
  const own: Record<ServiceName, Record<string, string | undefined>> = {
    identity: {
      ...{ IDENTITY_PORT: String(configuration.IDENTITY_PORT), IDENTITY_SECRET: secrets.IDENTITY_SECRET },
      ...client,
      ...ministryClient,
      ...pages,
    },
    'fps-mi': {
      ...{ FPS_MI_PORT: String(configuration.FPS_MI_PORT), OIDC_ISSUER: found.identity },
      DELIVERY_JWKS_URL: found.deliveryKeys,
      ...{ PAYER_NAME: configuration.PAYER_NAME, PAYER_IBAN: configuration.PAYER_IBAN },
      PAYER_BIC: configuration.PAYER_BIC,
      ...ministry,
      ...ministryClient,
      ...temporal,
      ...database,
      ...temporal,
      ...pages,
    },
    reports: { ...temporal, ...database },
    notifier: {
      ...{ SMTP_URL: found.smtp, DELIVERY_KEY: configuration.DELIVERY_KEY ?? secrets.DELIVERY_KEY },
      FPS_MI_EMAIL: configuration.FPS_MI_EMAIL,
      ...temporal,
      ...database,
      ...ministry,
      ...pages,
    },
    web: {
      ...{ WEB_PORT: String(configuration.WEB_PORT), FPS_MI_URL: found.fpsMi, MAIL_URL: found.mail },
      ...{ TEMPORAL_UI_URL: found.temporalUi },
      ...pages,
      ...client,
      ...temporal,
      ...database,
    },
  };
  return { ...commonEnvironment(configuration), ...own[name] };
}

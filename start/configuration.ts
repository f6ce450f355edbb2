/** What `npm start` reads from the environment, and the environment that it gives to each service. */

import { resolve } from 'node:path';
import { z } from 'zod';
import { database, owner, roles } from '#database/grants.ts';
import { databaseSchema, databaseTlsSchema, databaseUrlSchema } from '#database/settings.ts';
import { orFile } from '#database/variables.ts';
import { isStandIn } from '#services/addresses.ts';
import {
  database as ministryDatabase,
  owner as ministryOwner,
  roles as ministryRoles,
} from '#services/fps-mi/database/grants.ts';
import { addressOf } from '#services/prepare-roles/role-passwords.ts';
import { hostSchema, portSchema } from '#services/process.ts';
import { temporalSchema } from '#services/temporal/connection.ts';
import type { WantedPort } from './ports.ts';
import type { Secrets } from './secrets.ts';

/** An empty variable counts as not set. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const port = (standard: number) => portSchema.min(1).default(standard);

const variablesSchema = z.object({
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
  // A part whose address is given is not started.
  /** PostgreSQL's: of a role that may make roles and databases. */
  DATABASE_URL: orFile(optional(databaseUrlSchema)),
  DATABASE_PASSWORD: databaseSchema.shape.DATABASE_PASSWORD,
  ...databaseTlsSchema.shape,
  ...temporalSchema.shape,
  TEMPORAL_ADDRESS: optional(z.string().regex(/^[^/]+:\d+$/, 'expected host:port')),
  OIDC_ISSUER: optional(z.url()),
  SMTP_URL: orFile(optional(z.url())),
  FPS_MI_URL: optional(z.url()),
  // The other variables of those parts and of the services.
  TEMPORAL_UI_URL: optional(z.url()),
  MAIL_URL: optional(z.url()),
  MAIL_FROM: optional(z.string()),
  MAIL_QUIET_MINUTES: optional(z.string()),
  BOUNCE_ADDRESS: optional(z.string()),
  BOUNCE_PORT: optional(z.string()),
  BOUNCE_HOST: optional(z.string()),
  OIDC_CLIENT_ID: z.string().min(1).default('uniek-verslag'),
  OIDC_CLIENT_SECRET: orFile(optional(z.string().min(16))),
  // The services check these and have the defaults.
  OIDC_ACR_VALUES: optional(z.string()),
  OIDC_METHODS: optional(z.string()),
  OIDC_MAX_AGE_MINUTES: optional(z.string()),
  OIDC_CLAIMS: optional(z.string()),
  OIDC_SIGN_MAX_AGE_MINUTES: optional(z.string()),
  FPS_MI_ACR_VALUES: optional(z.string()),
  FPS_MI_METHODS: optional(z.string()),
  FPS_MI_MAX_AGE_MINUTES: optional(z.string()),
  FPS_MI_RELEASE_MAX_AGE_MINUTES: optional(z.string()),
  TRUSTED_PROXIES: optional(z.string()),
  RATE_LIMITS: optional(z.string()),
  FPS_MI_TOKEN: orFile(optional(z.string().min(16))),
  DELIVERY_KEY: orFile(optional(z.string())),
  DELIVERY_JWKS_URL: optional(z.url()),
  FPS_MI_EMAIL: optional(z.email()),
  FPS_MI_DPO_EMAIL: optional(z.email()),
  HELPDESK_PHONE: optional(z.string()),
  HELPDESK_EMAIL: optional(z.email()),
  AUDITOR_EMAIL: optional(z.email()),
  FPS_MI_WEB_URL: optional(z.url()),
  FPS_MI_CLIENT_ID: z.string().min(1).default('fps-mi'),
  FPS_MI_CLIENT_SECRET: orFile(optional(z.string().min(16))),
  PAYER_NAME: optional(z.string()),
  PAYER_IBAN: optional(z.string()),
  PAYER_BIC: optional(z.string()),
});

/** Whom people can turn to. */
const CONTACTS = ['HELPDESK_PHONE', 'HELPDESK_EMAIL', 'FPS_MI_EMAIL', 'FPS_MI_DPO_EMAIL'] as const;
/** What has a made-up value, or one made at the first start, which a real identity service, bank or mailbox does not know. */
const MADE_UP = ['OIDC_CLIENT_SECRET', 'SMTP_URL', 'MAIL_FROM', 'AUDITOR_EMAIL', ...CONTACTS] as const;
/** The same of the ministry's side, which is started here unless FPS_MI_URL is given. */
const MADE_UP_AT_FPS_MI = ['FPS_MI_CLIENT_SECRET', 'PAYER_IBAN', 'PAYER_BIC'] as const;

/** With a real identity service nothing is made up: the variables above must then be given. */
export const configurationSchema = variablesSchema
  .superRefine((given, context) => {
    if (given.OIDC_ISSUER === undefined || isStandIn(given.OIDC_ISSUER)) return;
    const names = [...MADE_UP, ...(given.FPS_MI_URL === undefined ? MADE_UP_AT_FPS_MI : [])];
    for (const name of names.filter((each) => given[each] === undefined)) {
      context.addIssue({ code: 'custom', path: [name], message: 'has no default when OIDC_ISSUER is a real service' });
    }
  })
  .transform((given) => ({
    ...given,
    // An account that belongs to nobody, for demos.
    PAYER_IBAN: given.PAYER_IBAN ?? 'BE71096123456769',
    PAYER_BIC: given.PAYER_BIC ?? 'GKCCBEBB',
  }));

export type Configuration = z.output<typeof configurationSchema>;

/** The services of this program. */
export type ServiceName = 'identity' | 'fps-mi' | 'reports' | 'notifier' | 'web';

const LOCAL = '127.0.0.1';

/** The address of each part: the given one, or the one on this machine. */
export function addressesOf(configuration: Configuration, secrets: Secrets) {
  // A service that listens on every address is reached by the local one.
  const host = ['0.0.0.0', '::'].includes(configuration.HOST) ? LOCAL : configuration.HOST;
  const page = (at: number) => `http://${host.includes(':') ? `[${host}]` : host}:${at}`;
  const { DATABASE_URL, TEMPORAL_ADDRESS, SMTP_URL } = configuration;
  return {
    web: configuration.WEB_URL ?? page(configuration.WEB_PORT),
    // Always the local address: a proxy that serves WEB_URL may not be up yet.
    deliveryKeys: configuration.DELIVERY_JWKS_URL ?? `${page(configuration.WEB_PORT)}/.well-known/jwks.json`,
    fpsMi: configuration.FPS_MI_URL ?? page(configuration.FPS_MI_PORT),
    identity: configuration.OIDC_ISSUER ?? page(configuration.IDENTITY_PORT),
    mail: configuration.MAIL_URL ?? (SMTP_URL === undefined ? page(configuration.MAIL_PORT) : undefined),
    smtp: SMTP_URL ?? `smtp://${LOCAL}:${configuration.SMTP_PORT}`,
    temporal: TEMPORAL_ADDRESS ?? `${LOCAL}:${configuration.TEMPORAL_PORT}`,
    temporalUi:
      configuration.TEMPORAL_UI_URL ??
      (TEMPORAL_ADDRESS === undefined ? page(configuration.TEMPORAL_UI_PORT) : undefined),
    databases: databaseAddresses(
      DATABASE_URL ??
        `postgres://postgres:${encodeURIComponent(secrets.DATABASE_PASSWORD)}@${LOCAL}:${configuration.DATABASE_PORT}/postgres`,
      secrets,
    ),
  };
}

/**
 * The addresses of the databases, one for each role.
 * @param admin of a role that may make roles and databases; only the start itself uses it
 */
function databaseAddresses(admin: string, secrets: Secrets) {
  return {
    admin,
    owner: addressOf(admin, database, owner, secrets.DATABASE_OWNER_PASSWORD),
    web: addressOf(admin, database, roles.web, secrets.DATABASE_WEB_PASSWORD),
    reports: addressOf(admin, database, roles.reports, secrets.DATABASE_REPORTS_PASSWORD),
    notifier: addressOf(admin, database, roles.notifier, secrets.DATABASE_NOTIFIER_PASSWORD),
    operator: addressOf(admin, database, roles.operator, secrets.DATABASE_OPERATOR_PASSWORD),
    ministryOwner: addressOf(admin, ministryDatabase, ministryOwner, secrets.FPS_MI_DATABASE_OWNER_PASSWORD),
    ministry: addressOf(admin, ministryDatabase, ministryRoles.service, secrets.FPS_MI_DATABASE_SERVICE_PASSWORD),
  };
}

export type Addresses = ReturnType<typeof addressesOf>;

/** The ports of the parts that are to be started. */
export function wantedPorts(configuration: Configuration): WantedPort[] {
  const { HOST } = configuration;
  const wanted: WantedPort[] = [
    { host: HOST, port: configuration.WEB_PORT, purpose: 'the web pages', variable: 'WEB_PORT' },
  ];
  if (configuration.FPS_MI_URL === undefined) {
    wanted.push({ host: HOST, port: configuration.FPS_MI_PORT, purpose: 'the FPS MI', variable: 'FPS_MI_PORT' });
  }
  if (configuration.OIDC_ISSUER === undefined) {
    wanted.push({ host: HOST, port: configuration.IDENTITY_PORT, purpose: 'the login', variable: 'IDENTITY_PORT' });
  }
  if (configuration.SMTP_URL === undefined) {
    wanted.push(
      { host: HOST, port: configuration.MAIL_PORT, purpose: 'the page with the mails', variable: 'MAIL_PORT' },
      { host: LOCAL, port: configuration.SMTP_PORT, purpose: 'receiving mails', variable: 'SMTP_PORT' },
    );
  }
  if (configuration.TEMPORAL_ADDRESS === undefined) {
    wanted.push(
      { host: LOCAL, port: configuration.TEMPORAL_PORT, purpose: 'Temporal', variable: 'TEMPORAL_PORT' },
      { host: HOST, port: configuration.TEMPORAL_UI_PORT, purpose: "Temporal's pages", variable: 'TEMPORAL_UI_PORT' },
    );
  }
  if (configuration.DATABASE_URL === undefined) {
    wanted.push({ host: LOCAL, port: configuration.DATABASE_PORT, purpose: 'PostgreSQL', variable: 'DATABASE_PORT' });
  }
  return wanted;
}

/** The variables that every process inherits. Others stay out: they may hold the secrets of other programs. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'NODE_ENV', 'NODE_EXTRA_CA_CERTS', 'LOG_LEVEL'] as const;

/** The environment that every Node process gets. */
export function commonEnvironment(configuration: Configuration): Record<string, string | undefined> {
  return {
    ...Object.fromEntries(INHERITED.map((name) => [name, process.env[name]])),
    HOST: configuration.HOST,
    DATA_DIR: configuration.DATA_DIR,
    // Keeps compiled code between starts: the second start is faster.
    NODE_COMPILE_CACHE: resolve(configuration.DATA_DIR, 'compiled'),
  };
}

/** What is given about TLS is for the given server. */
const databaseTlsOf = (configuration: Configuration) => pick(configuration, Object.keys(databaseTlsSchema.shape));

/** The variables of the preparation of the databases, as their owners. */
export function preparationEnvironment(
  configuration: Configuration,
  { databases }: Addresses,
): Record<string, string | undefined> {
  return {
    ...databaseTlsOf(configuration),
    DATABASE_URL: databases.owner,
    FPS_MI_DATABASE_URL: configuration.FPS_MI_URL === undefined ? databases.ministryOwner : undefined,
  };
}

/** Some of the variables, as they were given. */
function pick(configuration: Configuration, names: readonly string[]): Record<string, string | undefined> {
  const given: Readonly<Record<string, unknown>> = configuration;
  return Object.fromEntries(
    names.map((name) => [name, typeof given[name] === 'string' ? given[name] : undefined] as const),
  );
}

/** What the sites know about clients. */
const ofClients = ['TRUSTED_PROXIES', 'RATE_LIMITS'];
/** How people sign: the web service asks for it, the ministry checks it. */
const SIGNING = ['OIDC_CLIENT_ID', 'OIDC_ACR_VALUES', 'OIDC_METHODS', 'OIDC_SIGN_MAX_AGE_MINUTES'] as const;
/** What a login of a case handler must be. */
const HANDLERS_LOGIN = [
  'FPS_MI_ACR_VALUES',
  'FPS_MI_METHODS',
  'FPS_MI_MAX_AGE_MINUTES',
  'FPS_MI_RELEASE_MAX_AGE_MINUTES',
] as const;

/** The environment of a service: only what it reads. */
export function serviceEnvironment(
  name: ServiceName,
  configuration: Configuration,
  addresses: Addresses,
  secrets: Secrets,
): Record<string, string | undefined> {
  const database = (url: string) => ({ ...databaseTlsOf(configuration), DATABASE_URL: url });
  const temporal = {
    ...pick(configuration, Object.keys(temporalSchema.shape)),
    TEMPORAL_ADDRESS: addresses.temporal,
  };
  const webClient = {
    OIDC_ISSUER: addresses.identity,
    OIDC_CLIENT_ID: configuration.OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: configuration.OIDC_CLIENT_SECRET ?? secrets.OIDC_CLIENT_SECRET,
  };
  const ministryClient = {
    FPS_MI_WEB_URL: configuration.FPS_MI_WEB_URL ?? addresses.fpsMi,
    FPS_MI_CLIENT_ID: configuration.FPS_MI_CLIENT_ID,
    FPS_MI_CLIENT_SECRET: configuration.FPS_MI_CLIENT_SECRET ?? secrets.FPS_MI_CLIENT_SECRET,
  };
  const ministryToken = configuration.FPS_MI_TOKEN ?? secrets.FPS_MI_TOKEN;
  const own: Record<ServiceName, Record<string, string | undefined>> = {
    identity: {
      ...webClient,
      ...ministryClient,
      IDENTITY_PORT: String(configuration.IDENTITY_PORT),
      IDENTITY_SECRET: secrets.IDENTITY_SECRET,
      WEB_URL: addresses.web,
    },
    'fps-mi': {
      ...database(addresses.databases.ministry),
      ...temporal,
      ...ministryClient,
      ...pick(configuration, [...HANDLERS_LOGIN, ...SIGNING, ...ofClients]),
      ...pick(configuration, ['PAYER_NAME', 'PAYER_IBAN', 'PAYER_BIC']),
      FPS_MI_PORT: String(configuration.FPS_MI_PORT),
      // With the stand-in all data is made up.
      FPS_MI_OPEN_READING: configuration.OIDC_ISSUER === undefined ? '1' : '0',
      FPS_MI_TOKEN: ministryToken,
      OIDC_ISSUER: addresses.identity,
      OIDC_CLAIMS: configuration.OIDC_CLAIMS,
      DELIVERY_JWKS_URL: addresses.deliveryKeys,
      WEB_URL: addresses.web,
    },
    reports: { ...database(addresses.databases.reports), ...temporal },
    notifier: {
      ...database(addresses.databases.notifier),
      ...temporal,
      FPS_MI_URL: addresses.fpsMi,
      FPS_MI_TOKEN: ministryToken,
      ...pick(configuration, CONTACTS),
      AUDITOR_EMAIL: configuration.AUDITOR_EMAIL,
      DELIVERY_KEY: configuration.DELIVERY_KEY ?? secrets.DELIVERY_KEY,
      SMTP_URL: addresses.smtp,
      MAIL_FROM: configuration.MAIL_FROM,
      ...pick(configuration, ['BOUNCE_ADDRESS', 'BOUNCE_PORT', 'BOUNCE_HOST']),
      // Who tries out the demo does not wait ten minutes for a mail.
      MAIL_QUIET_MINUTES:
        configuration.MAIL_QUIET_MINUTES ?? (configuration.OIDC_ISSUER === undefined ? '1' : undefined),
      WEB_URL: addresses.web,
    },
    web: {
      ...database(addresses.databases.web),
      ...temporal,
      ...webClient,
      ...pick(configuration, [...SIGNING, ...ofClients, ...CONTACTS, 'OIDC_MAX_AGE_MINUTES', 'OIDC_CLAIMS']),
      WEB_PORT: String(configuration.WEB_PORT),
      WEB_URL: addresses.web,
      FPS_MI_URL: addresses.fpsMi,
    },
  };
  return { ...commonEnvironment(configuration), ...own[name] };
}

import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { owner, roles } from '#database/grants.ts';
import { variablesOf } from '#database/variables.ts';
import { configurationSchema as ministrySchema } from '#services/fps-mi/configuration.ts';
import { owner as ministryOwner, roles as ministryRoles } from '#services/fps-mi/database/grants.ts';
import { configurationSchema as identitySchema } from '#services/identity/configuration.ts';
import { notifierSchema } from '#services/notifier/configuration.ts';
import { preparationSchema } from '#services/prepare-database/configuration.ts';
import { rolesSchema } from '#services/prepare-roles/configuration.ts';
import { reportsSchema } from '#services/reports/configuration.ts';
import { webSchema } from '#services/web/configuration.ts';
import { issued } from '#start/installation-certificates.ts';
import { searchAttributeType } from '#start/temporal.ts';
import {
  type ComposeService,
  composeText,
  exampleVariables,
  readCompose,
  referencesIn,
} from '#test/support/compose.ts';
import { filesOfImage, imagePaths } from '#test/support/production-image.ts';
import { TEMPORAL_SERVER_VERSION } from '#test/support/temporal-programs.ts';
import { searchAttributes } from '#workflows/search-attributes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const required = new Set(
  referencesIn(composeText)
    .filter(({ operator }) => operator.endsWith('?'))
    .map(({ name }) => name),
);
const { services, networks, secrets } = readCompose(
  Object.fromEntries([...required].map((name) => [name, `value-of-${name}`])),
);
const serviceOf = (name: string): ComposeService => {
  const service = services[name];
  if (service === undefined) throw new Error(`docker-compose.yml has no ${name}`);
  return service;
};
const names = Object.keys(services);
/** The services that run this program. */
const ownServices = names.filter((name) => serviceOf(name).image.startsWith('uniek-verslag'));
const isDemo = (name: string): boolean => serviceOf(name).profiles.includes('demo');

/** The services of each configuration. Those of a preparation share it. */
const configurations: readonly { schema: z.ZodType; of: readonly string[] }[] = [
  { schema: webSchema, of: ['web'] },
  { schema: reportsSchema, of: ['reports'] },
  { schema: notifierSchema, of: ['notifier'] },
  { schema: ministrySchema, of: ['fps-mi'] },
  { schema: identitySchema, of: ['identity'] },
  { schema: rolesSchema, of: ['prepare-roles', 'prepare-ministry-roles', 'prepare-temporal-roles'] },
  {
    schema: preparationSchema,
    of: ['prepare-database', 'prepare-ministry-database', 'demo-data'],
  },
];
/** What containers do not need: they keep nothing, and production refuses the others. */
const NOT_PASSED = ['DATA_DIR', 'RELOAD_PAGES', 'FPS_MI_TEST_CONTROLS', 'FPS_MI_OPEN_READING'];
/** Read by every process, and no part of a configuration. */
const EVERYWHERE = ['NODE_ENV', 'LOG_LEVEL', 'NODE_EXTRA_CA_CERTS'];

describe('the variables', () => {
  it.each(configurations)('of $of are passed, all of them and no other one', ({ schema, of }) => {
    const passed = of.flatMap((name) => Object.keys(serviceOf(name).environment));
    const variables = variablesOf(schema).filter(({ name }) => !NOT_PASSED.includes(name));
    const isPassed = ({ name, orFile }: (typeof variables)[number]) =>
      passed.includes(name) || (orFile && passed.includes(`${name}_FILE`));
    expect(variables.filter((variable) => !isPassed(variable))).toEqual([]);
    const read = variables.flatMap(({ name, orFile }) => (orFile ? [name, `${name}_FILE`] : [name]));
    expect(passed.filter((name) => !read.includes(name) && !EVERYWHERE.includes(name))).toEqual([]);
  });

  it('belong to a configuration that is listed here, for every service of the program', () => {
    const listed = configurations.flatMap(({ of }) => of);
    // Commands of operators read DATABASE_URL only.
    expect(ownServices.filter((name) => !listed.includes(name))).toEqual(['operator', 'owner', 'ministry-owner']);
  });

  it('of docker-compose.yml are those of .env.example', () => {
    const used = new Set(referencesIn(composeText).map(({ name }) => name));
    expect([...used].sort()).toEqual([...exampleVariables.keys()].sort());
  });

  it('that are required have no default: the others have', () => {
    const isEmpty = ([, value]: [string, string]) => value === '';
    const empty = [...exampleVariables].filter(isEmpty).map(([name]) => name);
    const optional = ['TEMPORAL_TLS_SERVER_NAME', 'TEMPORAL_API_KEY', 'IDENTITY_SECRET'];
    // Those of a demo have an example further down.
    expect(empty.filter((name) => !required.has(name) && !optional.includes(name))).toEqual([]);
    for (const { name, operator } of referencesIn(composeText)) expect([name, operator]).not.toEqual([name, '']);
    for (const name of required) {
      expect(referencesIn(composeText).filter((each) => each.name === name && !each.operator.endsWith('?'))).toEqual(
        [],
      );
      expect(() => readCompose({})).toThrow(/required variable \w+ is missing a value: ./);
    }
  });

  it('with secrets come from .env or a file, never from docker-compose.yml', () => {
    const isSecret = /PASSWORD|SECRET|TOKEN|PWD|_KEY|SMTP_URL/;
    const written = composeText
      .split('\n')
      .filter((line) => isSecret.test(line.split(':')[0] ?? '') && line.includes(': '));
    expect(written.length).toBeGreaterThan(20);
    for (const line of written)
      expect(line).toMatch(/: (\$\{\w+:\?[^}]+\}|\$\{\w+:?-(\/run\/secrets\/key)?\}|\/run\/secrets\/(ministry-)?key)$/);
  });
});

describe('production and demo', () => {
  it('every service of the program runs with NODE_ENV=production, except those of a demo', () => {
    for (const name of ownServices) {
      expect([name, serviceOf(name).environment['NODE_ENV']]).toEqual([
        name,
        isDemo(name) ? 'development' : 'production',
      ]);
      expect([name, serviceOf(name).build?.target]).toEqual([name, isDemo(name) ? 'demo' : 'production']);
    }
  });

  it('the stand-in, its persons and the mail catcher are in a demo only', () => {
    expect(names.filter(isDemo).sort()).toEqual(['demo-data', 'identity', 'mail', 'temporal-ui']);
    expect(names.filter((name) => serviceOf(name).environment['DEMO_PERSONS'] !== undefined)).toEqual(['demo-data']);
    // Without its persons, which a real issuer refuses, the stand-in does not start.
    expect(Object.keys(serviceOf('identity').depends_on)).toEqual(['demo-data']);
  });

  it('no address is made up', () => {
    expect(composeText.split('\n').filter((line) => /(?<!\.env)\.example\b/.test(line))).toEqual([]);
    for (const name of [
      'SMTP_URL',
      'MAIL_FROM',
      'FPS_MI_EMAIL',
      'HELPDESK_PHONE',
      'OIDC_ISSUER',
      'WEB_URL',
      'PAYER_IBAN',
    ]) {
      expect([...required]).toContain(name);
    }
  });

  it('the image for production has neither the stand-in, nor demo data, nor the controls of tests', async () => {
    const files = await filesOfImage('production');
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => /services\/identity|demo|test-controls/.test(file))).toEqual([]);
    for (const path of imagePaths.removed) {
      const removed = (await filesOfImage('demo')).filter((file) => file === path || file.startsWith(`${path}/`));
      expect([path, removed.length > 0]).toEqual([path, true]);
    }
  });

  it('no file of the image for production needs one that the image does not have', async () => {
    const files = new Set(await filesOfImage('production'));
    const dependencies = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).dependencies;
    const missing: string[] = [];
    for (const file of [...files].filter((each) => /\.tsx?$/.test(each))) {
      const text = await readFile(join(root, file), 'utf8');
      for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)';$/gm)) {
        if (specifier.startsWith('node:')) continue;
        const isOwn = /^[#.]/.test(specifier);
        const path = specifier.startsWith('#')
          ? specifier.slice(1)
          : relative(root, resolve(root, dirname(file), specifier));
        const name = specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/');
        if (isOwn ? !files.has(path) : dependencies[name] === undefined) missing.push(`${file}: ${specifier}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('the containers', () => {
  it('run without capabilities, as a user, read-only, with limits', () => {
    for (const name of names) {
      const service = serviceOf(name);
      expect([name, service.cap_drop, service.security_opt]).toEqual([name, ['ALL'], ['no-new-privileges:true']]);
      expect([name, service.user]).toEqual([name, expect.stringMatching(/^(node|postgres|temporal|1000|5000)$/)]);
      expect([name, service.mem_limit]).toEqual([name, expect.stringMatching(/^\d+[mg]$/)]);
      expect([name, service.pids_limit]).toEqual([name, 256]);
      // Temporal's pages write their configuration at their start.
      expect([name, service.read_only]).toEqual([name, name !== 'temporal-ui']);
    }
  });

  it('have memory for the threads that read files and make documents', () => {
    const gigabytes = (name: string): number => Number(/^(\d+)g$/.exec(serviceOf(name).mem_limit ?? '')?.[1] ?? 0);
    // The limits of the thread pools: 768 and 256 MB for files, the same for documents; the rest is for the process itself.
    expect(gigabytes('web')).toBeGreaterThanOrEqual(3);
    for (const name of ['notifier', 'fps-mi']) expect([name, gigabytes(name)]).toEqual([name, 2]);
  });

  it('open ports to this machine only', () => {
    const open = names.flatMap((name) => serviceOf(name).ports);
    expect(open.length).toBeGreaterThan(3);
    for (const port of open) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('share a network only with what they must talk to', () => {
    const membersOf = (network: string): string[] =>
      names.filter((name) => serviceOf(name).networks.includes(network) && !serviceOf(name).profiles.includes('tools'));
    expect(Object.fromEntries(Object.keys(networks).map((network) => [network, membersOf(network)]))).toEqual({
      site: ['web', 'identity'],
      'ministry-site': ['fps-mi', 'identity'],
      outgoing: ['notifier', 'mail'],
      operators: ['temporal', 'temporal-ui'],
      data: ['web', 'reports', 'notifier', 'prepare-roles', 'prepare-database', 'postgres', 'demo-data'],
      delivery: ['web', 'notifier', 'fps-mi'],
      engine: ['web', 'reports', 'notifier', 'temporal', 'prepare-namespace'],
      'engine-data': ['prepare-temporal-roles', 'prepare-temporal', 'temporal', 'temporal-postgres'],
      'ministry-data': [
        'fps-mi',
        'prepare-ministry-roles',
        'prepare-ministry-database',
        'ministry-postgres',
        'demo-data',
      ],
      'ministry-engine': ['fps-mi', 'temporal'],
    });
    const withWayOut = Object.keys(networks).filter((network) => networks[network]?.internal !== true);
    expect(withWayOut).toEqual(['site', 'ministry-site', 'outgoing', 'operators']);
  });

  it('use images that exist: one version for Temporal and its tools', () => {
    const temporal = names
      .map((name) => serviceOf(name).image)
      .filter((image) => /temporalio\/(server|admin-tools)/.test(image));
    expect(new Set(temporal)).toEqual(
      new Set([`temporalio/server:${TEMPORAL_SERVER_VERSION}`, `temporalio/admin-tools:${TEMPORAL_SERVER_VERSION}`]),
    );
    for (const name of names) expect(serviceOf(name).image).toMatch(/^uniek-verslag(-demo)?$|^[\w/-]+:v?[\d.]+$/);
  });

  it('register the search attributes that the workflows use', () => {
    for (const { name, type } of searchAttributes) {
      expect(serviceOf('prepare-namespace').command.join()).toContain(`${name}=${searchAttributeType(type)}`);
    }
  });
});

describe('the databases', () => {
  it.each(names.filter((name) => serviceOf(name).environment['DATABASE_URL']))(
    '%s logs in with the certificate of its role',
    (name) => {
      const { environment, secrets: mounted } = serviceOf(name);
      const { username, hostname } = new URL(environment['DATABASE_URL'] ?? '');
      const source = mounted.find(({ target }) => target === 'certificate')?.source.replace(/-certificate$/, '');
      expect(issued.find((one) => one.name === source)?.role).toBe(username);
      expect(issued.find((one) => one.host === hostname)).toMatchObject({ user: 'postgres' });
    },
  );

  it('have a certificate and a key for each secret of docker-compose.yml', () => {
    const files = issued.flatMap(({ name }) => [`${name}.crt`, `${name}.key`]);
    const mounted = Object.entries(secrets).filter(([name]) => name !== 'extra-ca');
    expect(mounted.map(([, { file }]) => file.replace('./certificates/', '')).sort()).toEqual(
      [...files, 'ca.crt'].sort(),
    );
  });

  /** PostgreSQL keeps three for superusers. */
  const RESERVED = 3;
  const maximumOf = (name: string): number => Number(/max_connections=(\d+)/.exec(serviceOf(name).command.join())?.[1]);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

  it('have room for every connection that the roles may have', () => {
    const application = [owner, ...Object.values(roles)].map(({ connections }) => connections);
    expect(sum(application) + RESERVED).toBeLessThanOrEqual(maximumOf('postgres'));
    const ministry = [ministryOwner, ...Object.values(ministryRoles)].map(({ connections }) => connections);
    expect(sum(ministry) + RESERVED).toBeLessThanOrEqual(maximumOf('ministry-postgres'));
  });

  it('have room for the pools of the four services in a Temporal server', () => {
    const { environment } = serviceOf('temporal');
    const pools = Number(environment['SQL_MAX_CONNS']) + Number(environment['SQL_VIS_MAX_CONNS']);
    expect(4 * pools + RESERVED).toBeLessThanOrEqual(maximumOf('temporal-postgres'));
  });
});

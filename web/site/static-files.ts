import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { bundleScript } from './bundle-script.ts';
import { type Encoding, encodeOnce, encodingFor } from './encodings.ts';

const require = createRequire(import.meta.url);

/** The files that every site serves. */
const shared = { folder: new URL('./static/', import.meta.url), own: ['submit-form.js', 'date-field.js'] } as const;
type SharedFile = (typeof shared.own)[number];

const HASH_LENGTH = 12;
/** A file name, with or without the hash of its content before the extension. */
const REQUESTED_NAME = new RegExp(`^(.+?)(?:\\.([0-9a-f]{${HASH_LENGTH}}))?(\\.[a-z0-9]+)$`);

type Options<Own extends string, Package extends string, Bundle extends string = never> = {
  /** The site's own folder, and the names of the files in it that browsers get; no other file of it is served. */
  readonly folder: URL;
  readonly own: readonly Own[];
  /** Files of npm packages, by the name under which browsers get them. */
  readonly packages?: Readonly<Record<Package, string>>;
  /** Modules in TypeScript, by the name of the script that is made of each and what it imports. */
  readonly bundles?: Readonly<Record<Bundle, URL>>;
};

export type StaticFiles<Name extends string> = {
  /** Answers the requests below /static. */
  readonly routes: Hono;
  /**
   * The address of a file, with the hash of its content: `/static/style.3f2a9c0d1e5b.css`. A script of `bundles` is made when
   * its address is first asked for, which takes some 50 ms.
   */
  readonly address: (name: Name) => string;
};

type StaticFile = {
  readonly type: string;
  readonly hash: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** The compressed content, made on first use; undefined for files that are compressed already, such as fonts. */
  readonly encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>> | undefined;
};

/**
 * Reads the style sheets, scripts, icons and fonts of a site, which are then served from memory at addresses that change
 * with their content. So a browser never asks again for a file that it has, and never shows a new page with an old style
 * sheet. In style sheets, `url("/static/...")` becomes such an address too, and what they import stands in the place of the
 * `@import`: a page asks for one style sheet.
 * @throws when a file does not exist, or a style sheet names one that is not listed
 */
export function staticFiles<
  const Own extends string,
  const Package extends string = never,
  const Bundle extends string = never,
>(options: Options<Own, Package, Bundle>): StaticFiles<Own | Package | Bundle | SharedFile> {
  const files = readFiles(new Map([...pathsOf(shared), ...pathsOf(options)]));
  const bundles = new Map(Object.entries<URL>(options.bundles ?? {}));
  const find = (name: string): StaticFile | undefined => {
    const bundle = bundles.get(name);
    if (bundle !== undefined && !files.has(name)) files.set(name, fileOf(name, Buffer.from(bundleScript(bundle))));
    return files.get(name);
  };
  const routes = new Hono();
  routes.get('/:name', (context, next) => {
    const [, base, hash, extension] = REQUESTED_NAME.exec(context.req.param('name')) ?? [];
    const file = find(`${base}${extension}`);
    return file ? answer(context, file, hash === file.hash) : next();
  });
  return { routes, address: (name) => addressOf(name, find) };
}

/** Where each file is, by its name. */
function pathsOf({ folder, own, packages }: Options<string, string, string>): Map<string, URL> {
  const paths = new Map(own.map((name) => [name, new URL(name, folder)]));
  for (const [name, path] of Object.entries(packages ?? {})) paths.set(name, pathToFileURL(require.resolve(path)));
  return paths;
}

function readFiles(paths: ReadonlyMap<string, URL>): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  // Style sheets come last: they contain the addresses of other files.
  const ordered = [...paths].toSorted(([one], [other]) => Number(isStyleSheet(one)) - Number(isStyleSheet(other)));
  for (const [name, path] of ordered) {
    const content = isStyleSheet(name) ? Buffer.from(withAddresses(readStyleSheet(path), files)) : readFileSync(path);
    files.set(name, fileOf(name, content));
  }
  return files;
}

function fileOf(name: string, content: Buffer): StaticFile {
  const type = getMimeType(name) ?? 'application/octet-stream';
  return {
    type,
    hash: createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH),
    content: new Uint8Array(content),
    encoded: /^text\/|svg/.test(type) ? new Map() : undefined,
  };
}

function isStyleSheet(name: string): boolean {
  return name.endsWith('.css');
}

/** A style sheet with those that it imports in their place. */
function readStyleSheet(path: URL): string {
  return readFileSync(path, 'utf8').replaceAll(/^@import "(.+)";$/gm, (_, other: string) =>
    readStyleSheet(new URL(other, path)),
  );
}

/** A style sheet with the addresses of the files that it names. */
function withAddresses(styleSheet: string, files: ReadonlyMap<string, StaticFile>): string {
  return styleSheet.replaceAll(
    /url\("\/static\/([^"]+)"\)/g,
    (_, name: string) => `url("${addressOf(name, (each) => files.get(each))}")`,
  );
}

function addressOf(name: string, find: (name: string) => StaticFile | undefined): string {
  const file = find(name);
  if (file === undefined)
    throw new Error(`${name} is not among the static files, or is a style sheet in a style sheet`);
  return `/static/${name.replace(/(\.[a-z0-9]+)$/, `.${file.hash}$1`)}`;
}

/**
 * @param current whether the address has the hash of this content. Others get the content too, but do not keep it: while a
 *   new version is rolled out, a page of one version may ask the other version for its files.
 */
async function answer(context: Context, file: StaticFile, current: boolean): Promise<Response> {
  const encoding = file.encoded && encodingFor(context.req.header('Accept-Encoding'));
  const etag = `"${file.hash}${encoding ? `-${encoding}` : ''}"`;
  context.header('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
  context.header('ETag', etag);
  if (file.encoded) context.header('Vary', 'Accept-Encoding');
  if (hasTag(context.req.header('If-None-Match'), etag)) return context.body(null, 304);
  context.header('Content-Type', file.type);
  if (encoding) context.header('Content-Encoding', encoding);
  const content = await contentIn(file, encoding);
  context.header('Content-Length', String(content.byteLength));
  return context.body(content);
}

function contentIn(file: StaticFile, encoding: Encoding | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (!file.encoded || !encoding) return Promise.resolve(file.content);
  const content = file.encoded.get(encoding) ?? encodeOnce(file.content, encoding);
  file.encoded.set(encoding, content);
  return content;
}

/** Whether `If-None-Match` names this tag (RFC 9110, section 13.1.2: compared without `W/`, which proxies add). */
function hasTag(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

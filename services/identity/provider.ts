import { hkdfSync, randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import Provider, {
  type ClientMetadata,
  type Configuration,
  errors,
  interactionPolicy,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import type { Logger } from 'pino';
import { languages } from '#forms/definition.ts';
import { chooseLanguage } from './language.ts';
import { assuranceLevels } from './methods.ts';
import { failurePage } from './pages/failure.tsx';
import { logoutDonePage, logoutPage } from './pages/logout.tsx';
import { findPerson } from './persons.ts';
import type { SigningKeys } from './signing-keys.ts';
import { createStorage } from './storage.ts';
import type { Failure } from './text/texts.ts';

/** A site whose users log in here. */
export type Client = {
  readonly id: string;
  readonly secret: string;
  /** Its address, to which logins and logouts return. */
  readonly url: string;
};

/** The configuration of the stand-in. */
export type IdentityOptions = {
  /** The address of the stand-in itself, without a path. */
  readonly issuer: string;
  /** The address of the application, to which the pages link. */
  readonly webUrl: string;
  /** The sites that may use it. */
  readonly clients: readonly Client[];
  /** Signs the cookies; random when not given. */
  readonly secret?: string | undefined;
  readonly signingKeys: SigningKeys;
  readonly log: Logger;
};

const HOUR = 3600;
/** The address of the logout. */
const LOGOUT_PATH = '/session/end';
const SCOPES = 'openid profile email';

/**
 * The OpenID Connect provider: confidential clients, code flow with PKCE, without asking for consent.
 * @throws when oidc-provider does not accept the configuration
 */
export function createProvider(options: IdentityOptions): Provider {
  const { issuer, webUrl, log } = options;
  const provider = new Provider(issuer, providerConfiguration(options));
  // Behind a proxy that terminates https, a header of the request says so; secure cookies depend on it.
  provider.proxy = issuer.startsWith('https:');

  provider.use(acceptLogoutForms);
  provider.use(async (ctx, next) => {
    const policy = ctx.response.get('Content-Security-Policy');
    try {
      await next();
    } catch (error) {
      log.error({ error, path: ctx.path }, 'unexpected error');
      ctx.status = 500;
      ctx.body = failurePage({ ...viewOf(ctx, webUrl), failure: 'unexpected' });
      return;
    }
    if (ctx.status === 404 && ctx.body === undefined) {
      ctx.status = 404;
      ctx.body = failurePage({ ...viewOf(ctx, webUrl), failure: 'not-found' });
    } else if (isOwnForm(ctx)) {
      // oidc-provider's own page, whose form submits itself, is in English only and allows its inline script.
      ctx.set('Content-Security-Policy', policy);
      respondWithLogout(ctx, webUrl, 'leaving');
    }
  });
  reportTo(log, provider);
  return provider;
}

function providerConfiguration({ webUrl, clients, ...options }: IdentityOptions): Configuration {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const secure = options.issuer.startsWith('https:');
  // A site logs out by a form: browsers send cookies with a form of another site only with `none`, which needs https.
  const cookie = { httpOnly: true, sameSite: secure ? 'none' : 'lax', secure } as const;
  return {
    adapter: createStorage(),
    jwks: options.signingKeys,
    clients: clients.map(toClientMetadata),
    clientAuthMethods: ['client_secret_basic'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    acrValues: [...new Set(Object.values(assuranceLevels))],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      profile: ['name', 'given_name', 'family_name', 'locale'],
      email: ['email', 'email_verified'],
    },
    // The application takes the person's name and address from the ID token alone.
    conformIdTokenClaims: false,
    scopes: ['openid'],
    discovery: { ui_locales_supported: [...languages], claims_locales_supported: [...languages] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx) => respondWithLogout(ctx, webUrl, isOwnLogout(ctx) ? 'leaving' : 'asking'),
        postLogoutSuccessSource: (ctx) => {
          ctx.body = logoutDonePage(viewOf(ctx, webUrl));
        },
      },
    },
    // Cookies ignore ports: on one machine browsers send the application's cookies here too, so these have other names.
    cookies: {
      names: { session: 'identity_session', interaction: 'identity_interaction', resume: 'identity_resume' },
      keys: [cookieKey(options.secret)],
      long: cookie,
      short: cookie,
    },
    ttl: {
      AccessToken: HOUR / 6,
      AuthorizationCode: 60,
      Grant: 8 * HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: 8 * HOUR,
    },
    interactions: { policy, url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, subject) => {
      const person = findPerson(subject);
      return person && { accountId: subject, claims: () => claimsOf(subject) };
    },
    loadExistingGrant,
    clientBasedCORS: () => false,
    renderError: (ctx, out, error) => {
      ctx.type = 'html';
      const failure = failureOf(ctx, error);
      ctx.body = failurePage({ ...viewOf(ctx, webUrl), failure, code: out.error });
    },
  };
}

function toClientMetadata({ id, secret, url }: Client): ClientMetadata {
  return {
    client_id: id,
    client_secret: secret,
    redirect_uris: [new URL('/login/callback', url).href],
    post_logout_redirect_uris: [new URL('/', url).href],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
    id_token_signed_response_alg: 'ES256',
  };
}

function claimsOf(subject: string) {
  const person = findPerson(subject);
  if (person === undefined) return { sub: subject };
  const { givenName, familyName, email, locale } = person;
  const name = `${givenName} ${familyName}`;
  return { sub: subject, name, given_name: givenName, family_name: familyName, email, email_verified: true, locale };
}

/** The grant of the session, or a new one for all scopes, because nobody is asked for consent. */
async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const existing = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (existing?.accountId === session.accountId) return existing;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES);
  await grant.save();
  return grant;
}

function cookieKey(secret: string | undefined): string {
  if (secret === undefined) return randomBytes(32).toString('base64url');
  return Buffer.from(hkdfSync('sha256', secret, '', 'identity cookies', 32)).toString('base64url');
}

/** A `ctx` that may come from outside oidc-provider's own routes, where it has no `oidc`. */
type AnyContext = Pick<KoaContextWithOIDC, 'method' | 'url' | 'get' | 'query'> & {
  oidc?: KoaContextWithOIDC['oidc'] | undefined;
};

function viewOf(ctx: AnyContext, webUrl: string) {
  const { params = ctx.oidc?.entities.Interaction?.params, session } = ctx.oidc ?? {};
  const own = session?.accountId === undefined ? undefined : findPerson(session.accountId)?.locale;
  const preferences = [ctx.query['language'], params?.['ui_locales'] ?? ctx.query['ui_locales'], own];
  const language = chooseLanguage(preferences, ctx.get('Accept-Language'));
  return { language, webUrl, url: ctx.method === 'GET' ? ctx.url : undefined };
}

function failureOf(ctx: KoaContextWithOIDC, error: Error): Failure {
  if (ctx.status >= 500) return 'unexpected';
  if (error instanceof errors.SessionNotFound) return 'expired';
  if (ctx.oidc.route.startsWith('end_session')) return 'logout-refused';
  if (error instanceof errors.InvalidRedirectUri || error instanceof errors.InvalidClient) return 'wrong-application';
  return 'refused';
}

/** Whether the application's token names the person of this session; the logout then needs no confirmation. */
function isOwnLogout({ oidc }: KoaContextWithOIDC): boolean {
  const hint = oidc.entities.IdTokenHint;
  return hint !== undefined && hint.payload['sub'] === oidc.session?.accountId;
}

/**
 * Sites log out by a form, which the standard demands. oidc-provider accepts forms only when its cookies have
 * `SameSite=None`, which needs https; on one machine, where there is none, browsers send the cookies anyway.
 */
async function acceptLogoutForms(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  if (ctx.method === 'POST' && ctx.path === LOGOUT_PATH) {
    const form = await text(ctx.req);
    ctx.method = 'GET';
    ctx.url = `${LOGOUT_PATH}?${form}`;
  }
  await next();
}

/**
 * Whether oidc-provider responds with its own form that submits itself: at a logout without a session, and after a login
 * as another person than that of the session, to end that session first.
 */
function isOwnForm(ctx: { status: number; body: unknown; oidc?: KoaContextWithOIDC['oidc'] | undefined }): boolean {
  if (ctx.status !== 200 || ctx.oidc === undefined) return false;
  const { route, session } = ctx.oidc;
  if (route === 'end_session') return session?.accountId === undefined;
  return route === 'resume' && session?.state?.['secret'] !== undefined;
}

function respondWithLogout(
  ctx: AnyContext & { body: unknown; type: string },
  webUrl: string,
  kind: 'asking' | 'leaving',
) {
  const { oidc } = ctx;
  if (oidc === undefined) return;
  ctx.type = 'html';
  ctx.body = logoutPage({
    ...viewOf(ctx, webUrl),
    kind,
    action: oidc.urlFor('end_session_confirm'),
    secret: String(oidc.session?.state?.['secret'] ?? ''),
  });
}

function reportTo(log: Logger, provider: Provider): void {
  const refused = (ctx: KoaContextWithOIDC, error: Error) => log.warn({ error, route: ctx.oidc.route }, 'refused');
  provider.on('authorization.error', refused);
  provider.on('grant.error', refused);
  provider.on('end_session.error', refused);
  provider.on('end_session_confirm.error', refused);
  provider.on('userinfo.error', refused);
  provider.on('server_error', (ctx, error) => log.error({ error, route: ctx.oidc.route }, 'unexpected error'));
  // Without this, Koa prints the error to standard error.
  provider.onerror = (error) => log.error({ error }, 'unexpected error');
}

import { hkdfSync, randomBytes } from 'node:crypto';
import Provider, { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from 'pino';
import { chooseLanguage } from './language.ts';
import { assurance } from './methods.ts';
import { failurePage } from './pages/failure.tsx';
import { logoutDonePage, logoutPage } from './pages/logout.tsx';
import { findPerson } from './persons.ts';
import type { SigningKeys } from './signing-keys.ts';
import { createStorage } from './storage.ts';
import type { Failure } from './text/texts.ts';

/** A site that leads people here to log in. */
export type Client = {
  readonly id: string;
  readonly secret: string;
  /** Its address: where logins and logouts lead back to. */
  readonly url: string;
};

/** What the stand-in is a function of. */
export type IdentityOptions = {
  /** Its own address, without a path. */
  readonly issuer: string;
  /** The application's address: where its own pages lead back to. */
  readonly webUrl: string;
  /** Those that may ask who somebody is. */
  readonly clients: readonly Client[];
  /** Signs the cookies; a random one when not given. */
  readonly secret?: string | undefined;
  readonly signingKeys: SigningKeys;
  readonly log: Logger;
};

const HOUR = 3600;
const SCOPES = 'openid profile email';

/**
 * The OpenID Connect provider: confidential clients, code flow with PKCE, consent never asked.
 * @throws when oidc-provider does not accept the configuration
 */
export function createProvider(options: IdentityOptions): Provider {
  const { issuer, webUrl, log } = options;
  const provider = new Provider(issuer, providerConfiguration(options));
  // Behind something that speaks https for it, the request says so in a header; secure cookies need to know.
  provider.proxy = issuer.startsWith('https:');

  provider.use(async (ctx, next) => {
    const policy = ctx.response.get('Content-Security-Policy');
    try {
      await next();
    } catch (error) {
      log.error({ error, path: ctx.path }, 'unexpected');
      ctx.status = 500;
      ctx.body = failurePage({ ...viewOf(ctx, webUrl), failure: 'unexpected' });
      return;
    }
    if (ctx.status === 404 && ctx.body === undefined) {
      ctx.status = 404;
      ctx.body = failurePage({ ...viewOf(ctx, webUrl), failure: 'not-found' });
    } else if (isOwnForm(ctx)) {
      // oidc-provider's own page with a form that sends itself knows English only, and lets its inline script through.
      ctx.set('Content-Security-Policy', policy);
      showLogout(ctx, webUrl, 'leaving');
    }
  });
  reportTo(log, provider);
  return provider;
}

function providerConfiguration({ webUrl, clients, ...options }: IdentityOptions): Configuration {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const cookie = { httpOnly: true, sameSite: 'lax', secure: options.issuer.startsWith('https:') } as const;
  return {
    adapter: createStorage(),
    jwks: options.signingKeys,
    clients: clients.map(({ id, secret, url }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [new URL('/login/callback', url).href],
      post_logout_redirect_uris: [new URL('/', url).href],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
    })),
    clientAuthMethods: ['client_secret_basic'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    acrValues: [...new Set(Object.values(assurance))],
    claims: {
      openid: ['sub', 'acr', 'amr', 'auth_time'],
      profile: ['name', 'given_name', 'family_name', 'locale'],
      email: ['email'],
    },
    // The application wants to know who it is from the ID token alone.
    conformIdTokenClaims: false,
    scopes: ['openid'],
    discovery: { ui_locales_supported: ['nl', 'fr', 'de'], claims_locales_supported: ['nl', 'fr', 'de'] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx) => showLogout(ctx, webUrl, isOwnLogout(ctx) ? 'leaving' : 'asking'),
        postLogoutSuccessSource: (ctx) => {
          ctx.body = logoutDonePage(viewOf(ctx, webUrl));
        },
      },
    },
    // Cookies do not know ports: on one machine the application's are sent here as well.
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

function claimsOf(subject: string) {
  const person = findPerson(subject);
  if (person === undefined) return { sub: subject };
  const { givenName, familyName, email, locale } = person;
  const name = `${givenName} ${familyName}`;
  return { sub: subject, name, given_name: givenName, family_name: familyName, email, locale };
}

/** What the session was granted before, else everything: nobody is asked. */
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

/** What `ctx` is outside of oidc-provider's own routes: there it has no `oidc`. */
type AnyContext = Pick<KoaContextWithOIDC, 'method' | 'url' | 'get' | 'query'> & {
  oidc?: KoaContextWithOIDC['oidc'] | undefined;
};

function viewOf(ctx: AnyContext, webUrl: string) {
  const { params = ctx.oidc?.entities.Interaction?.params, session } = ctx.oidc ?? {};
  const own = session?.accountId === undefined ? undefined : findPerson(session.accountId)?.locale;
  const language = chooseLanguage(
    ctx.query['language'],
    params?.['ui_locales'] ?? ctx.query['ui_locales'],
    own,
    ctx.get('Accept-Language'),
  );
  return { language, webUrl, url: ctx.method === 'GET' ? ctx.url : undefined };
}

function failureOf(ctx: KoaContextWithOIDC, error: Error): Failure {
  if (ctx.status >= 500) return 'unexpected';
  if (error instanceof errors.SessionNotFound) return 'expired';
  if (ctx.oidc.route.startsWith('end_session')) return 'logout-refused';
  if (error instanceof errors.InvalidRedirectUri || error instanceof errors.InvalidClient) return 'wrong-application';
  return 'refused';
}

/** Whether the logout is of whoever is logged in, as the application's token says: then there is nothing to ask. */
function isOwnLogout({ oidc }: KoaContextWithOIDC): boolean {
  const hint = oidc.entities.IdTokenHint;
  return hint !== undefined && hint.payload['sub'] === oidc.session?.accountId;
}

/**
 * Whether oidc-provider answers with its own form that sends itself: at a logout when nobody is logged in, and after a
 * login as somebody else than was logged in, to end that session first.
 */
function isOwnForm(ctx: { status: number; body: unknown; oidc?: KoaContextWithOIDC['oidc'] | undefined }): boolean {
  if (ctx.status !== 200 || ctx.oidc === undefined) return false;
  const { route, session } = ctx.oidc;
  if (route === 'end_session') return session?.accountId === undefined;
  return route === 'resume' && session?.state?.['secret'] !== undefined;
}

function showLogout(ctx: AnyContext & { body: unknown; type: string }, webUrl: string, kind: 'asking' | 'leaving') {
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
  provider.on('server_error', (ctx, error) => log.error({ error, route: ctx.oidc.route }, 'unexpected'));
  // Koa would print it.
  provider.onerror = (error) => log.error({ error }, 'unexpected');
}

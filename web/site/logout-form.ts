import { buildEndSessionUrl, type Configuration } from 'openid-client';
import type { Language } from '#forms/definition.ts';

/** The state in the address to which the identity service leads after a logout. */
export const LOGGED_OUT = 'logged-out';

/** The form that ends the session at the identity service: its address and its fields. */
export type LogoutForm = {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/**
 * The logout of OpenID Connect (RP-Initiated Logout), as a form: the ID token, which names the person, must not be part of
 * an address.
 * @throws when the identity service has no logout
 */
export function logoutForm(
  configuration: Configuration,
  language: Language,
  { idToken, siteUrl }: { readonly idToken: string; readonly siteUrl: string },
): LogoutForm {
  const url = buildEndSessionUrl(configuration, {
    id_token_hint: idToken,
    post_logout_redirect_uri: new URL('/', siteUrl).href,
    ui_locales: language,
    // Comes back in the address of the homepage, which then says that the logout is complete.
    state: LOGGED_OUT,
  });
  const fields = [...url.searchParams];
  url.search = '';
  return { action: url.href, fields };
}

/** The cookies of the organisations' site. The page about cookies lists them; a test compares it with the code. */

import { LOGIN_MINUTES } from '#database/sessions.ts';
import { INVITATION_COOKIE, INVITATION_COOKIE_SECONDS } from '#web/pages/invitation.tsx';
import { cookieName } from '#web/site/cookies.ts';
import { LANGUAGE, LANGUAGE_SECONDS } from '#web/site/language.ts';
import { LOGGED_OUT_SECONDS } from '#web/site/login.ts';
import { loginCookies } from '#web/site/login-cookies.ts';
import type { Texts } from '#web/text/texts.ts';

export type SiteCookie = {
  /** The name; one that ends with `-…` stands for several. */
  readonly name: string;
  readonly kind: keyof Texts['legal']['cookies']['kinds'];
  /** Null: until the browser is closed. */
  readonly seconds: number | null;
};

/** Every cookie that the site sets. @param secure whether it is behind https */
export function siteCookies(secure: boolean): SiteCookie[] {
  const { session, login, loggedOut } = loginCookies(secure);
  return [
    { name: session, kind: 'session', seconds: null },
    { name: `${login}-…`, kind: 'login', seconds: LOGIN_MINUTES * 60 },
    { name: loggedOut, kind: 'loggedOut', seconds: LOGGED_OUT_SECONDS },
    { name: cookieName(secure, LANGUAGE), kind: 'language', seconds: LANGUAGE_SECONDS },
    { name: cookieName(secure, INVITATION_COOKIE), kind: 'invitation', seconds: INVITATION_COOKIE_SECONDS },
  ];
}

import type { Context } from 'hono';
import type { Session } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';

/** What every site knows about every request. */
export type SiteEnv = {
  Variables: {
    language: Language;
    session: Session | null;
    /** The address of the client, as the trusted proxies name it. */
    clientAddress: string;
  };
};

/** What a site knows about a request behind the login. A site adds what its own middleware finds out. */
export type SessionEnv = { Variables: Omit<SiteEnv['Variables'], 'session'> & { session: Session } };

/** What pages read from a request and make of the response, before the login as well as behind it. */
export type PageContext = Pick<Context<SiteEnv>, 'body' | 'env' | 'header' | 'html' | 'redirect' | 'req' | 'var'>;

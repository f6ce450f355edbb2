import type { Session } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';

/** What every site knows about every request. */
export type SiteEnv = { Variables: { language: Language; session: Session | null } };

/** What a site knows about a request behind the login. A site adds what else its own middleware finds out. */
export type SessionEnv = { Variables: { language: Language; session: Session } };

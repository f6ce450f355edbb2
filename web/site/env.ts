import type { Session } from '#database/sessions.ts';
import type { Language } from '#forms/definition.ts';

/** What every site knows of every request. */
export type SiteEnv = { Variables: { language: Language; session: Session | null } };

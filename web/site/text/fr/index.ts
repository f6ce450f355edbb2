import type { Texts } from '#web/site/text/texts.ts';
import { dates } from './dates.ts';
import { confirmFailures } from './failures.ts';
import { grants, lines } from './lines.ts';
import { page } from './page.ts';
import { periods } from './periods.ts';
import { sessions } from './sessions.ts';

export const fr: Texts = { confirmFailures, dates, grants, lines, page, periods, sessions };

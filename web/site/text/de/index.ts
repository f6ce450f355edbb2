import type { Texts } from '#web/site/text/texts.ts';
import { dates } from './dates.ts';
import { confirmFailures } from './failures.ts';
import { lines } from './lines.ts';
import { page } from './page.ts';
import { periods } from './periods.ts';
import { sessions } from './sessions.ts';

export const de: Texts = { confirmFailures, dates, lines, page, periods, sessions };

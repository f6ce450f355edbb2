import { dates } from './dates.ts';
import { confirmFailures } from './failures.ts';
import { grants, lines } from './lines.ts';
import { page } from './page.ts';
import { periods } from './periods.ts';
import { sessions } from './sessions.ts';

/** The Dutch texts of the parts that the sites share. */
export const nl = { confirmFailures, dates, grants, lines, page, periods, sessions };

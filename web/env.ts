/** What the pages are given: who asks, in which language, and whom to turn to. */

import type { Sql } from '#database/connection.ts';
import type { Organisation } from '#database/organisations.ts';
import type { ReportKey } from '#rules/keys.ts';
import type { Role, Save, Sign } from '#rules/report.ts';
import type { Answer } from '#web/site/answers.ts';
import type { SessionEnv } from '#web/site/env.ts';

/** How pages speak to the reports' workflows. */
export type Reports = {
  save: (key: ReportKey, command: Save) => Promise<Answer>;
  sign: (key: ReportKey, command: Sign) => Promise<Answer>;
};

/** Where pages tell operators what went wrong; never what somebody wrote. */
export type PageLog = { error(facts: object, message: string): void };

/** What pages that show or change something need. */
export type Site = { readonly sql: Sql; readonly reports: Reports; readonly log: PageLog };

/** What is known of a request for a page of an organisation: somebody with a role there asks. */
export type OrganisationEnv = {
  Variables: SessionEnv['Variables'] & {
    organisation: Organisation;
    roles: Role[];
    /** Whether the person has a role for another organisation too. */
    severalOrganisations: boolean;
  };
};

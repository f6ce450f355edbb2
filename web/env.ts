/** The dependencies of the organisations' pages, and the context of a request. */

import type { Sql } from '#database/connection.ts';
import type { Organisation } from '#database/organisations.ts';
import type { Confirmed } from '#database/recorded-commands.ts';
import type { ReportKey } from '#rules/keys.ts';
import type { Role, Save, Sign } from '#rules/report.ts';
import type { Answer } from './site/answers.ts';
import type { Confirm } from './site/confirm.ts';
import type { SessionEnv } from './site/env.ts';
import type { EventLog } from './site/security-log.ts';

/** Records commands and sends them to the workflows of reports. `session`: the id of the user's session. */
export type Reports = {
  save: (key: ReportKey, command: Save, session: string) => Promise<Answer>;
  sign: (key: ReportKey, command: Sign, session: string, confirmed: Confirmed) => Promise<Answer>;
};

/** The log for operators. It must never contain what a user entered. */
export type PageLog = EventLog & { error(facts: object, message: string): void };

/** What pages depend on besides the request. */
export type PageDependencies = {
  readonly sql: Sql;
  readonly reports: Reports;
  readonly log: PageLog;
  /** The address at which people see the site. */
  readonly webUrl: string;
  /** Lets the person confirm a statement through the identity service. */
  readonly confirm: Confirm;
};

/** The context of a request for a page of an organisation: the user has a role there. */
export type OrganisationEnv = {
  Variables: SessionEnv['Variables'] & {
    organisation: Organisation;
    roles: Role[];
    /** Whether the user has a role for another organisation too. */
    severalOrganisations: boolean;
  };
};

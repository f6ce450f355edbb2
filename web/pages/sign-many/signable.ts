/** The reports that a person can sign now, of all their organisations. */

import type { Sql } from '#database/connection.ts';
import type { Organisation } from '#database/organisations.ts';
import { type ReportView, viewReport } from '#database/report-view.ts';
import type { ReportRecord } from '#database/reports.ts';
import { findLastSigned, type SignedContent } from '#database/signing-context.ts';
import { tasksOf } from '#database/tasks.ts';
import { findForm } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import type { Role, SignatoryRole } from '#rules/report.ts';
import type { SigningConfirmation } from '#rules/signing.ts';
import { signableAs } from '#rules/signing-round.ts';
import { byUrgency, type ReportTurn } from '#rules/tasks.ts';
import { confirmationsFor } from '#web/pages/overview/sign.ts';
import { alphabetical } from '#web/site/alphabetical.ts';
import { MAX_STATEMENTS } from '#web/site/identity-proof.ts';

/** A report that a person can sign, with what they see of it. */
export type SignableReport = {
  readonly organisation: Organisation;
  /** The role in which they sign. */
  readonly as: SignatoryRole;
  /** Whether they could sign it in the other role instead. */
  readonly inEitherRole: boolean;
  readonly turn: ReportTurn;
  readonly view: ReportView;
  readonly report: ReportRecord;
  /** What the person, or another one, signed before. */
  readonly lastSigned: SignedContent | null;
  readonly confirmations: readonly SigningConfirmation[];
};

/** The reports of a page. */
export type Signable = {
  readonly reports: readonly SignableReport[];
  /** How many more there are than a person can sign at once. */
  readonly more: number;
};

/** The reports that a person can sign now: by the name of the organisation and role, and within these by urgency. */
export async function signableReports(sql: Sql, personId: string, language: Language): Promise<Signable> {
  const all = await findSignable(sql, personId);
  const found = alphabetical(all, language, ({ organisation }) => organisation.name[language]);
  const read = await Promise.all(
    found.slice(0, MAX_STATEMENTS).map(async ({ organisation, as, turn, inEitherRole }): Promise<SignableReport[]> => {
      const definition = findForm(turn.form, turn.year);
      if (definition === undefined) return [];
      const { nis } = organisation;
      const [view, lastSigned] = await Promise.all([
        viewReport(sql, definition, nis),
        findLastSigned(sql, `${turn.form}/${turn.year}/${nis}`, personId),
      ]);
      const { report } = view;
      // Saved or sent since the tasks were read.
      if (report === null) return [];
      const confirmations = confirmationsFor(view);
      return [{ organisation, as, inEitherRole, turn, view, report, lastSigned, confirmations }];
    }),
  );
  return { reports: read.flat(), more: Math.max(0, found.length - MAX_STATEMENTS) };
}

/** Whether the person can sign any report now. */
export async function hasSignable(sql: Sql, personId: string): Promise<boolean> {
  return (await findSignable(sql, personId)).length > 0;
}

type FoundReport = Pick<SignableReport, 'organisation' | 'as' | 'turn' | 'inEitherRole'>;

async function findSignable(sql: Sql, personId: string): Promise<FoundReport[]> {
  const organisations = await tasksOf(sql, personId);
  return organisations.flatMap(({ organisation, roles, reports }) =>
    reports
      .flatMap((turn): FoundReport[] => {
        const as = signableAs(turn.progress, roles, personId);
        return as === null ? [] : [{ organisation, as, turn, inEitherRole: isFree(turn, roles) }];
      })
      .sort((one, other) => one.as.localeCompare(other.as) || byUrgency(one.turn, other.turn)),
  );
}

/** Whether both signatures are missing, and the person has both roles. */
function isFree({ progress }: ReportTurn, roles: readonly Role[]): boolean {
  return progress.signedBy.length === 0 && roles.includes('chair') && roles.includes('generalDirector');
}

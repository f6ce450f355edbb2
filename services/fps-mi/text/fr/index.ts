import type { Texts } from '#services/fps-mi/text/nl/index.ts';
import { acceptMany } from './accept-many.ts';
import { amounts } from './amounts.ts';
import { campaigns } from './campaigns.ts';
import { decision } from './decision.ts';
import { exports } from './exports.ts';
import { failures } from './failures.ts';
import { missing } from './missing.ts';
import { payments } from './payments.ts';
import { report } from './report.ts';
import { reports } from './reports.ts';
import { site } from './site.ts';
import { terms } from './terms.ts';
import { totals } from './totals.ts';

export const fr: Texts = {
  terms,
  site,
  failures,
  reports,
  acceptMany,
  report,
  decision,
  totals,
  campaigns,
  amounts,
  exports,
  missing,
  payments,
};

/** The workflows that the reports worker runs. */

export { campaign } from './campaign.ts';
export { report } from './report.ts';

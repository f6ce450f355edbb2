/** The problems of a report that an operator must look at: what each means, and what to do. */

/**
 * Found by the report's workflow:
 * - `delivery-refused`: FPS MI refused the report
 * - `fps-mi-unreachable`: FPS MI has not acknowledged the report for an hour
 * - `receipt-unknown`: the delivery was reported as done, but no acknowledgement is recorded
 * - `signal-refused`: the last signal of an operator was refused
 * - `command-not-carried-out`: a recorded command fails again and again
 *
 * Found by the reconciler, which could not repair it:
 * - `command-not-carried-out`: a command was recorded five minutes ago and has no outcome
 * - `report-not-sent`: both signed the report an hour ago, and FPS MI has not acknowledged it
 * - `run-differs`: the workflow shows another stage than the database, also after it read the report again
 * - `campaign-not-running`: a campaign has no workflow
 * - `report-not-restored`: FPS MI has lost a report that it had acknowledged, and refused it or gave it another reference
 */
export const problems = [
  'delivery-refused',
  'fps-mi-unreachable',
  'receipt-unknown',
  'signal-refused',
  'command-not-carried-out',
  'report-not-sent',
  'run-differs',
  'campaign-not-running',
  'report-not-restored',
] as const;
export type Problem = (typeof problems)[number];

/** What an operator does about each problem. Nothing is lost in any of them: everything is in the database. */
export const problemAdvice: Readonly<Record<Problem, string>> = {
  'delivery-refused': '`npm run deliveries` shows the whole answer. Fix the cause, then send the signal sendAgain.',
  'fps-mi-unreachable': 'Check FPS MI and the notifier. The report is sent as soon as FPS MI answers.',
  'receipt-unknown': 'Check that only notifiers poll the queue notifier, then send the signal sendAgain.',
  'signal-refused': 'Check what was sent. The next accepted command removes this.',
  'command-not-carried-out':
    'The log of the reports worker has the error. The command is tried again, after pauses that grow with its age.',
  'report-not-sent': 'Look at the pending activities of the workflow, and check FPS MI and the notifier.',
  'run-differs': 'The log of the reports worker says why the workflow does not go on. The database is right.',
  'campaign-not-running': 'The log of the reports worker says why the workflow of the campaign cannot be started.',
  'report-not-restored':
    'FPS MI has lost this report. The last row of delivery_attempts says why it does not take it again, or under which ' +
    'other reference. Have FPS MI correct it; the report is tried again every ten minutes.',
};

/** The task queue of the reports worker: workflows and database activities. */
export const REPORTS_QUEUE = 'reports';
/** The task queue of the notifier: FPS MI and e-mail. */
export const NOTIFIER_QUEUE = 'notifier';

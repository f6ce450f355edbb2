/** Task queue of the reports worker: workflows, and activities on the database. */
export const REPORTS_QUEUE = 'reports';
/** Task queue of the notifier: activities that call FPS MI or send e-mail. */
export const NOTIFIER_QUEUE = 'notifier';

import { cancellationSignal, heartbeat } from '@temporalio/activity';
import { nextRound } from '#rules/reminders.ts';
import type { NotifierActivities } from '#workflows/activities.ts';
import { type DeliveryDependencies, deliverReport } from './deliver-report.ts';
import { fetchDecision } from './fetch-decision.ts';
import { withHeartbeat } from './heartbeat.ts';
import type { Precedence } from './precedence.ts';
import { type RoundDependencies, sendReminders } from './reminder-round.ts';

export type ActivityDependencies = DeliveryDependencies & RoundDependencies & { readonly deliveries: Precedence };

/**
 * Creates the activities that communicate with FPS MI and the mail server. `now`: the clock that keeps reminders within
 * office hours.
 */
export function createActivities(dependencies: ActivityDependencies) {
  return {
    fetchDecision: (given) => withHeartbeat(() => fetchDecision(dependencies, given)),
    deliverReport: (given) =>
      dependencies.deliveries.run(() => withHeartbeat(() => deliverReport(dependencies, given))),
    planRound: (rounds) => Promise.resolve(nextRound(rounds, dependencies.now())),
    sendReminders: (order) =>
      sendReminders(dependencies, order, (sent) => {
        heartbeat({ sent });
        cancellationSignal().throwIfAborted();
      }),
  } satisfies NotifierActivities;
}

/** What a workflow answers to a message, and what a page makes of it. */

import type { CampaignRefusal } from '#rules/campaign.ts';
import type { DecisionRefusal } from '#rules/decision.ts';
import type { Refusal, ReportStatus } from '#rules/report.ts';

/**
 * The answer to a message to a workflow.
 * - `unavailable`: Temporal cannot be reached; nothing was done
 * - `unconfirmed`: no answer in time; it may still be done, and sending the same message again is safe
 */
export type Answer<R = Refusal, A = ReportStatus> =
  | ({ readonly type: 'accepted' } & A)
  | { readonly type: 'refused'; readonly refusal: R }
  | { readonly type: 'unavailable' }
  | { readonly type: 'unconfirmed' };

/** An answer that says that the message was not, or perhaps not, accepted. */
export type FailedAnswer<R> = Exclude<Answer<R>, { readonly type: 'accepted' }>;

/** What a page says about a failed answer: the code of the text, and the HTTP status. */
export type AnswerFailure<R> = {
  readonly code: R | 'temporal-unavailable' | 'not-confirmed';
  readonly status: 403 | 409 | 422 | 503;
};

/** The code and the HTTP status of a failed answer. With status 503, sending the same message again may help. */
export function failureOf<R extends Refusal | DecisionRefusal | CampaignRefusal>(
  answer: FailedAnswer<R>,
): AnswerFailure<R> {
  switch (answer.type) {
    case 'refused':
      return { code: answer.refusal, status: statusOf(answer.refusal) };
    case 'unavailable':
      return { code: 'temporal-unavailable', status: 503 };
    case 'unconfirmed':
      return { code: 'not-confirmed', status: 503 };
  }
}

/** 403: lacks the role; 422: something must be filled in or corrected; 409: the state is not what the page showed. */
function statusOf(refusal: Refusal | DecisionRefusal | CampaignRefusal): 403 | 409 | 422 {
  switch (refusal) {
    case 'role-missing':
      return 403;
    case 'report-invalid':
    case 'nothing-to-sign':
    case 'organisation-data-missing':
    case 'form-unknown':
    case 'dates-not-understood':
    case 'dates-out-of-order':
    case 'schedule-not-understood':
    case 'advance-not-understood':
      return 422;
    case 'draft-missing':
    case 'already-sent':
    case 'version-conflict':
    case 'already-signed':
    case 'content-changed':
    case 'same-person':
    case 'account-changed':
    case 'advance-changed':
    case 'form-not-open':
    case 'not-at-ministry':
    case 'decision-unknown':
    case 'campaign-exists':
    case 'campaign-missing':
    case 'campaign-changed':
      return 409;
  }
}

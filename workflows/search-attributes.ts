/** The search attributes of the workflows: operators and pages find workflows by them. */

import { defineSearchAttributeKey } from '@temporalio/common';
import type { Stage } from '#rules/report.ts';

export const organisationAttribute = defineSearchAttributeKey('Organisation', 'KEYWORD');
export const formAttribute = defineSearchAttributeKey('Form', 'KEYWORD');
export const yearAttribute = defineSearchAttributeKey('ReportYear', 'INT');
export const stageAttribute = defineSearchAttributeKey('Stage', 'KEYWORD');
export const problemAttribute = defineSearchAttributeKey('Problem', 'KEYWORD_LIST');
export const searchAttributes = [organisationAttribute, formAttribute, yearAttribute, stageAttribute, problemAttribute];

/**
 * The attribute `Stage` of a report. It is coarser than the report's stage, because each change is an event in the history:
 * who has signed is in the current details, and `sending` is shown when FPS MI has not answered for some time.
 */
export type ShownStage = 'empty' | 'incomplete' | 'signing' | 'sending' | 'sent' | 'accepted';

/** The attribute for a stage. */
export function shownStage(stage: Stage): ShownStage {
  return stage === 'filledIn' || stage === 'halfSigned' ? 'signing' : stage;
}

import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Problem } from '#rules/problems.ts';
import type { Stage } from '#rules/report.ts';
import type { ReportStart } from './report-messages.ts';
import {
  formAttribute,
  organisationAttribute,
  problemAttribute,
  shownStage,
  stageAttribute,
  yearAttribute,
} from './search-attributes.ts';

/** The search attributes of a report's run. They are written only when they change: each write is an event. */
export class ReportAttributes {
  #stage: string;
  #problems: string;

  constructor(start: ReportStart) {
    const attributes = workflowInfo().typedSearchAttributes;
    this.#stage = attributes.get(stageAttribute) ?? '';
    this.#problems = (attributes.get(problemAttribute) ?? []).join(' ');
    if (attributes.get(organisationAttribute) === undefined) setKeyAttributes(start);
  }

  /** @param deliveryIsSlow shows the stage `sending`: a delivery that takes some milliseconds is not worth an event */
  publish(stage: Stage, problems: readonly Problem[], deliveryIsSlow: boolean): void {
    const changes: SearchAttributeUpdatePair[] = [];
    const isQuick = stage === 'sending' && !deliveryIsSlow && this.#stage === 'signing';
    const shown = isQuick ? 'signing' : shownStage(stage);
    if (shown !== this.#stage) changes.push({ key: stageAttribute, value: shown });
    this.#stage = shown;
    const codes = problems.join(' ');
    if (codes !== this.#problems) {
      changes.push({ key: problemAttribute, value: problems.length === 0 ? null : [...problems] });
    }
    this.#problems = codes;
    if (changes.length > 0) upsertSearchAttributes(changes);
  }
}

/** Of a workflow that an operator started by hand. */
function setKeyAttributes({ form, year, nis }: ReportStart): void {
  upsertSearchAttributes([
    { key: organisationAttribute, value: nis },
    { key: formAttribute, value: form },
    { key: yearAttribute, value: year },
  ]);
}

import type { Language } from '#forms/definition.ts';
import type { AdvanceProblem } from '#services/fps-mi/campaigns/advances-file.ts';
import type { PlanProblem } from '#services/fps-mi/campaigns/plan-form.ts';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';

/** The number of wrong lines that are listed; the others are only counted. */
const MAX_LISTED = 50;

export type CampaignErrorProps = {
  readonly problems?: readonly PlanProblem[] | undefined;
  readonly advanceProblems?: readonly AdvanceProblem[] | undefined;
  readonly refusal?: keyof Texts['campaigns']['refusals'] | undefined;
  readonly language: Language;
};

/** The error summary of a campaign: why it was refused, each wrong field, each wrong line of the file. */
export function CampaignErrors({ problems = [], advanceProblems = [], refusal, language }: CampaignErrorProps) {
  const { campaigns: text, terms } = textsIn(language);
  const more = advanceProblems.length - MAX_LISTED;
  const errors = [
    ...(refusal === undefined ? [] : [{ text: text.refusals[refusal] }]),
    ...problems.map(({ field, code }) => ({
      text: `${text.fields[field]}${terms.colon}${text.problems[code]}`,
      href: `#${field}`,
    })),
    ...advanceProblems.slice(0, MAX_LISTED).map(({ line, code, found }) => ({
      text: `${text.line(line)}${terms.colon}${text.advanceProblems[code]}${found === '' ? '' : ` (${found.slice(0, 60)})`}`,
    })),
    ...(more > 0 ? [{ text: text.more(more) }] : []),
  ];
  return <ErrorSummary title={refusal === 'unconfirmed' ? text.notConfirmed : text.problem} errors={errors} />;
}

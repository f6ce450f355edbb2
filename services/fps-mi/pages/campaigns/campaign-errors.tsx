import type { Language } from '#forms/definition.ts';
import type { PlanProblem } from '#services/fps-mi/campaigns/plan-form.ts';
import { type Texts, textsIn } from '#services/fps-mi/text/texts.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';

export type CampaignErrorProps = {
  readonly problems?: readonly PlanProblem[] | undefined;
  readonly refusal?: keyof Texts['campaigns']['refusals'] | undefined;
  readonly language: Language;
};

/** The error summary of a campaign: why it was refused, and each wrong field. */
export function CampaignErrors({ problems = [], refusal, language }: CampaignErrorProps) {
  const { campaigns: text, terms } = textsIn(language);
  const errors = [
    ...(refusal === undefined ? [] : [{ text: text.refusals[refusal] }]),
    ...problems.map(({ field, code }) => ({
      text: `${text.fields[field]}${terms.colon}${text.problems[code]}`,
      href: `#${field}`,
    })),
  ];
  return <ErrorSummary title={refusal === 'unconfirmed' ? text.notConfirmed : text.problem} errors={errors} />;
}

import type { Language } from '#forms/definition.ts';
import type { Stage } from '#rules/report.ts';
import { checksOf } from '#rules/tasks.ts';
import { textsIn } from '#web/text/texts.ts';

/** The three checks of a report in one line (requirement D6). */
export function Checks({ stage, language }: { stage: Stage; language: Language }) {
  const text = textsIn(language).home;
  const checks = checksOf(stage);
  return (
    <ul class="checks">
      {(['filledIn', 'signed', 'sent'] as const).map((check) => (
        <li class={checks[check] ? 'check done' : 'check'} data-check={check}>
          <Mark done={checks[check]} />
          {text[check]}
          <span class="visually-hidden">
            {textsIn(language).colon}
            {checks[check] ? text.yes : text.no}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mark({ done }: { done: boolean }) {
  return done ? (
    <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
      <path d="M4 12.5l5.5 5.5L20 6.5" fill="none" stroke="currentColor" stroke-width="3.5" />
    </svg>
  ) : (
    <span class="undone" aria-hidden="true">
      –
    </span>
  );
}

import type { Organisation } from '#database/organisations.ts';
import type { OtherPeriod } from '#database/roles.ts';
import type { Language } from '#forms/definition.ts';
import { page } from '#web/page.tsx';
import type { PageContext } from '#web/site/env.ts';
import { languageOf } from '#web/site/language.ts';
import { formatDay, periodText, today } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/**
 * The page for a person who has no role today at an organisation, and will have or had one. It has their own roles and the
 * organisation's name, which is public.
 * @param periods at least one
 */
export function otherPeriodPage(
  context: PageContext,
  organisation: Organisation,
  periods: readonly OtherPeriod[],
): Response | Promise<Response> {
  const language = languageOf(context);
  const text = textsIn(language).access.noRoleNow;
  const { title, begins } = titleOf(organisation, periods, language);
  return page(
    context,
    { title, status: 403, informs: true },
    <>
      <h1>{title}</h1>
      <p class="lead">{begins ? text.beginsText : text.endedText}</p>
      <section aria-labelledby="own-roles">
        <h2 id="own-roles">{text.yourRoles}</h2>
        <ul>
          {periods.map((period) => (
            <li>{periodLine(period, language)}</li>
          ))}
        </ul>
      </section>
      <div class="actions">
        <a class="button" href="/organisations">
          {textsIn(language).homepage}
        </a>
      </div>
    </>,
  );
}

/** The role that begins first counts; otherwise the one that ended last. */
function titleOf(
  { name }: Organisation,
  periods: readonly OtherPeriod[],
  language: Language,
): { title: string; begins: boolean } {
  const text = textsIn(language).access.noRoleNow;
  const now = today();
  const [next] = periods
    .filter(({ startsOn, withdrawnOn }) => withdrawnOn === null && startsOn > now)
    .map(({ startsOn }) => startsOn)
    .toSorted();
  if (next !== undefined) return { title: text.begins(name[language], formatDay(next, language)), begins: true };
  const ends = periods.map((period) => ({ day: lastDayOf(period), withdrawn: isWithdrawn(period) }));
  const last = ends.reduce((one, other) => (other.day > one.day ? other : one), { day: '', withdrawn: false });
  const day = formatDay(last.day, language);
  return { title: text[last.withdrawn ? 'withdrawn' : 'ended'](name[language], day), begins: false };
}

/** Whether a role ended because it was withdrawn, and not because its last day had passed. */
function isWithdrawn({ endsOn, withdrawnOn }: OtherPeriod): boolean {
  return withdrawnOn !== null && (endsOn === null || withdrawnOn <= endsOn);
}

function lastDayOf(period: OtherPeriod): string {
  return (isWithdrawn(period) ? period.withdrawnOn : period.endsOn) ?? '';
}

function periodLine(period: OtherPeriod, language: Language): string {
  const { access, colon } = textsIn(language);
  const line = `${access.roles[period.role]}${colon}${periodText(period, language)}`;
  return period.withdrawnOn !== null && isWithdrawn(period)
    ? `${line} (${access.noRoleNow.withdrawnOn(formatDay(period.withdrawnOn, language))})`
    : line;
}

import type { Absence } from '#database/absences.ts';
import type { Language } from '#forms/definition.ts';
import { periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

/** The name of the deputy, or their address when nobody has logged in with it. */
export function deputyOf({ deputyName, deputyEmail }: Pick<Absence, 'deputyName' | 'deputyEmail'>): string {
  return deputyName ?? deputyEmail;
}

/** The absences of a person, with what became of each. @param path the page of the absences */
export function AbsenceList(props: { absences: readonly Absence[]; path: string; language: Language }) {
  const { absences, path, language } = props;
  const { absence: text, access, colon } = textsIn(language);
  if (absences.length === 0) return <p class="hint">{text.none}</p>;
  return (
    <ul class="role-holders">
      {absences.map((absence) => (
        <li>
          <h3>{periodText(absence, language)}</h3>
          <ul>
            <li>
              <div>
                <p>{access.roles[absence.role]}</p>
                <p>
                  {text.deputy}
                  {colon}
                  {deputyOf(absence)}
                </p>
                <p>
                  <span class={`role-state ${stateClasses[absence.state]}`}>{stateText(absence, language)}</span>
                </p>
                {absence.declineReason !== null && (
                  <p class="hint">
                    {text.reason}
                    {colon}
                    {absence.declineReason}
                  </p>
                )}
              </div>
              {canCancel(absence) && (
                <div class="line-actions">
                  <a href={`${path}/cancel?id=${absence.id}`}>
                    {text.cancel}
                    <span class="visually-hidden">: {periodText(absence, language)}</span>
                  </a>
                </div>
              )}
            </li>
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** Whether an absence is ahead or under way. */
export function canCancel({ state }: Absence): boolean {
  return state === 'proposed' || state === 'confirmed';
}

/** The looks of the states, as in the list of the roles. */
const stateClasses = {
  proposed: 'open',
  confirmed: 'active',
  over: 'past',
  lapsed: 'expired',
  declined: 'expired',
  cancelled: 'past',
} as const satisfies Record<Absence['state'], string>;

function stateText(absence: Absence, language: Language): string {
  const text = textsIn(language).absence;
  if (absence.state !== 'confirmed' || absence.covered) return text.states[absence.state];
  return absence.invited ? text.notAcceptedYet : text.notCovered;
}

import type { Invitation } from '#database/invitations.ts';
import type { GrantedRole } from '#database/roles.ts';
import type { Language } from '#forms/definition.ts';
import { formatMoment, periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

type AccessListProps = {
  readonly granted: readonly GrantedRole[];
  readonly invitations: readonly Invitation[];
  /** The path of the page. */
  readonly path: string;
  readonly personId: string;
  readonly language: Language;
};

/** The granted roles and the invitations, each with a button to withdraw it. */
export function AccessList({ granted, invitations, path, personId, language }: AccessListProps) {
  const { access } = textsIn(language);
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{access.person}</th>
          <th scope="col">{access.role}</th>
          <th scope="col">{access.period}</th>
          <th scope="col">
            <span class="visually-hidden">{access.withdraw}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {granted.map((role) => (
          <Row
            access={role}
            name={role.name}
            below={role.reachable ? role.email : `${role.email} (${access.unreachable})`}
            note={role.state === 'active' ? null : access.states[role.state]}
            withdrawPath={`${path}/withdraw`}
            personId={personId}
            language={language}
          />
        ))}
        {invitations.map((invitation) => (
          <Row
            access={invitation}
            name={invitation.email}
            below={
              invitation.state === 'open'
                ? access.invited(formatMoment(invitation.expiresAt, language))
                : access.invitationExpired
            }
            note={null}
            withdrawPath={`${path}/withdraw-invitation`}
            personId={personId}
            language={language}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = {
  readonly access: Pick<GrantedRole, 'id' | 'role' | 'startsOn' | 'endsOn'>;
  readonly name: string;
  /** Below the name. */
  readonly below: string;
  /** Beside the period. */
  readonly note: string | null;
  readonly withdrawPath: string;
  readonly personId: string;
  readonly language: Language;
};

function Row({ access, name, below, note, withdrawPath, personId, language }: RowProps) {
  const text = textsIn(language).access;
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <span class="hint">{below}</span>
      </th>
      <td data-label={text.role}>{text.roles[access.role]}</td>
      <td data-label={text.period}>
        {periodText(access, language)}
        {note && <span class="hint"> ({note})</span>}
      </td>
      <td>
        <form method="post" action={withdrawPath}>
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="id" value={access.id} />
          <input type="hidden" name="request" value={crypto.randomUUID()} />
          <button type="submit">
            {text.withdraw}
            <span class="visually-hidden">
              : {name}, {text.roles[access.role]}
            </span>
          </button>
        </form>
      </td>
    </tr>
  );
}

import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Invitation } from '#database/invitations.ts';
import type { GrantedRole } from '#database/roles.ts';
import type { OrganisationEnv } from '#web/env.ts';
import { formatMoment, periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';

type AccessListProps = {
  readonly context: Context<OrganisationEnv>;
  readonly granted: readonly GrantedRole[];
  readonly invitations: readonly Invitation[];
  /** Where the page is. */
  readonly path: string;
};

/** Who has which role, and who was invited; each with a button to withdraw it. */
export function AccessList({ context, granted, invitations, path }: AccessListProps) {
  const { language } = context.var;
  const { access } = textsIn(language);
  return (
    <table class="cards">
      <thead>
        <tr>
          <th scope="col">{access.person}</th>
          <th scope="col">{access.role}</th>
          <th scope="col">{access.period}</th>
          <th scope="col">
            <span class="unseen">{access.withdraw}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {granted.map((one) => (
          <Row
            {...{ context, one, name: one.name, withdraw: `${path}/withdraw` }}
            below={one.email}
            note={one.state === 'active' ? null : access.states[one.state]}
          />
        ))}
        {invitations.map((one) => (
          <Row
            {...{ context, one, name: one.email, withdraw: `${path}/withdraw-invitation` }}
            below={
              one.state === 'open' ? access.invited(formatMoment(one.expiresAt, language)) : access.invitationExpired
            }
            note={null}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: {
  context: Context<OrganisationEnv>;
  one: Pick<GrantedRole, 'id' | 'role' | 'startsOn' | 'endsOn'>;
  name: string;
  below: Child;
  note: string | null;
  withdraw: string;
}) {
  const { context, one, name, below, note, withdraw } = props;
  const { language, session } = context.var;
  const { access } = textsIn(language);
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <span class="hint">{below}</span>
      </th>
      <td data-label={access.role}>{access.roles[one.role]}</td>
      <td data-label={access.period}>
        {periodText(one, language)}
        {note && <span class="hint"> ({note})</span>}
      </td>
      <td>
        <form method="post" action={withdraw}>
          <input type="hidden" name="person" value={session.person.id} />
          <input type="hidden" name="id" value={one.id} />
          <input type="hidden" name="request" value={crypto.randomUUID()} />
          <button type="submit">
            {access.withdraw}
            <span class="unseen">
              : {name}, {access.roles[one.role]}
            </span>
          </button>
        </form>
      </td>
    </tr>
  );
}

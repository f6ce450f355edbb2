import type { BouncedHolder } from '#database/bounces.ts';
import type { Invitation } from '#database/invitations.ts';
import type { GrantedRole } from '#database/roles.ts';
import type { Language } from '#forms/definition.ts';
import { BounceNote } from '#web/components/bounce-note.tsx';
import { formatMoment, periodText } from '#web/site/moments.ts';
import { textsIn } from '#web/text/texts.ts';
import { isCurrent, type RoleHolder, roleHoldersOf } from './role-holders.ts';

type AccessListProps = {
  readonly granted: readonly GrantedRole[];
  readonly invitations: readonly Invitation[];
  /** The addresses that mails do not reach. */
  readonly bounced: readonly BouncedHolder[];
  /** The path of the page. */
  readonly path: string;
  readonly personId: string;
  readonly language: Language;
};

/** Each person with their roles and invitations, and what the DPO can do with them. Those who had a role are folded. */
export function AccessList({ granted, invitations, ...page }: AccessListProps) {
  const holders = roleHoldersOf(granted, invitations);
  const former = holders.filter((holder) => !isCurrent(holder));
  return (
    <>
      <HolderList holders={holders.filter(isCurrent)} {...page} />
      {former.length > 0 && (
        <details class="history">
          <summary>{textsIn(page.language).access.formerHolders(former.length)}</summary>
          <HolderList holders={former} {...page} />
        </details>
      )}
    </>
  );
}

type ListProps = Pick<AccessListProps, 'bounced' | 'path' | 'personId' | 'language'>;

function HolderList({ holders, ...page }: ListProps & { readonly holders: readonly RoleHolder[] }) {
  const { access } = textsIn(page.language);
  return (
    <ul class="role-holders">
      {holders.map(({ person, email, roles, invitations }) => (
        <li>
          <h3>{person?.name ?? email}</h3>
          {person && <p class="hint">{person.reachable ? email : `${email} (${access.unreachable})`}</p>}
          <HolderBounce person={person} email={email} {...page} />
          <ul>
            {roles.map((role) => (
              <GrantedLine role={role} name={person?.name ?? email} {...page} />
            ))}
            {invitations.map((invitation) => (
              <InvitationLine invitation={invitation} {...page} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function HolderBounce({ person, email, bounced, language }: ListProps & Pick<RoleHolder, 'person' | 'email'>) {
  const bounce = bounced.find(({ personId, address }) =>
    person === null ? address === email.toLowerCase() : personId === person.personId,
  );
  return bounce ? <BounceNote bounce={bounce} whose={person ? 'person' : 'invited'} language={language} /> : null;
}

function GrantedLine({ role, name, path, language }: ListProps & { role: GrantedRole; name: string }) {
  const { access } = textsIn(language);
  const title = access.roles[role.role];
  return (
    <li>
      <div>
        <strong>{title}</strong> <span class={`role-state ${role.state}`}>{access.states[role.state]}</span>
        <p class="hint">{periodText(role, language)}</p>
      </div>
      {role.state !== 'past' && (
        <div class="line-actions">
          <a href={`${path}/withdraw?id=${role.id}`}>
            {access.withdraw}
            <span class="visually-hidden">
              : {name}, {title}
            </span>
          </a>
        </div>
      )}
    </li>
  );
}

function InvitationLine({ invitation, path, personId, language }: ListProps & { invitation: Invitation }) {
  const { access } = textsIn(language);
  const { id, email, role, expiresAt } = invitation;
  const title = access.roles[role];
  const state = invitation.state === 'open' ? 'open' : 'expired';
  const about = (
    <span class="visually-hidden">
      : {email}, {title}
    </span>
  );
  return (
    <li>
      <div>
        <strong>{title}</strong> <span class={`role-state ${state}`}>{access.states[state]}</span>
        <p class="hint">
          {periodText(invitation, language)}
          {state === 'open' && `; ${access.acceptBefore(formatMoment(expiresAt, language))}`}
        </p>
      </div>
      <div class="line-actions">
        <form method="post" action={`${path}/resend`}>
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="request" value={crypto.randomUUID()} />
          <button type="submit" class="link">
            {access.resend}
            {about}
          </button>
        </form>
        <a href={`${path}/withdraw-invitation?id=${id}`}>
          {access.withdraw}
          {about}
        </a>
      </div>
    </li>
  );
}

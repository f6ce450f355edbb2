import type { Invitation } from '#database/invitations.ts';
import type { GrantedRole } from '#database/roles.ts';

/** A person, or an address that was invited, with their roles and invitations. */
export type RoleHolder = {
  /** Null for an address that only has invitations. */
  readonly person: Pick<GrantedRole, 'personId' | 'name' | 'email' | 'reachable'> | null;
  readonly email: string;
  readonly roles: readonly GrantedRole[];
  readonly invitations: readonly Invitation[];
};

const stateOrder = ['active', 'future', 'past'] as const satisfies readonly GrantedRole['state'][];

/**
 * The roles and the invitations of an organisation, by person. An invitation belongs to the person who has its address.
 * @param granted by the name of the person
 */
export function roleHoldersOf(granted: readonly GrantedRole[], invitations: readonly Invitation[]): RoleHolder[] {
  const byPerson = Map.groupBy(granted, ({ personId }) => personId);
  const persons = [...byPerson.values()].flatMap((roles) => {
    const [first] = roles;
    const inOrder = roles.toSorted((one, other) => stateOrder.indexOf(one.state) - stateOrder.indexOf(other.state));
    return first === undefined ? [] : [{ person: first, email: first.email, roles: inOrder }];
  });
  const byAddress = Map.groupBy(invitations, ({ email }) => email.toLowerCase());
  const holders = persons.map((holder) => ({
    ...holder,
    invitations: byAddress.get(holder.email.toLowerCase()) ?? [],
  }));
  const known = new Set(persons.map(({ email }) => email.toLowerCase()));
  const invited = [...byAddress]
    .filter(([email]) => !known.has(email))
    .map(([, each]) => ({ person: null, email: each[0]?.email ?? '', roles: [], invitations: each }));
  return [...holders, ...invited];
}

/** Whether a person has, will have or is offered a role; the others had one. */
export function isCurrent({ roles, invitations }: RoleHolder): boolean {
  return invitations.length > 0 || roles.some(({ state }) => state !== 'past');
}

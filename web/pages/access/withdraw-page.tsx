import type { Child } from 'hono/jsx';
import type { Invitation } from '#database/invitations.ts';
import type { GrantedRole } from '#database/roles.ts';
import { catalogue } from '#forms/catalogue.ts';
import type { Language } from '#forms/definition.ts';
import { isSignatory } from '#rules/report.ts';
import type { Consequences, WaitingReport } from '#rules/withdrawal.ts';
import { Note } from '#web/components/notice.tsx';
import { periodText } from '#web/site/moments.ts';
import { isolate } from '#web/site/text/isolate.ts';
import { textsIn } from '#web/text/texts.ts';

type ConfirmProps = {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly action: string;
  readonly id: string;
  /** The path of the page of the roles. */
  readonly path: string;
  readonly personId: string;
  readonly language: Language;
  readonly children: Child;
};

/** Asks whether to withdraw something, and says what follows. */
function Confirm({ title, facts, action, id, path, personId, language, children }: ConfirmProps) {
  const { access } = textsIn(language);
  return (
    <>
      <h1>{title}</h1>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section aria-labelledby="consequences">
        <h2 id="consequences">{access.consequences.title}</h2>
        {children}
      </section>
      <div class="actions">
        <form method="post" action={action}>
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="request" value={crypto.randomUUID()} />
          <button type="submit" class="primary">
            {title}
          </button>
        </form>
        <a class="button" href={path}>
          {access.cancel}
        </a>
      </div>
    </>
  );
}

type PageProps = Pick<ConfirmProps, 'path' | 'personId' | 'language'>;

/**
 * Asks whether to withdraw a role.
 * @param consequences null for a role that does not count today
 */
export function WithdrawRole(props: PageProps & { role: GrantedRole; consequences: Consequences | null }) {
  const { role, consequences, path, personId, language } = props;
  const { access } = textsIn(language);
  const text = access.consequences;
  const facts = [
    [access.person, `${isolate(role.name)}, ${role.email}`],
    [access.role, access.roles[role.role]],
    [access.period, periodText(role, language)],
  ] as const;
  return (
    <Confirm
      title={access.withdrawTitle}
      facts={facts}
      action={`${path}/withdraw`}
      id={role.id}
      path={path}
      personId={personId}
      language={language}
    >
      {consequences && <LostSignatory role={role} consequences={consequences} language={language} />}
      {consequences?.lastHolder && role.role === 'editor' && <Note kind="warning">{text.lastEditor}</Note>}
      {role.role === 'dpo' && role.personId === personId && <Note kind="warning">{text.ownDpo}</Note>}
      <p>{role.state === 'future' ? text.future(role.name) : text.atOnce(role.name)}</p>
      {consequences && consequences.signed.length > 0 && (
        <>
          <p>{text.signed}</p>
          <Reports reports={consequences.signed} language={language} />
        </>
      )}
    </Confirm>
  );
}

/** Warns when nobody could sign in this role any more. */
function LostSignatory(props: { role: GrantedRole; consequences: Consequences; language: Language }) {
  const { consequences, language } = props;
  const { stranded, lastHolder } = consequences;
  const { role } = props.role;
  const text = textsIn(language).access.consequences;
  if (!isSignatory(role)) return null;
  if (stranded.length > 0) {
    return (
      <Note kind="warning">
        <p>{text.stranded[role](stranded.length)}</p>
        <Reports reports={stranded} language={language} />
      </Note>
    );
  }
  return lastHolder ? <Note kind="warning">{text.nobodySigns[role]}</Note> : null;
}

function Reports({ reports, language }: { reports: readonly WaitingReport[]; language: Language }) {
  return (
    <ul>
      {reports.map(({ form, year }) => (
        <li>
          {catalogue.find((each) => each.id === form && each.year === year)?.title[language] ?? form} {year}
        </li>
      ))}
    </ul>
  );
}

/** Asks whether to withdraw an invitation. */
export function WithdrawInvitation(props: PageProps & { invitation: Invitation }) {
  const { invitation, path, personId, language } = props;
  const { access } = textsIn(language);
  const facts = [
    [access.person, invitation.email],
    [access.role, access.roles[invitation.role]],
    [access.period, periodText(invitation, language)],
  ] as const;
  return (
    <Confirm
      title={access.withdrawInvitationTitle}
      facts={facts}
      action={`${path}/withdraw-invitation`}
      id={invitation.id}
      path={path}
      personId={personId}
      language={language}
    >
      <p>{access.consequences.invitation}</p>
    </Confirm>
  );
}

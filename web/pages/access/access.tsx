import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { invitationsAt, invite, withdrawInvitation } from '#database/invitations.ts';
import { type GrantRefusal, grantRole, knownAt, rolesAt, withdrawRole } from '#database/roles.ts';
import { roles } from '#rules/report.ts';
import { ErrorNotice, type Problem } from '#web/components/notice.tsx';
import type { OrganisationEnv, Site } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { today } from '#web/site/moments.ts';
import { TextField } from '#web/site/text-field.tsx';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { AccessList } from './access-list.tsx';

const grantSchema = z.object({
  email: z.string().trim().max(200).default(''),
  role: z.enum(roles),
  startsOn: z.string().trim().max(20).default(''),
  endsOn: z.string().trim().max(20).default(''),
  request: z.uuid(),
});
type Grant = z.output<typeof grantSchema>;
const withdrawSchema = z.object({ id: z.uuid(), request: z.uuid() });

/** The page on which the DPO grants and withdraws the roles of the organisation, and sees who has what (requirement A5). */
export function accessPage({ sql }: Site): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>()
    .get('/', (context) => show(context, empty(), {}))
    .post('/', async (context) => {
      const { language, organisation, session } = context.var;
      const typed = grantSchema.parse(await context.req.parseBody());
      const problems = problemsIn(typed);
      if (problems.length > 0) return await show(context, typed, { status: 422, code: 'fields-wrong', problems });
      const { email, role, startsOn } = typed;
      const asked = { email, role, startsOn, endsOn: typed.endsOn === '' ? null : typed.endsOn };
      const commandId = idempotencyKey(typed.request, asked);
      const offer = { nis: organisation.nis, by: session.person.id, commandId, ...asked };
      const granted = await grantRole(sql, offer);
      const outcome = granted === 'person-unknown' ? await invite(sql, { ...offer, language }) : granted;
      if (outcome === 'granted' || outcome === 'invited')
        return context.redirect(`/organisations/${organisation.nis}/access`, 303);
      return await show(context, typed, refusalOf(outcome));
    })
    .on('GET', ['/withdraw', '/withdraw-invitation'], (context) =>
      context.redirect(`/organisations/${context.var.organisation.nis}/access`, 303),
    )
    .post('/withdraw', (context) => withdraw(context, withdrawRole))
    .post('/withdraw-invitation', (context) => withdraw(context, withdrawInvitation));

  async function withdraw(
    context: Context<OrganisationEnv>,
    carryOut: typeof withdrawRole | typeof withdrawInvitation,
  ): Promise<Response> {
    const { organisation, session } = context.var;
    const { id, request } = withdrawSchema.parse(await context.req.parseBody());
    const outcome = await carryOut(sql, { nis: organisation.nis, by: session.person.id, commandId: request, id });
    if (outcome === 'withdrawn') return context.redirect(`/organisations/${organisation.nis}/access`, 303);
    return await show(context, empty(), refusalOf(outcome));
  }

  async function show(context: Context<OrganisationEnv>, typed: Grant, outcome: Outcome): Promise<Response> {
    const { language, organisation, roles: mine } = context.var;
    const { nis } = organisation;
    const text = textsIn(language);
    const isDpo = mine.includes('dpo');
    const [granted, invitations, known] = isDpo
      ? await Promise.all([rolesAt(sql, nis), invitationsAt(sql, nis), knownAt(sql, nis)])
      : [[], [], []];
    const code = isDpo ? outcome.code : 'role-missing';
    const path = `/organisations/${nis}/access`;
    return page(
      context,
      { title: text.access.title, organisation, status: isDpo ? (outcome.status ?? 200) : 403 },
      <>
        {code && (
          <ErrorNotice language={language} code={code} {...(outcome.problems && { problems: outcome.problems })} />
        )}
        <h1>{text.access.title}</h1>
        {isDpo && (
          <>
            <p class="lead">{text.access.lead}</p>
            <section aria-labelledby="granted">
              <h2 id="granted">{text.access.granted}</h2>
              <AccessList {...{ context, granted, invitations, path }} />
            </section>
            <section aria-labelledby="grant">
              <h2 id="grant">{text.access.grant}</h2>
              <GrantForm {...{ context, typed, path, known }} problems={outcome.problems ?? []} />
            </section>
          </>
        )}
      </>,
    );
  }
}

type Outcome = { status?: 403 | 409 | 422; code?: ErrorCode; problems?: Problem[] };

type Refusal = Exclude<GrantRefusal, 'person-unknown'> | 'invitation-open' | 'invitation-accepted';

function refusalOf(refusal: Refusal): Outcome {
  switch (refusal) {
    case 'person-ambiguous':
      return { status: 422, code: 'fields-wrong', problems: [{ field: 'email', code: refusal }] };
    case 'role-missing':
    case 'own-signing-role':
      return { status: 403, code: refusal };
    case 'role-given':
    case 'last-dpo':
    case 'invitation-open':
    case 'invitation-accepted':
      return { status: 409, code: refusal };
  }
}

function empty(): Grant {
  return { email: '', role: 'editor', startsOn: today(), endsOn: '', request: crypto.randomUUID() };
}

function problemsIn({ email, startsOn, endsOn }: Grant): Problem[] {
  const problems: Problem[] = [];
  if (!z.email().safeParse(email).success) problems.push({ field: 'email', code: 'email-not-understood' });
  const starts = z.iso.date().safeParse(startsOn).success;
  if (!starts) problems.push({ field: 'startsOn', code: 'date-not-understood' });
  if (endsOn === '') return problems;
  if (!z.iso.date().safeParse(endsOn).success) problems.push({ field: 'endsOn', code: 'date-not-understood' });
  else if (endsOn < today()) problems.push({ field: 'endsOn', code: 'date-past' });
  else if (starts && endsOn < startsOn) problems.push({ field: 'endsOn', code: 'date-before-start' });
  return problems;
}

function GrantForm(props: {
  context: Context<OrganisationEnv>;
  typed: Grant;
  problems: readonly Problem[];
  path: string;
  /** Whom the DPO can choose from. */
  known: readonly { name: string; email: string }[];
}) {
  const { context, typed, problems, path, known } = props;
  const { language, session } = context.var;
  const text = textsIn(language);
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)?.code;
  return (
    <form method="post" action={path} novalidate data-unsaved>
      <input type="hidden" name="person" value={session.person.id} />
      <input type="hidden" name="request" value={typed.request} />
      <TextField
        language={language}
        name="email"
        type="email"
        label={text.access.email}
        help={text.access.emailHelp}
        value={typed.email}
        problem={problemOf('email')}
        width={36}
        behaviour={{ list: 'known' }}
      />
      <datalist id="known">
        {known.map(({ name, email }) => (
          <option value={email}>{name}</option>
        ))}
      </datalist>
      <fieldset>
        <legend class="small">{text.access.role}</legend>
        {roles.map((role) => (
          <label class="choice">
            <input type="radio" name="role" value={role} checked={role === typed.role} />
            {text.access.roles[role]}
          </label>
        ))}
      </fieldset>
      {(['startsOn', 'endsOn'] as const).map((field) => (
        <TextField
          language={language}
          name={field}
          type="date"
          label={text.access[field]}
          value={typed[field]}
          problem={problemOf(field)}
          width={12}
          {...(field === 'endsOn' && { help: text.access.endsOnHelp })}
        />
      ))}
      <div class="actions">
        <button type="submit" class="primary">
          {text.access.grant}
        </button>
      </div>
    </form>
  );
}

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type GrantedRole, type GrantRefusal, grantRole, rolesAt, withdrawRole } from '../../database/roles.ts';
import { roles } from '../../workflows/rules.ts';
import { ErrorNotice, type Problem } from '../components/notice.tsx';
import { TextField } from '../components/text-field.tsx';
import { page } from '../page.tsx';
import type { OrganisationEnv, Site } from '../site.ts';
import { periodText, today } from '../text/moments.ts';
import { type ErrorCode, textsIn } from '../text/texts.ts';

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
      const { organisation, session } = context.var;
      const typed = grantSchema.parse(await context.req.parseBody());
      const problems = problemsIn(typed);
      if (problems.length > 0) return await show(context, typed, { status: 422, code: 'fields-wrong', problems });
      const outcome = await grantRole(sql, {
        nis: organisation.nis,
        by: session.person.id,
        commandId: typed.request,
        email: typed.email,
        role: typed.role,
        startsOn: typed.startsOn,
        endsOn: typed.endsOn === '' ? null : typed.endsOn,
      });
      if (outcome === 'granted') return context.redirect(`/organisations/${organisation.nis}/access`, 303);
      return await show(context, typed, refusalOf(outcome));
    })
    .get('/withdraw', (context) => context.redirect(`/organisations/${context.var.organisation.nis}/access`, 303))
    .post('/withdraw', async (context) => {
      const { organisation, session } = context.var;
      const { id, request } = withdrawSchema.parse(await context.req.parseBody());
      const act = { nis: organisation.nis, by: session.person.id, commandId: request, id };
      const outcome = await withdrawRole(sql, act);
      if (outcome === 'withdrawn') return context.redirect(`/organisations/${organisation.nis}/access`, 303);
      return await show(context, empty(), refusalOf(outcome));
    });

  async function show(context: Context<OrganisationEnv>, typed: Grant, outcome: Outcome): Promise<Response> {
    const { language, organisation, roles: mine, session } = context.var;
    const text = textsIn(language);
    const isDpo = mine.includes('dpo');
    const granted = isDpo ? await rolesAt(sql, organisation.nis) : [];
    const code = isDpo ? outcome.code : 'role-missing';
    const path = `/organisations/${organisation.nis}/access`;
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
              <table class="cards">
                <thead>
                  <tr>
                    <th scope="col">{text.access.person}</th>
                    <th scope="col">{text.access.role}</th>
                    <th scope="col">{text.access.period}</th>
                    <th scope="col">
                      <span class="unseen">{text.access.withdraw}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {granted.map((one) => (
                    <GrantedRow one={one} context={context} path={path} personId={session.person.id} />
                  ))}
                </tbody>
              </table>
            </section>
            <section aria-labelledby="grant">
              <h2 id="grant">{text.access.grant}</h2>
              <GrantForm context={context} typed={typed} problems={outcome.problems ?? []} path={path} />
            </section>
          </>
        )}
      </>,
    );
  }
}

type Outcome = { status?: 403 | 409 | 422; code?: ErrorCode; problems?: Problem[] };

function refusalOf(refusal: GrantRefusal): Outcome {
  switch (refusal) {
    case 'person-unknown':
    case 'person-ambiguous':
      return { status: 422, code: 'fields-wrong', problems: [{ field: 'email', code: refusal }] };
    case 'role-missing':
    case 'own-signing-role':
      return { status: 403, code: refusal };
    case 'role-given':
    case 'last-dpo':
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
  else if (starts && endsOn < startsOn) problems.push({ field: 'endsOn', code: 'date-before-start' });
  return problems;
}

function GrantedRow(props: { one: GrantedRole; context: Context<OrganisationEnv>; path: string; personId: string }) {
  const { one, context, path, personId } = props;
  const { language } = context.var;
  const { access } = textsIn(language);
  return (
    <tr>
      <th scope="row">
        {one.name}
        <br />
        <span class="hint">{one.email}</span>
      </th>
      <td data-label={access.role}>{access.roles[one.role]}</td>
      <td data-label={access.period}>
        {periodText(one, language)}
        {one.state !== 'active' && <span class="hint"> ({access.states[one.state]})</span>}
      </td>
      <td>
        <form method="post" action={`${path}/withdraw`}>
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="id" value={one.id} />
          <input type="hidden" name="request" value={crypto.randomUUID()} />
          <button type="submit">
            {access.withdraw}
            <span class="unseen">
              : {one.name}, {access.roles[one.role]}
            </span>
          </button>
        </form>
      </td>
    </tr>
  );
}

function GrantForm(props: {
  context: Context<OrganisationEnv>;
  typed: Grant;
  problems: readonly Problem[];
  path: string;
}) {
  const { context, typed, problems, path } = props;
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
      />
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

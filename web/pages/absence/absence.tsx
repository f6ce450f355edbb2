/** The page on which someone who signs reports an absence and proposes a deputy (requirement A5). */

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { absencesOf, cancelAbsence, possibleDeputies, proposeAbsence } from '#database/absences.ts';
import { parseDate } from '#forms/date.ts';
import type { AbsenceRefusal } from '#rules/absence.ts';
import { signatoryRoles } from '#rules/report.ts';
import { ErrorNotice, type Problem } from '#web/components/notice.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { AccessResult, addressOfResult, resultInAddress } from '#web/pages/access/access-result.tsx';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import { periodText } from '#web/site/moments.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { recordEvent } from '#web/site/security-log.ts';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { AbsenceForm, absenceProblems, absenceSchema, emptyAbsence, type PostedAbsence } from './absence-form.tsx';
import { AbsenceList, canCancel, deputyOf } from './absence-list.tsx';

/** The form that cancels an absence. */
export const cancelSchema = z.object({ id: idSchema, request: idSchema });

const changesAccess = routeSettings({ rateLimit: 'access' });

type Failure = { readonly status: 403 | 409 | 422 | 429; readonly code: ErrorCode; readonly problems?: Problem[] };

/** The routes of the absences of the person who is logged in. */
export function absencePage(dependencies: PageDependencies): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>()
    .get('/', (context) => renderAbsences(dependencies, context, null, null))
    .post('/', changesAccess, (context) => propose(dependencies, context))
    .get('/cancel', (context) => askToCancel(dependencies, context))
    .post('/cancel', changesAccess, async (context) => {
      const { organisation, session } = context.var;
      const { id, request: commandId } = cancelSchema.parse(await readForm(context));
      const command = { nis: organisation.nis, by: session.person.id, commandId, id };
      const result = await cancelAbsence(dependencies.sql, command);
      const on = { organisation: organisation.nis, absence: id, command: commandId };
      const event = 'absence-cancelled';
      if (result === 'cancelled') recordEvent(dependencies.log, { event, on, result: 'done' });
      else recordEvent(dependencies.log, { event, on, result: 'refused', reason: result });
      if (result === 'cancelled') return context.redirect(addressOfResult(pathOf(context), commandId), 303);
      return await renderAbsences(dependencies, context, null, { status: 409, code: result });
    });
}

function pathOf(context: Context<OrganisationEnv>): string {
  return `/organisations/${context.var.organisation.nis}/absence`;
}

async function propose(dependencies: PageDependencies, context: Context<OrganisationEnv>): Promise<Response> {
  const { organisation, session } = context.var;
  const posted = absenceSchema.parse(await readForm(context));
  const { role, deputyEmail, request } = posted;
  const [startsOn, endsOn] = [parseDate(posted.startsOn), parseDate(posted.endsOn)];
  const problems = absenceProblems(posted);
  if (problems.length > 0 || role === '' || startsOn === undefined || endsOn === undefined) {
    return await renderAbsences(dependencies, context, posted, { status: 422, code: 'fields-wrong', problems });
  }
  const asked = { role, startsOn, endsOn, deputyEmail };
  const commandId = idempotencyKey(request, asked);
  const { nis } = organisation;
  const result = await proposeAbsence(dependencies.sql, { nis, by: session.person.id, commandId, ...asked });
  const on = { organisation: nis, role, command: commandId };
  const event = 'absence-proposed';
  if (result === 'proposed') {
    recordEvent(dependencies.log, { event, on, result: 'done' });
    return context.redirect(addressOfResult(pathOf(context), commandId), 303);
  }
  recordEvent(dependencies.log, { event, on, result: 'refused', reason: result });
  return await renderAbsences(dependencies, context, posted, failureFor(result));
}

function failureFor(refusal: 'role-missing' | 'mail-quota-reached' | AbsenceRefusal): Failure {
  if (refusal === 'role-missing') return { status: 403, code: refusal };
  if (refusal === 'mail-quota-reached') return { status: 429, code: refusal };
  const field = refusal === 'absence-overlaps' ? 'startsOn' : 'deputyEmail';
  return { status: 422, code: 'fields-wrong', problems: [{ field, code: refusal }] };
}

async function renderAbsences(
  { sql, log }: PageDependencies,
  context: Context<OrganisationEnv>,
  posted: PostedAbsence | null,
  failure: Failure | null,
): Promise<Response> {
  const { language, organisation, roles, session } = context.var;
  const { title, ...text } = textsIn(language).absence;
  const own = signatoryRoles.filter((role) => roles.includes(role));
  if (own.length === 0) {
    if (failure?.code !== 'role-missing') recordMissingRole(log, context);
    return page(
      context,
      { title, organisation, status: 403 },
      <>
        <ErrorNotice language={language} code="role-missing" />
        <h1>{title}</h1>
      </>,
    );
  }
  const { nis } = organisation;
  const [result, absences, persons] = await Promise.all([
    failure === null ? resultInAddress(sql, nis, context) : null,
    absencesOf(sql, session.person.id, nis),
    possibleDeputies(sql, nis, session.person.id),
  ]);
  // Within an hour, one of the mails may become older than a day.
  if (failure?.status === 429) context.header('Retry-After', '3600');
  return page(
    context,
    { title, organisation, status: failure?.status ?? 200 },
    <>
      {failure && <ErrorNotice language={language} code={failure.code} problems={failure.problems ?? []} />}
      {result && <AccessResult entry={result} language={language} />}
      <h1>{title}</h1>
      <p class="lead">{text.lead}</p>
      <p>{text.meanwhile}</p>
      <section aria-labelledby="own">
        <h2 id="own">{text.own}</h2>
        <AbsenceList absences={absences} path={pathOf(context)} language={language} />
      </section>
      <section aria-labelledby="report">
        <h2 id="report">{text.report}</h2>
        <AbsenceForm
          posted={posted ?? emptyAbsence(own)}
          problems={failure?.problems ?? []}
          roles={own}
          path={pathOf(context)}
          persons={persons}
          personId={session.person.id}
          language={language}
        />
      </section>
    </>,
  );
}

/** Asks whether to cancel an absence, and says what follows. */
async function askToCancel({ sql }: PageDependencies, context: Context<OrganisationEnv>): Promise<Response> {
  const { language, organisation, session } = context.var;
  const { absence: text, access } = textsIn(language);
  const id = idSchema.safeParse(context.req.query('id'));
  const absences = id.success ? await absencesOf(sql, session.person.id, organisation.nis) : [];
  const absence = absences.find((each) => each.id === id.data);
  // Cancelled meanwhile, or over: the list shows how it is.
  if (absence === undefined || !canCancel(absence)) return context.redirect(pathOf(context), 303);
  return page(
    context,
    { title: text.cancelTitle, organisation },
    <>
      <h1>{text.cancelTitle}</h1>
      <p class="lead">
        {access.roles[absence.role]}, {periodText(absence, language)}
      </p>
      {absence.state === 'confirmed' && <p>{text.cancelConfirmed(deputyOf(absence))}</p>}
      <p>{text.cancelText}</p>
      <div class="actions">
        <form method="post" action={`${pathOf(context)}/cancel`}>
          <input type="hidden" name="person" value={session.person.id} />
          <input type="hidden" name="id" value={absence.id} />
          <input type="hidden" name="request" value={crypto.randomUUID()} />
          <button type="submit" class="primary">
            {text.cancelTitle}
          </button>
        </form>
        <a class="button" href={pathOf(context)}>
          {text.back}
        </a>
      </div>
    </>,
  );
}

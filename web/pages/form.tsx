import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { findOrganisationData, type OrganisationData } from '../../database/organisations.ts';
import { findReport, grantedTo, type ReportRecord } from '../../database/reports.ts';
import { canonicalValues } from '../../forms/content.ts';
import { type FormDefinition, fieldsOf, type Values } from '../../forms/definition.ts';
import { readTyped, type Typed } from '../../forms/reading.ts';
import { checkValues, completeValues, type Granted } from '../../forms/values.ts';
import { typedFrom } from '../../forms/writing.ts';
import { reportId } from '../../workflows/messages.ts';
import { ComputedAmounts, Conflict, FormFields } from '../components/form-fields.tsx';
import { ErrorNotice, Note, type Problem } from '../components/notice.tsx';
import { accountText } from '../components/organisation-summary.tsx';
import { page } from '../page.tsx';
import type { OrganisationEnv, Site } from '../site.ts';
import { type ErrorCode, textsIn } from '../text/texts.ts';

/** What came with the form besides the amounts. */
const messageSchema = z.object({
  /** The version over which was typed. */
  version: z.coerce.number().int().min(0),
  /** Names this press of the button, so that a second one is recognised. */
  request: z.uuid(),
});

/** The page on which a form is filled in and saved (requirements C1-C4). */
export function formPage({ sql, reports }: Site, definition: FormDefinition): Hono<OrganisationEnv> {
  return (
    new Hono<OrganisationEnv>()
      .get('/', async (context) => {
        const { organisation, roles, language } = context.var;
        const known = await look(context);
        const typed = known.report ? typedFrom(definition, known.report.content.values, language) : {};
        if (!roles.includes('editor')) return context.redirect(reportPath(definition, organisation.nis), 303);
        return show(context, known, typed, {});
      })
      .post('/', async (context) => {
        const { organisation, session } = context.var;
        const body = await context.req.parseBody();
        const message = messageSchema.parse(body);
        const typed = typedIn(definition, body);
        const { values, problems } = read(definition, typed);
        if (problems.length > 0) {
          return show(context, await look(context), typed, { ...message, status: 422, code: 'fields-wrong', problems });
        }
        const answer = await reports.save(keyOf(definition, organisation.nis), {
          type: 'save',
          commandId: nameOf(message, values),
          by: session.person.id,
          basedOn: message.version,
          typed: values,
        });
        switch (answer.type) {
          case 'accepted':
            return context.redirect(reportPath(definition, organisation.nis), 303);
          case 'away':
            return show(context, await look(context), typed, { ...message, status: 503, code: 'engine-away' });
          case 'unconfirmed':
            return show(context, await look(context), typed, { ...message, status: 503, code: 'not-confirmed' });
          case 'refused': {
            const known = await look(context);
            const status = answer.refusal === 'role-missing' ? 403 : 409;
            // Saved once more, the typed amounts replace the version that is shown now: with open eyes.
            const version = known.report?.version ?? 0;
            return show(context, known, typed, { request: crypto.randomUUID(), version, status, code: answer.refusal });
          }
        }
      })
      /** While typing: the amounts that follow from the others. */
      .post('/amounts', async (context) => {
        const { language, organisation } = context.var;
        const { values } = read(definition, typedIn(definition, await context.req.parseBody()));
        const all = completeValues(definition, values, await grantedTo(sql, definition, organisation.nis));
        return context.html(html`${<ComputedAmounts definition={definition} values={all} language={language} />}`);
      })
  );

  async function look(context: Context<OrganisationEnv>): Promise<Known> {
    const { nis } = context.var.organisation;
    const [report, data, granted] = await Promise.all([
      findReport(sql, reportId(keyOf(definition, nis))),
      findOrganisationData(sql, nis),
      grantedTo(sql, definition, nis),
    ]);
    return { definition, report, data, granted };
  }
}

type Known = {
  definition: FormDefinition;
  report: ReportRecord | null;
  data: OrganisationData | null;
  granted: Granted;
};

/**
 * The name of what a press of the button asks: the same press twice is done once, and other amounts over a page that was
 * answered before are something else.
 */
function nameOf(message: z.output<typeof messageSchema>, values: Values): string {
  const asked = createHash('sha256')
    .update(JSON.stringify([message.version, canonicalValues(values)]))
    .digest('hex');
  return `${message.request}.${asked.slice(0, 16)}`;
}

/** Where a report is shown. */
export function reportPath(definition: Pick<FormDefinition, 'id' | 'year'>, nis: string): string {
  return `/organisations/${nis}/reports/${definition.id}/${definition.year}`;
}

function keyOf(definition: FormDefinition, nis: string) {
  return { form: definition.id, year: definition.year, nis };
}

function typedIn(definition: FormDefinition, body: Record<string, unknown>): Typed {
  return Object.fromEntries(
    fieldsOf(definition).map(({ id }) => {
      const value = body[id];
      return [id, typeof value === 'string' ? value : ''];
    }),
  );
}

/** The values that were understood, and what is wrong with the others. */
function read(definition: FormDefinition, typed: Typed): { values: Values; problems: Problem[] } {
  const { values, problems } = readTyped(definition, typed);
  const wrong = new Set(problems.map(({ field }) => field));
  return {
    values,
    problems: [...problems, ...checkValues(definition, values).filter(({ field }) => !wrong.has(field))],
  };
}

type Outcome = {
  status?: 403 | 409 | 422 | 503;
  code?: ErrorCode;
  problems?: Problem[];
  version?: number;
  request?: string;
};

function show(
  context: Context<OrganisationEnv>,
  { definition, report, data, granted }: Known,
  typed: Typed,
  outcome: Outcome,
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const text = textsIn(language);
  const path = reportPath(definition, organisation.nis);
  const values = completeValues(definition, read(definition, typed).values, granted);
  const closed = report?.stage === 'sending' || report?.stage === 'sent';
  const title = `${definition.title[language]} ${definition.year}`;
  return page(
    context,
    { title, organisation, ...(outcome.status && { status: outcome.status }) },
    <>
      {outcome.code && (
        <ErrorNotice
          language={language}
          code={outcome.code}
          {...(outcome.problems && { problems: outcome.problems })}
        />
      )}
      <h1>{title}</h1>
      <p class="lead">{definition.introduction[language]}</p>
      {!data && (
        <Note kind="warning">
          <h2>{text.errors['organisation-data-missing'].title}</h2>
          <p>{text.errors['organisation-data-missing'].text}</p>
          <p>
            <a class="button" href={`/organisations/${organisation.nis}/data?next=${path}/form`}>
              {text.home.dataTitle}
            </a>
          </p>
        </Note>
      )}
      {outcome.code === 'version-conflict' && report && (
        <Conflict definition={definition} saved={report.content.values} typed={typed} language={language} path={path} />
      )}
      {!closed && report && report.signatures.length > 0 && <Note kind="warning">{text.form.removesSignatures}</Note>}
      <form method="post" action={`${path}/form`} novalidate data-unsaved>
        <input type="hidden" name="person" value={context.var.session.person.id} />
        <input type="hidden" name="version" value={String(outcome.version ?? report?.version ?? 0)} />
        <input type="hidden" name="request" value={outcome.request ?? crypto.randomUUID()} />
        <FormFields
          definition={definition}
          values={values}
          typed={typed}
          problems={outcome.problems ?? []}
          language={language}
          amountsPath={`${path}/form/amounts`}
        />
        {data && (
          <p class="payee">
            {text.form.payee} <strong>{accountText(data.account)}</strong>
          </p>
        )}
        <p class="hint">{text.form.unsavedWarning}</p>
        <div class="actions">
          <button type="submit" class="primary" disabled={closed || !data}>
            {text.save}
          </button>
          <a class="button" href={report ? path : `/organisations/${organisation.nis}`}>
            {text.cancel}
          </a>
        </div>
      </form>
    </>,
  );
}

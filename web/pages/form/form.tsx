import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { type CampaignDays, campaignDays } from '#database/campaigns.ts';
import { type DecisionRecord, findOpenReturn } from '#database/decisions.ts';
import { findDraft, storeDraft } from '#database/drafts.ts';
import { findOrganisationData, type OrganisationData } from '#database/organisations.ts';
import { findContent, findReport, grantedTo, type ReportRecord } from '#database/reports.ts';
import { tablesFromFiles } from '#database/uploads.ts';
import { definitionOf } from '#forms/catalogue.ts';
import { canSaveWithErrors, type FieldProblem, type FormDefinition, tablesOf, type Values } from '#forms/definition.ts';
import { checkValues, completeValues, type Granted, typedValues } from '#forms/values.ts';
import { campaignId, reportId } from '#rules/keys.ts';
import { inputName } from '#web/components/input-name.ts';
import type { OrganisationEnv, Site } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { reportPath } from '#web/pages/report-path.ts';
import { failureOf } from '#web/site/answers.ts';
import { idempotencyKey } from '#web/site/idempotency-key.ts';
import type { ErrorCode, ProblemCode } from '#web/text/texts.ts';
import { ComputedValues, TableEditor, type View } from './form-fields.tsx';
import { carryOutAction, type FormMessage, messageSchema, nothingOpen, queryOf, viewIn } from './form-message.ts';
import { FormView } from './form-view.tsx';
import { type Edited, readPosted, unedited } from './posted-form.ts';

/** The page on which a form is filled in and saved (requirements C1-C4). */
export function formPage({ sql, reports }: Site, newest: FormDefinition): Hono<OrganisationEnv> {
  return (
    new Hono<OrganisationEnv>()
      .get('/', async (context) => {
        const { organisation, roles } = context.var;
        if (!roles.includes('editor')) return context.redirect(reportPath(newest, organisation.nis), 303);
        const known = await look(context);
        const { draft = '', version, ...query } = context.req.query();
        const asked = messageSchema.pick({ draft: true, version: true }).safeParse({ draft, version: version ?? 0 });
        const kept = asked.success && draft !== '' ? await findDraft(sql, known.id, draft) : null;
        const view = viewIn(query);
        if (kept && asked.success) return show(context, known, unedited(kept.typed), { ...asked.data, view });
        return show(context, known, unedited(savedValues(known)), { view });
      })
      .post('/', async (context) => {
        const { session, organisation } = context.var;
        const body = await context.req.parseBody();
        const message = messageSchema.parse(body);
        const known = await look(context);
        // Lines of a file are changed by file only, whatever is posted.
        for (const name of Object.keys(body)) if (known.fromFiles.has(name.split('-')[0] ?? '')) delete body[name];
        const { definition } = known;
        const base = await baseOf(known, message);
        if (base === null) {
          const edited = readPosted(definition, savedValues(known), body);
          return show(context, known, edited, { status: 409, code: 'draft-missing' });
        }
        const edited = readPosted(definition, base, body);
        if (message.do && !known.fromFiles.has(message.do.table))
          return await changeLines(context, known, message, edited);
        const problems = canSaveWithErrors(definition) ? edited.problems : errorsIn(definition, edited);
        if (problems.length > 0) {
          return show(context, known, edited, { ...message, status: 422, code: 'fields-wrong', problems });
        }
        const draft = await storeDraft(sql, known.id, { typed: edited.values, definition, by: session.person.id });
        const answer = await reports.save(keyOf(definition, organisation.nis), {
          type: 'save',
          commandId: idempotencyKey(message.request, { version: message.version, draft }),
          by: session.person.id,
          basedOn: message.version,
          draft,
        });
        if (answer.type === 'accepted') return context.redirect(reportPath(definition, organisation.nis), 303);
        const failure = failureOf(answer);
        if (answer.type !== 'refused') return show(context, known, edited, { ...message, ...failure, draft });
        // The page now shows the version that is saved: saving again deliberately replaces that version.
        const now = await look(context);
        return show(context, now, edited, { ...failure, version: now.report?.version ?? 0, draft });
      })
      /** While typing: what follows from the other values. */
      .post('/amounts', async (context) => {
        const { language } = context.var;
        const body = await context.req.parseBody();
        const known = await look(context);
        const { definition, granted } = known;
        // What cannot be told apart is no reason to show nothing: without its draft the page follows what is saved.
        const message = messageSchema.safeParse(body);
        const base = message.success ? await baseOf(known, message.data) : null;
        const { values } = readPosted(definition, base ?? savedValues(known), body);
        const all = completeValues(definition, values, granted);
        return context.html(html`${<ComputedValues definition={definition} values={all} language={language} />}`);
      })
  );

  async function look(context: Context<OrganisationEnv>): Promise<Known> {
    const { nis } = context.var.organisation;
    const id = reportId(keyOf(newest, nis));
    const [report, returned, data, granted, days] = await Promise.all([
      findReport(sql, id),
      findOpenReturn(sql, id),
      findOrganisationData(sql, nis),
      grantedTo(sql, newest, nis),
      campaignDays(sql),
    ]);
    // What FPS MI returned can be corrected whatever the calendar says.
    const campaign = returned ? undefined : days.get(campaignId({ form: newest.id, year: newest.year }));
    const definition = report ? definitionOf(report.content) : newest;
    const typed = report ? typedValues(definition, report.content.values) : {};
    const fromFiles = await tablesFromFiles(sql, id, definition, typed);
    return { id, definition, newest, report, returned, data, granted, campaign, fromFiles };
  }

  /** The values with which the page was made; null when they are no longer kept. */
  async function baseOf({ id, definition }: Known, { draft, version }: FormMessage): Promise<Values | null> {
    if (draft !== '') return (await findDraft(sql, id, draft))?.typed ?? null;
    const content = version === 0 ? null : await findContent(sql, id, version);
    return content ? typedValues(definition, content.values) : {};
  }

  /** Does something with the lines of a table, and keeps the result as a draft: nothing is saved yet. */
  async function changeLines(
    context: Context<OrganisationEnv>,
    known: Known,
    message: FormMessage,
    edited: Edited,
  ): Promise<Response> {
    const { language, session, organisation } = context.var;
    const { definition, id } = known;
    const table = tablesOf(definition).find((each) => each.id === message.do?.table && !known.fromFiles.has(each.id));
    const formPath = `${reportPath(definition, organisation.nis)}/form`;
    const alone = context.req.header('HX-Request') !== undefined && table !== undefined;
    // With htmx the rest of the page stays as it is: only what is typed in this table counts.
    const problems = edited.problems.filter(({ field }) => !alone || field === table.id);
    const fragment = (now: Edited, view: View, draft: string) => {
      const values = completeValues(definition, now.values, known.granted);
      const shared = { definition, view, language, formPath, fromFiles: known.fromFiles };
      const props = { ...shared, edited: now, values, problems: byName(now.problems) };
      return html`${(
        <>
          <TableEditor {...props} table={table?.id ?? ''} />
          <input type="hidden" id="draft" name="draft" value={draft} hx-swap-oob="true" />
          <ComputedValues definition={definition} values={values} language={language} />
        </>
      )}`;
    };
    if (problems.length > 0 || message.do === undefined) {
      if (alone) return context.html(fragment(edited, nothingOpen, message.draft), 422);
      return show(context, known, edited, { ...message, status: 422, code: 'fields-wrong', problems: edited.problems });
    }
    const { values, view } = carryOutAction(message.do, table, edited.values);
    const draft = await storeDraft(sql, id, { typed: values, definition, by: session.person.id });
    if (alone) return context.html(fragment(unedited(values), view, draft));
    const query = new URLSearchParams({ draft, version: String(message.version), ...queryOf(view) });
    return context.redirect(`${formPath}?${query}#${table?.id ?? 'main'}`, 303);
  }
}

export type Known = {
  readonly id: string;
  /** The version of the form in which the report is filled in. */
  readonly definition: FormDefinition;
  readonly newest: FormDefinition;
  readonly report: ReportRecord | null;
  readonly returned: DecisionRecord | null;
  readonly data: OrganisationData | null;
  readonly granted: Granted;
  /** The tables whose lines come from a file, and its name. */
  readonly fromFiles: ReadonlyMap<string, string>;
  readonly campaign: CampaignDays | undefined;
};

function keyOf(definition: FormDefinition, nis: string) {
  return { form: definition.id, year: definition.year, nis };
}

function savedValues({ definition, report }: Known): Values {
  return report ? typedValues(definition, report.content.values) : {};
}

/** Everything that stops the signing, at its fields. */
function errorsIn(definition: FormDefinition, { values, problems }: Edited): FieldProblem[] {
  const wrong = new Set(problems.map(inputName));
  return [...problems, ...checkValues(definition, values).filter((problem) => !wrong.has(inputName(problem)))];
}

function byName(problems: readonly FieldProblem[]): ReadonlyMap<string, ProblemCode> {
  return new Map(problems.map((problem) => [inputName(problem), problem.code]));
}

export type Outcome = {
  readonly status?: 403 | 409 | 422 | 503;
  readonly code?: ErrorCode;
  readonly problems?: readonly FieldProblem[];
  readonly version?: number;
  readonly request?: string;
  readonly draft?: string;
  readonly view?: View;
};

function show(
  context: Context<OrganisationEnv>,
  known: Known,
  edited: Edited,
  outcome: Outcome,
): Response | Promise<Response> {
  const { language, organisation, session } = context.var;
  const { definition } = known;
  const title = `${definition.title[language]} ${definition.year}`;
  // What is not there yet is no mistake as long as nothing was saved.
  const begun = known.report !== null || (outcome.draft ?? '') !== '';
  const problems = outcome.problems ?? (begun ? errorsIn(definition, edited) : edited.problems);
  return page(
    context,
    { title, organisation, ...(outcome.status && { status: outcome.status }) },
    <FormView
      {...{ known, edited, outcome, language, title, begun }}
      problems={byName(problems)}
      path={reportPath(definition, organisation.nis)}
      home={`/organisations/${organisation.nis}`}
      personId={session.person.id}
    />,
  );
}

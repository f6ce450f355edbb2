import { type Context, Hono } from 'hono';
import { z } from 'zod';
import {
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Language,
  type Place,
  type TableField,
  tablesOf,
  type Values,
} from '#forms/definition.ts';
import { linesPutIn } from '#forms/line-splices.ts';
import { labelledValue } from '#forms/summary.ts';
import { completeValues, linesIn } from '#forms/values.ts';
import { editableText } from '#forms/writing.ts';
import { isClosed } from '#rules/report.ts';
import { inputName } from '#web/components/input-name.ts';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { failurePage } from '#web/pages/failure.tsx';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { countSchema } from '#web/site/field-schemas.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { type LinesRefusal, textsIn } from '#web/text/texts.ts';
import { keepDraft, storeInput } from './autosave.ts';
import { AutosaveState } from './autosave-note.tsx';
import { ComputedValues } from './form-fields.tsx';
import { checkInput, UpdatedFindings } from './form-findings.tsx';
import { draftHashSchema, type FormMessage, messageSchema } from './form-message.ts';
import { type PageBasis, readPageBasis } from './page-basis.ts';
import { type FormBase, type FormInput, readPostedForm } from './posted-form.ts';
import { MAX_LINES_BODY, SplicesRefused, splicesFieldSchema } from './posted-splices.ts';

const askedSchema = z.object({ version: countSchema, draft: draftHashSchema.or(z.literal('')).default('') });

/** The form that a grid posts: the fields of the form around it, and the changes of its lines as JSON. */
export const splicesMessageSchema = messageSchema.omit({ do: true }).extend({ splices: splicesFieldSchema });

/** What went wrong, for the grid to show. */
type Refused = { readonly code: LinesRefusal; readonly text: string };

/** What a grid gets after a change. */
type Changed = {
  /** The hash of the draft with the changes: the next ones are made for it. */
  readonly draft: string;
  /** What is wrong with the cells of the lines that were put in, by the numbers that they have now. */
  readonly problems: readonly { readonly line: number; readonly column: string; readonly text: string }[];
  /** The checks between the cells of those lines that fail. */
  readonly checks: readonly {
    readonly line: number;
    readonly columns: readonly string[];
    readonly level: 'error' | 'warning';
    readonly text: string;
  }[];
  /** The computed values of the form, as texts by the ids of their fields. */
  readonly computed: Readonly<Record<string, string>>;
  /** The parts of the page that change with them, each with `hx-swap-oob`. */
  readonly html: string;
};

/**
 * The lines of a table, for the grid in the form. A script asks, so every request has `HX-Request: true`: without a session
 * the answer is 401 without a body.
 *
 * - `GET /lines/staff?version=3&draft=…`: `{ lines }`, for each line the texts of its typed columns, as they are edited: also
 *   those that could not be read. `draft` is empty when the page was made with the saved version.
 * - `POST /lines/staff`: the fields of the form and `splices` (`Splice` as JSON), in the order in which they were made. They
 *   change the lines of that draft, and what is typed in other fields is kept too. Idempotent: the same changes of the same
 *   draft give the same draft. Answers with `Changed`.
 * - Refusals are JSON, `Refused`: 403 without the role, 409 when the draft is gone or the lines cannot be changed in the form
 *   (any more), 422 with too many lines. Nothing was changed then. Other failures are pages: 400 (changes that do not fit the
 *   lines), 409 (another person has logged in), 413, 429, 503.
 */
export function tableLines({ sql, log }: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>()
    .get('/:table{[a-zA-Z0-9]+}', async (context) => {
      const { language, organisation, roles } = context.var;
      const asked = askedSchema.parse(context.req.query());
      if (!roles.includes('editor')) return refuse(context, 403, 'role-missing');
      const { definition, base } = await readPageBasis(sql, newest, organisation.nis, asked);
      const table = tableIn(definition, context.req.param('table'));
      if (table === undefined) return await failurePage(context, { code: 'not-found', status: 404 });
      if (base === null) return refuse(context, 409, 'draft-missing');
      context.header('Cache-Control', 'no-store');
      return context.json({ lines: textsOfLines(table, base, language) });
    })
    .post(
      '/:table{[a-zA-Z0-9]+}',
      routeSettings({ rateLimit: 'lines', maxBodyBytes: MAX_LINES_BODY }),
      async (context) => {
        const { organisation, roles, session } = context.var;
        const body = await readForm(context);
        const message = splicesMessageSchema.parse(body);
        if (!roles.includes('editor')) {
          recordMissingRole(log, context);
          return refuse(context, 403, 'role-missing');
        }
        const tableId = context.req.param('table');
        const basis = await readBasis(organisation.nis, tableId, message);
        if (basis === 'too-many-lines') return refuse(context, 422, basis);
        const { base, definition, stage, fromFiles } = basis;
        const table = tableIn(definition, tableId);
        if (table === undefined) return await failurePage(context, { code: 'not-found', status: 404 });
        if (stage !== null && isClosed(stage)) return refuse(context, 409, 'already-sent');
        if (fromFiles.has(table.id)) return refuse(context, 409, 'lines-from-file');
        if (base === null) return refuse(context, 409, 'draft-missing');
        const input = readPostedForm(definition, base, fieldsWithoutLines(definition, body));
        const by = session.person.id;
        const draft = await storeInput(sql, basis, input, { by, page: message.request });
        await keepDraft(sql, basis, by, { version: message.version, draft, input });
        return context.json(changedLines(context, basis, table, { message, input, draft }));
      },
    );

  async function readBasis(
    nis: string,
    table: string,
    message: z.output<typeof splicesMessageSchema>,
  ): Promise<PageBasis | 'too-many-lines'> {
    try {
      return await readPageBasis(sql, newest, nis, message, () => new Map([[table, message.splices]]));
    } catch (error) {
      if (error instanceof SplicesRefused && error.refusal === 'too-many-lines') return error.refusal;
      throw error;
    }
  }
}

function tableIn(definition: FormDefinition, table: string): TableField | undefined {
  return tablesOf(definition).find(({ id }) => id === table);
}

function refuse(context: Context<OrganisationEnv>, status: 403 | 409 | 422, code: LinesRefusal): Response {
  const text = textsIn(context.var.language).lineEditor.refusals[code];
  return context.json({ code, text } satisfies Refused, status);
}

/** The texts of the typed columns of each line, as they are edited. */
function textsOfLines(table: TableField, { values, unread }: FormBase, language: Language): string[][] {
  const columns = table.columns.filter(isTyped);
  return linesIn(values, table.id).map((line, number) =>
    columns.map(
      (column) =>
        unread.get(inputName({ field: table.id, line: number, column: column.id })) ??
        editableText(column, line[column.id], language),
    ),
  );
}

/** The posted fields that are not cells: those of a grid are in its changes, and those of other tables in their draft. */
function fieldsWithoutLines(definition: FormDefinition, body: Record<string, unknown>): Record<string, unknown> {
  const fields = new Set(fieldsOf(definition).flatMap((field) => (isTyped(field) ? [field.id] : [])));
  return Object.fromEntries(Object.entries(body).filter(([name]) => fields.has(name)));
}

type Change = {
  readonly message: Pick<FormMessage, 'findings'> & Pick<z.output<typeof splicesMessageSchema>, 'splices'>;
  readonly input: FormInput;
  readonly draft: string;
};

function changedLines(
  context: Context<OrganisationEnv>,
  { definition, granted, fromFiles }: PageBasis,
  table: TableField,
  { message, input, draft }: Change,
): Changed {
  const { language, organisation } = context.var;
  const text = textsIn(language);
  const values = completeValues(definition, input.values, granted);
  const checked = checkInput(definition, input, values);
  const put = linesPutIn(message.splices, linesIn(values, table.id).length);
  const isPutIn = (place: Place) => place.field === table.id && place.line !== undefined && put.has(place.line);
  return {
    draft,
    problems: checked.problems.filter(isPutIn).map(({ line = 0, column = '', code }) => ({
      line,
      column,
      text: text.problems[code],
    })),
    checks: checked.failed.flatMap(({ check, places }) => {
      const line = places.find(isPutIn)?.line;
      if (line === undefined) return [];
      const columns = places.flatMap(({ column }) => column ?? []);
      return [{ line, columns, level: check.level, text: check.text[language] }];
    }),
    computed: computedTexts(definition, values, language),
    html: `${(
      <>
        <ComputedValues definition={definition} values={values} language={language} />
        {message.findings && (
          <UpdatedFindings
            definition={definition}
            checked={checked}
            fromFiles={fromFiles}
            language={language}
            formPath={`${reportPath(definition, organisation.nis)}/form`}
          />
        )}
        <AutosaveState keptAt={new Date()} language={language} />
      </>
    )}`,
  };
}

/** The computed values of the form, as texts by the ids of their fields. */
function computedTexts(definition: FormDefinition, values: Values, language: Language): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(definition).flatMap((field): [string, string][] =>
      field.kind === 'computed' ? [[field.id, labelledValue(definition, field, values[field.id], language).text]] : [],
    ),
  );
}

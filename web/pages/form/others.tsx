import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { forgetOpenForm, noteOpenForm, type OtherPerson, othersWithForm } from '#database/open-forms.ts';
import { statesOf } from '#database/report-states.ts';
import { type SavedVersion, savesAfter } from '#database/reports.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { reportId } from '#rules/keys.ts';
import { isClosed } from '#rules/report.ts';
import { Note } from '#web/components/notice.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { countSchema, idSchema } from '#web/site/field-schemas.ts';
import { formatTime } from '#web/site/moments.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { textsIn } from '#web/text/texts.ts';
import { SavesText } from './merged-note.tsx';

/** How a page asks: which page it is, and the version with which it was made. An overview has neither. */
const askedSchema = z.object({ page: idSchema.optional(), version: countSchema.optional() });

/** The page that is closed. */
export const closedSchema = z.object({ page: idSchema });

/** Who else has a form open, and what was saved since it was opened. Only editors of the organisation see it. */
export function othersPart({ sql }: PageDependencies, { id: form, year }: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>()
    .get('/', routeSettings({ background: true, rateLimit: 'form' }), async (context) => {
      const { organisation, roles, session, language } = context.var;
      const { nis } = organisation;
      const asked = askedSchema.safeParse(context.req.query());
      if (!roles.includes('editor') || !asked.success) return context.body(null, 204);
      const { page, version } = asked.data;
      const id = reportId({ form, year, nis });
      const person = { reportId: id, personId: session.person.id };
      const [others, saves, states] = await Promise.all([
        othersWithForm(sql, person),
        version === undefined ? [] : savesAfter(sql, id, version),
        version === undefined ? null : statesOf(sql, nis),
        page === undefined ? null : noteOpenForm(sql, { page, nis, ...person }),
      ]);
      const stage = states?.get(id)?.stage;
      const closed = stage !== undefined && isClosed(stage);
      const content = { others, saves, closed, language, personId: session.person.id };
      return context.html(html`${<OthersText {...content} />}`);
    })
    .get('/closed', ({ redirect, var: { organisation } }) =>
      redirect(`${reportPath({ id: form, year }, organisation.nis)}/form`, 303),
    )
    .post('/closed', routeSettings({ background: true }), async (context) => {
      const { page } = closedSchema.parse(await readForm(context));
      await forgetOpenForm(sql, { page, personId: context.var.session.person.id });
      return context.body(null, 204);
    });
}

/** The people who have a form open, for the page of that form or its overview. An overview has no `page`. */
export async function readOthers(
  sql: PageDependencies['sql'],
  context: Context<OrganisationEnv>,
  { id: form, year }: FormDefinition,
  page?: string,
): Promise<readonly OtherPerson[]> {
  const { organisation, session } = context.var;
  const person = { reportId: reportId({ form, year, nis: organisation.nis }), personId: session.person.id };
  const [others] = await Promise.all([
    othersWithForm(sql, person),
    page === undefined ? null : noteOpenForm(sql, { page, nis: organisation.nis, ...person }),
  ]);
  return others;
}

type OthersProps = {
  /** The path of the form. */
  readonly formPath: string;
  /** Who has the form open; undefined: the page asks at once. */
  readonly others: readonly OtherPerson[] | undefined;
  readonly language: Language;
  readonly personId: string;
  /** The page of a form, and the version with which it was made. */
  readonly open?: { readonly page: string; readonly version: number };
};

/** A live note about who else has the form open. The stream of changes refreshes it; without a stream a timer does. */
export function Others({ formPath, others, language, personId, open }: OthersProps) {
  const query = open ? `?${new URLSearchParams({ page: open.page, version: String(open.version) })}` : '';
  return (
    <div
      id="others"
      role="status"
      hx-get={`${formPath}/others${query}`}
      hx-trigger={others ? 'refresh, every 20s' : 'load, refresh, every 20s'}
      hx-swap="innerMorph"
      hx-config='{"timeout": 10000}'
      data-closed={open && `${formPath}/others/closed`}
      data-page={open?.page}
      data-person={open && personId}
    >
      {others && <OthersText others={others} saves={[]} closed={false} language={language} personId={personId} />}
    </div>
  );
}

function OthersText(props: {
  others: readonly OtherPerson[];
  saves: readonly SavedVersion[];
  closed: boolean;
  language: Language;
  personId: string;
}) {
  const { others, saves, closed, language, personId } = props;
  const text = textsIn(language).merging;
  if (closed) return <Note kind="warning">{text.closedMeanwhile}</Note>;
  return (
    <>
      {saves.length > 0 && (
        <Note kind="warning">
          <SavesText saves={saves} language={language} personId={personId} />
          <p>{text.mergedOnSave}</p>
        </Note>
      )}
      {others.length > 0 && (
        <Note>
          {others.map(({ name, since }) => (
            <p>{text.alsoOpen(name, formatTime(since, language))}</p>
          ))}
        </Note>
      )}
    </>
  );
}

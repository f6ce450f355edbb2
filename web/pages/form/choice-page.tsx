import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type ReportView, viewReport } from '#database/report-view.ts';
import type { SavedVersion } from '#database/reports.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { type Clash, type Side, sides } from '#forms/merge.ts';
import { after } from '#web/components/findings.tsx';
import type { OrganisationEnv, PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { recordMissingRole } from '#web/pages/missing-role.ts';
import { reportPath } from '#web/pages/report-path.ts';
import { ErrorSummary } from '#web/site/error-summary.tsx';
import { countSchema } from '#web/site/field-schemas.ts';
import { formatTime } from '#web/site/moments.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { textsIn } from '#web/text/texts.ts';
import { ChangedValues, ComparedValues, clashRows, lineLabel } from './compared-values.tsx';
import { draftHashSchema } from './form-message.ts';
import { renderForm } from './form-view.tsx';
import { authorsOf, SavesText } from './merged-note.tsx';
import { clashName, keepMerged, type Merging, mergeDraft, type Unsaved } from './merging.ts';
import { baseOf, inputOf } from './posted-form.ts';

const unsavedSchema = z.object({ version: countSchema, draft: draftHashSchema });

/** The choices have the names of their clashes: `choice-rent`, `choice-staff-3`. */
export const choicesSchema = unsavedSchema.extend({
  /** The saved version to which the choices refer. */
  saved: countSchema,
});

const CHOICE = 'choice-';

/**
 * The page on which a person chooses between what is saved and what they typed, for all that both changed. It is part of the
 * address of a form: the draft, and the version with which it was begun. The result is shown in the form, not saved.
 */
export function choicePage({ sql, log }: PageDependencies, newest: FormDefinition): Hono<OrganisationEnv> {
  return new Hono<OrganisationEnv>()
    .get('/', async (context) => {
      const { organisation, roles } = context.var;
      const path = reportPath(newest, organisation.nis);
      const asked = unsavedSchema.safeParse(context.req.query());
      if (!roles.includes('editor') || !asked.success) return context.redirect(path, 303);
      return await showChoices(context, asked.data);
    })
    .post('/', routeSettings({ rateLimit: 'save' }), async (context) => {
      const { organisation, roles, session } = context.var;
      const body = await readForm(context);
      const { version, draft, saved } = choicesSchema.parse(body);
      const choices = choicesIn(body);
      if (!roles.includes('editor')) {
        recordMissingRole(log, context);
        const view = await viewReport(sql, newest, organisation.nis);
        return renderForm(context, view, inputOf(view.definition, baseOf(view.typed)), {
          status: 403,
          code: 'role-missing',
        });
      }
      const view = await viewReport(sql, newest, organisation.nis);
      // The choices were made between other values, or some are missing.
      if (view.report?.version !== saved) return await showChoices(context, { version, draft });
      const merging = await mergeDraft(sql, view, { version, draft }, choices);
      if (merging === null) return draftMissing(context, view);
      if (merging.clashes.some((clash) => !choices.has(clashName(clash))))
        return await showChoices(context, { version, draft }, choices);
      const query = await keepMerged(sql, view, { values: merging.values, since: version, by: session.person.id });
      return context.redirect(`${reportPath(newest, organisation.nis)}/form?${query}`, 303);
    });

  /** @param choices what was chosen, when something is missing */
  async function showChoices(
    context: Context<OrganisationEnv>,
    unsaved: Unsaved,
    choices?: ReadonlyMap<string, Side>,
  ): Promise<Response> {
    const { language, organisation } = context.var;
    const view = await viewReport(sql, newest, organisation.nis);
    const merging = await mergeDraft(sql, view, unsaved);
    if (merging === null) return draftMissing(context, view);
    const { colon, merging: text } = textsIn(language);
    const title = `${view.definition.title[language]} ${view.definition.year}`;
    return page(
      context,
      {
        title: `${text.choicePageTitle}${colon}${title}`,
        organisation,
        status: choices ? 422 : 409,
      },
      <ChoiceView context={context} view={view} merging={merging} unsaved={unsaved} choices={choices} />,
    );
  }
}

function draftMissing(context: Context<OrganisationEnv>, view: ReportView): Response | Promise<Response> {
  return renderForm(context, view, inputOf(view.definition, baseOf(view.typed)), {
    status: 409,
    code: 'draft-missing',
  });
}

function choicesIn(body: Record<string, unknown>): Map<string, Side> {
  const sideOf = z.enum(sides);
  return new Map(
    Object.entries(body).flatMap(([name, value]): [string, Side][] => {
      const side = sideOf.safeParse(value);
      return name.startsWith(CHOICE) && side.success ? [[name.slice(CHOICE.length), side.data]] : [];
    }),
  );
}

type ChoiceViewProps = {
  readonly context: Context<OrganisationEnv>;
  readonly view: ReportView;
  readonly merging: Merging;
  readonly unsaved: Unsaved;
  readonly choices: ReadonlyMap<string, Side> | undefined;
};

function ChoiceView({ context, view, merging, unsaved, choices }: ChoiceViewProps) {
  const { language, organisation, session } = context.var;
  const { definition } = view;
  const { states, clashes, saves } = merging;
  const text = textsIn(language);
  const path = reportPath(definition, organisation.nis);
  const missing = choices ? clashes.filter((clash) => !choices.has(clashName(clash))) : [];
  const summary = choices
    ? { title: text.merging.choiceMissingTitle, text: undefined }
    : { title: text.merging.clashTitle, text: text.merging.clashText };
  return (
    <>
      <ErrorSummary
        {...summary}
        errors={missing.map((clash) => ({
          text: after(clashLabel(clash, language), text.merging.choiceMissing, language),
          href: `#${CHOICE}${clashName(clash)}-theirs`,
        }))}
      >
        {!choices && <SavesText saves={saves} language={language} personId={session.person.id} />}
      </ErrorSummary>
      <h1>{`${definition.title[language]} ${definition.year}`}</h1>
      <form method="post" action={`${path}/form/merge`} novalidate data-unsaved data-changed="yes">
        <input type="hidden" name="person" value={session.person.id} />
        <input type="hidden" name="version" value={String(unsaved.version)} />
        <input type="hidden" name="draft" value={unsaved.draft} />
        <input type="hidden" name="saved" value={String(view.report?.version ?? 0)} />
        {clashes.map((clash) => (
          <Choice
            clash={clash}
            chosen={choices?.get(clashName(clash))}
            missing={missing.includes(clash)}
            saves={saves}
            personId={session.person.id}
            language={language}
          />
        ))}
        <AlsoChanged definition={definition} states={states} clashes={clashes} language={language} />
        <div class="actions">
          <button type="submit" class="primary">
            {text.merging.merge}
          </button>
          <a class="button" href={path}>
            {text.cancel}
          </a>
        </div>
      </form>
    </>
  );
}

/** The other changes of those who saved. */
function AlsoChanged(props: {
  definition: FormDefinition;
  states: Merging['states'];
  clashes: readonly Clash[];
  language: Language;
}) {
  const { definition, states, clashes, language } = props;
  return (
    <ChangedValues
      definition={definition}
      before={states.base}
      after={states.theirs}
      except={new Set(clashes.map(clashName))}
      title={textsIn(language).merging.alsoChanged}
      language={language}
    />
  );
}

function Choice(props: {
  clash: Clash;
  chosen: Side | undefined;
  missing: boolean;
  saves: readonly SavedVersion[];
  personId: string;
  language: Language;
}) {
  const { clash, chosen, missing, saves, personId, language } = props;
  const text = textsIn(language).merging;
  const name = `${CHOICE}${clashName(clash)}`;
  const who = authorsOf(saves, language, personId);
  const last = saves.at(-1);
  const theirs = last ? `${who}, ${formatTime(last.savedAt, language)}` : text.after;
  return (
    <fieldset class={missing ? 'clash wrong' : 'clash'} aria-describedby={missing ? `${name}-problem` : undefined}>
      <legend>
        <h2>{clashLabel(clash, language)}</h2>
      </legend>
      {missing && (
        <p class="problem" id={`${name}-problem`}>
          {text.choiceMissing}
        </p>
      )}
      <ComparedValues heads={[text.before, theirs, text.yours]} rows={clashRows(clash, language)} />
      {sides.map((side) => (
        <div class="choice">
          <input type="radio" id={`${name}-${side}`} name={name} value={side} checked={chosen === side} />
          <label for={`${name}-${side}`}>{side === 'mine' ? text.keepMine : text.keepTheirs(who)}</label>
        </div>
      ))}
    </fieldset>
  );
}

function clashLabel(clash: Clash, language: Language): string {
  return clash.kind === 'line' ? lineLabel(clash.field, clash.number, language) : clash.field.label[language];
}

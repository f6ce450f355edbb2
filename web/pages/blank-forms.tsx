import { Hono } from 'hono';
import { currentForms, findForm } from '#forms/catalogue.ts';
import {
  type Column,
  type FormDefinition,
  isTyped,
  type Language,
  MAX_LINE_LENGTH,
  type SingleField,
  type TableField,
  type TypedField,
} from '#forms/definition.ts';
import { page } from '#web/page.tsx';
import type { SiteEnv } from '#web/site/env.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';
import { failurePage } from './failure.tsx';

/** The empty lines of a table. */
const LINES = Array.from({ length: 8 }, (_, index) => index);

/** The forms of this year, empty, to print: people collect the data on paper first. Public, as the forms are. */
export function blankFormPages(): Hono<SiteEnv> {
  return new Hono<SiteEnv>()
    .get('/', (context) => {
      const { language } = context.var;
      const text = textsIn(language).blankForm;
      return page(
        context,
        { title: text.listTitle },
        <>
          <h1>{text.listTitle}</h1>
          <p class="lead">{text.lead}</p>
          <ul class="list">
            {currentForms.map(({ id, year, title }) => (
              <li>
                <a href={`/blank-forms/${id}/${year}`}>{`${title[language]} ${year}`}</a>
              </li>
            ))}
          </ul>
        </>,
      );
    })
    .get('/:form/:year{[0-9]{4}}', async (context) => {
      const { language } = context.var;
      const { form, year } = context.req.param();
      const definition = findForm(form, Number(year));
      if (definition === undefined) return await failurePage(context, { code: 'not-found', status: 404 });
      const title = `${definition.title[language]} ${definition.year}`;
      return page(
        context,
        { title: `${title} – ${textsIn(language).blankForm.title}` },
        <BlankForm definition={definition} title={title} language={language} />,
      );
    });
}

function BlankForm(props: {
  readonly definition: FormDefinition;
  readonly title: string;
  readonly language: Language;
}) {
  const { definition, title, language } = props;
  const text = textsIn(language);
  return (
    <>
      <h1>{title}</h1>
      <p>{definition.introduction[language]}</p>
      <p class="hint">{text.blankForm.notToSend}</p>
      <div class="blank-field">
        <p class="label">{text.blankForm.organisation}</p>
        <div class="blank-box"></div>
      </div>
      {definition.sections.map(({ title: heading, help, fields }) => (
        <section class="blank">
          <h2>{heading?.[language] ?? text.overview.contentTitle}</h2>
          {help && <p class="help">{help[language]}</p>}
          {fields.map((field) =>
            field.kind === 'table' ? (
              <BlankTable table={field} language={language} />
            ) : (
              <BlankField field={field} language={language} />
            ),
          )}
        </section>
      ))}
    </>
  );
}

function BlankField({ field, language }: { readonly field: SingleField; readonly language: Language }) {
  return (
    <div class="blank-field">
      <FieldName field={field} language={language} />
      <Box field={field} language={language} />
    </div>
  );
}

/** The label of a field, what it needs, and its help. */
function FieldName({ field, language }: { readonly field: SingleField; readonly language: Language }) {
  const note = noteOf(field, language);
  return (
    <>
      <p class="label">
        {field.label[language]}
        {note !== undefined && <span class="note"> ({note})</span>}
      </p>
      {field.help && <p class="help">{field.help[language]}</p>}
    </>
  );
}

/** Where something is written; nothing for what is computed or granted. */
function Box({ field, language }: { readonly field: SingleField; readonly language: Language }) {
  if (!isTyped(field)) return null;
  if (field.kind === 'choice') {
    return (
      <ul class="blank-options">
        {field.options.map(({ label }) => (
          <li>{label[language]}</li>
        ))}
      </ul>
    );
  }
  const isLong = field.kind === 'text' && (field.maxLength ?? 0) > MAX_LINE_LENGTH;
  return <div class={isLong ? 'blank-box long' : 'blank-box'}></div>;
}

function BlankTable({ table, language }: { readonly table: TableField; readonly language: Language }) {
  const columns = table.columns.filter((column): column is TypedField & Column => isTyped(column));
  return (
    <div class="blank-field">
      <h3>{table.label[language]}</h3>
      {table.help && <p class="help">{table.help[language]}</p>}
      <ul class="list">
        {columns.map((column) => (
          <li class={column.kind === 'choice' || column.help ? undefined : 'bare'}>
            <strong>{column.label[language]}</strong>
            {column.kind === 'choice' &&
              `${textsIn(language).colon}${column.options.map(({ label }) => label[language]).join('; ')}`}
            {column.help && <span class="help"> {column.help[language]}</span>}
          </li>
        ))}
      </ul>
      <table class="blank-lines">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{textsIn(language).blankForm.number}</span>
            </th>
            {columns.map(({ label }) => (
              <th scope="col">{label[language]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LINES.map((index) => (
            <tr>
              <th scope="row">{index + 1}</th>
              {columns.map(() => (
                <td></td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What kind of value a field takes, or who fills it in. */
function noteOf(field: SingleField, language: Language): string | undefined {
  const { form, blankForm } = textsIn(language);
  if (isTyped(field)) return field.optional ? siteTextsIn(language).lines.optional : blankForm.kinds[field.kind];
  return field.kind === 'granted' ? blankForm.granted : form.computed;
}

import {
  type Check,
  type FormDefinition,
  fieldsOf,
  isTyped,
  type Language,
  type Line,
  type Section,
  type SingleField,
  type TableField,
  type Values,
} from '#forms/definition.ts';
import { labelledValue, settlementOf } from '#forms/summary.ts';
import { completeLine, failedChecks, linesIn } from '#forms/values.ts';
import { editableText } from '#forms/writing.ts';
import { inputName } from '#web/components/input-name.ts';
import { GrantTable, isInGrantTable } from '#web/site/grant-table.tsx';
import { LINES_PER_PAGE, LineTable, linesRange } from '#web/site/line-table.tsx';
import { type ProblemCode, textsIn } from '#web/text/texts.ts';
import { LineEditor } from './line-editor.tsx';
import type { FormInput } from './posted-form.ts';
import type { ShownLines } from './shown-lines.ts';
import { TypedFieldInput } from './typed-field.tsx';

/** The id of the table of grants: what is justified and left changes while the user types. */
const GRANTS = 'grants';

type FormFieldsProps = {
  readonly definition: FormDefinition;
  readonly input: FormInput;
  /** All values, including the computed and granted ones. */
  readonly values: Values;
  /** Problems by the name of their input. */
  readonly problems: ReadonlyMap<string, ProblemCode>;
  /** Whether what is wrong between values is shown too, not only what was typed wrongly. */
  readonly checked: boolean;
  readonly shown: ShownLines;
  readonly language: Language;
  /** Where the form is posted. */
  readonly formPath: string;
  /** The tables whose lines come from a file, with its name. They are read-only here. */
  readonly fromFiles: ReadonlyMap<string, string>;
};

/** The sections of a form. Computed values are updated while the user types. */
export function FormFields(props: FormFieldsProps) {
  const { definition, language } = props;
  return (
    <>
      {definition.sections.map((section) =>
        section.title ? (
          <fieldset>
            <legend>
              <h2>{section.title[language]}</h2>
            </legend>
            {section.help && <p class="help">{section.help[language]}</p>}
            <SectionFields {...props} section={section} />
          </fieldset>
        ) : (
          <SectionFields {...props} section={section} />
        ),
      )}
    </>
  );
}

function SectionFields(props: FormFieldsProps & { section: Section }) {
  const { section, input, values, problems, language, formPath } = props;
  const updateComputedValues = {
    'hx-post': `${formPath}/amounts`,
    'hx-trigger': 'input changed delay:150ms',
    'hx-swap': 'none',
    'hx-sync': 'this:replace',
  };
  return (
    <>
      {section.fields.map((field) => {
        if (field.kind === 'table') return <TableEditor {...props} table={field.id} />;
        if (isInGrantTable(field)) {
          return field === section.fields.find(isInGrantTable) ? (
            <div id={GRANTS}>
              <GrantTable definition={props.definition} values={values} language={language} />
            </div>
          ) : null;
        }
        if (!isTyped(field)) {
          return <FixedValue definition={props.definition} field={field} values={values} language={language} />;
        }
        return (
          <TypedFieldInput
            field={field}
            name={field.id}
            value={input.texts.get(field.id) ?? editableText(field, input.values[field.id], language)}
            problem={problems.get(field.id)}
            language={language}
            behaviour={updateComputedValues}
          />
        );
      })}
    </>
  );
}

/** A table of a form: editable, or read-only when its lines come from a file. */
export function TableEditor(props: FormFieldsProps & { table: string }) {
  const { definition, input, values, problems, checked, shown, language, formPath, fromFiles } = props;
  const table = fieldsOf(definition).find(({ id }) => id === props.table);
  if (table?.kind !== 'table') return null;
  const lines = linesIn(input.values, table.id);
  const file = fromFiles.get(table.id);
  const tablePath = formPath.replace(/form$/, `tables/${table.id}`);
  const heading = isUnderTitle(definition, table) ? 'h3' : 'h2';
  if (file !== undefined) {
    return (
      <LinesOfFile
        table={table}
        lines={lines}
        file={file}
        tablePath={tablePath}
        heading={heading}
        language={language}
      />
    );
  }
  const open = shown.open?.table === table.id ? shown.open.line : null;
  const firstColumn = table.columns.find(isTyped)?.id;
  const opened =
    open === null ? undefined : inputName({ field: table.id, line: open, column: shown.open?.column ?? firstColumn });
  return (
    <LineEditor
      table={table}
      lines={lines}
      texts={input.texts}
      problems={problems}
      first={shown.first.get(table.id) ?? 0}
      open={open}
      focus={shown.focus ?? opened}
      failed={checked ? failedByLine(definition, table, values) : new Map()}
      heading={heading}
      language={language}
      formPath={formPath}
    />
  );
}

/** Whether a table is in a section with a title, and so has a heading below that of the section. */
function isUnderTitle({ sections }: FormDefinition, { id }: TableField): boolean {
  return sections.some(({ title, fields }) => title !== undefined && fields.some((field) => field.id === id));
}

/** The checks that lines do not pass, by the number of the line. */
function failedByLine(definition: FormDefinition, { id }: TableField, values: Values): Map<number, Check[]> {
  const byLine = new Map<number, Check[]>();
  for (const { check, places } of failedChecks(definition, values)) {
    const place = places.find(({ field, line }) => field === id && line !== undefined);
    if (place?.line !== undefined) byLine.set(place.line, [...(byLine.get(place.line) ?? []), check]);
  }
  return byLine;
}

/** The lines of a table that come from a file: read-only until another file replaces them. */
function LinesOfFile(props: {
  table: TableField;
  lines: readonly Line[];
  file: string;
  tablePath: string;
  heading: 'h2' | 'h3';
  language: Language;
}) {
  const { table, lines, file, tablePath, heading: Heading, language } = props;
  const text = textsIn(language).tables;
  const shown = Math.min(lines.length, LINES_PER_PAGE);
  return (
    <section class="table-field" id={table.id} aria-labelledby={`lines-${table.id}`}>
      <Heading id={`lines-${table.id}`}>{table.label[language]}</Heading>
      <p class="help">{text.byFile(file)}</p>
      <p>
        <a href={tablePath}>{text.toOtherTable}</a> · <a href={`${tablePath}/switch`}>{text.switch}</a>
      </p>
      <LineTable table={table} lines={lines.map((line) => completeLine(table, line))} first={0} language={language} />
      {lines.length > shown && <p>{linesRange(0, shown, lines.length, language)}</p>}
    </section>
  );
}

/** A value that the user does not type: granted by FPS MI, or computed. */
function FixedValue(props: { definition: FormDefinition; field: SingleField; values: Values; language: Language }) {
  const { definition, field, values, language } = props;
  const { label, text } = labelledValue(definition, field, values[field.id], language);
  return (
    <div class="field fixed">
      <span class="label" id={`label-${field.id}`}>
        <span id={`name-${field.id}`}>{label}</span>
        {field.kind === 'computed' && <span class="note"> ({textsIn(language).form.computed})</span>}
      </span>
      {field.help && <div class="help">{field.help[language]}</div>}
      {field.kind === 'computed' ? (
        <output class="value" id={`value-${field.id}`} aria-labelledby={`label-${field.id}`}>
          {text}
        </output>
      ) : (
        <span class="value">{text}</span>
      )}
    </div>
  );
}

/** Marks who pays: the style sheet hides the account after it when the organisation pays back. */
export function Direction(props: { definition: FormDefinition; values: Values; swap?: boolean }) {
  const { definition, values, swap } = props;
  const direction = settlementOf(definition, values)?.direction ?? 'pay';
  return <div id="direction" class={direction} hx-swap-oob={swap ? 'outerHTML' : undefined}></div>;
}

/** The computed values, as htmx swaps them into the page. */
export function ComputedValues(props: { definition: FormDefinition; values: Values; language: Language }) {
  const { definition, values, language } = props;
  return (
    <>
      {fieldsOf(definition).map((field) => {
        if (field.kind !== 'computed') return null;
        const { label, text } = labelledValue(definition, field, values[field.id], language);
        return (
          <>
            <output id={`value-${field.id}`} hx-swap-oob="innerHTML">
              {text}
            </output>
            {field.id === definition.payable && (
              <span id={`name-${field.id}`} hx-swap-oob="innerHTML">
                {label}
              </span>
            )}
          </>
        );
      })}
      {fieldsOf(definition).some(isInGrantTable) && (
        <div id={GRANTS} hx-swap-oob="innerHTML">
          <GrantTable definition={definition} values={values} language={language} />
        </div>
      )}
      <Direction definition={definition} values={values} swap />
    </>
  );
}

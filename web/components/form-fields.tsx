import { type FormDefinition, isTyped, type Language, type SingleField, type Values } from '../../forms/definition.ts';
import { readText, type Typed } from '../../forms/reading.ts';
import { formatValue } from '../../forms/writing.ts';
import { textsIn } from '../text/texts.ts';
import { FixedAmount, singleFieldsOf } from './amounts.tsx';
import type { Problem } from './notice.tsx';
import { TextField } from './text-field.tsx';

type FormFieldsProps = {
  readonly definition: FormDefinition;
  readonly values: Values;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  readonly language: Language;
  /** Answers with the computed amounts to what is typed. */
  readonly amountsPath: string;
};

/** The fields of a form, in the order of its definition; the computed ones follow while typing. */
export function FormFields({ definition, values, typed, problems, language, amountsPath }: FormFieldsProps) {
  const follow = {
    'hx-post': amountsPath,
    'hx-trigger': 'input changed delay:150ms',
    'hx-target': '#computed',
    'hx-swap': 'outerHTML',
    'hx-include': 'closest form',
    'hx-sync': 'this:replace',
  };
  return (
    <>
      {singleFieldsOf(definition)
        .filter((field) => field.kind !== 'computed')
        .map((field) =>
          field.kind === 'granted' ? (
            <FixedAmount field={field} values={values} language={language} />
          ) : (
            <TextField
              language={language}
              name={field.id}
              label={field.label[language]}
              value={textOf(typed, field)}
              problem={problems.find((problem) => problem.field === field.id)?.code}
              help={<FieldHelp field={field} language={language} />}
              inputmode="decimal"
              width={18}
              suffix="€"
              behaviour={follow}
            />
          ),
        )}
      <ComputedAmounts definition={definition} values={values} language={language} />
    </>
  );
}

function FieldHelp({ field, language }: { field: SingleField; language: Language }) {
  return (
    <>
      {field.help && <p>{field.help[language]}</p>}
      <p>{textsIn(language).form.amountHelp}</p>
    </>
  );
}

/** What was typed into a field. */
function textOf(typed: Typed, { id }: SingleField): string {
  const text = typed[id];
  return typeof text === 'string' ? text : '';
}

/** The amounts that follow from the others. */
export function ComputedAmounts(props: { definition: FormDefinition; values: Values; language: Language }) {
  const { definition, values, language } = props;
  return (
    <div id="computed" aria-live="polite">
      {singleFieldsOf(definition)
        .filter((field) => field.kind === 'computed')
        .map((field) => (
          <FixedAmount field={field} values={values} language={language} note={textsIn(language).form.computed} />
        ))}
    </div>
  );
}

/** What is saved now beside what was typed, so that one of the two can be chosen. */
export function Conflict(props: {
  definition: FormDefinition;
  saved: Values;
  typed: Typed;
  language: Language;
  path: string;
}) {
  const { definition, saved, typed, language, path } = props;
  const text = textsIn(language).form;
  return (
    <section class="conflict">
      <table class="cards">
        <thead>
          <tr>
            <td></td>
            <th scope="col">{text.conflictTitle}</th>
            <th scope="col">{text.conflictYours}</th>
          </tr>
        </thead>
        <tbody>
          {singleFieldsOf(definition)
            .filter(isTyped)
            .map((field) => {
              const reading = readText(field, textOf(typed, field));
              return (
                <tr>
                  <th scope="row">{field.label[language]}</th>
                  <td data-label={text.conflictTitle}>
                    <span>{formatValue(field, saved[field.id], language)}</span>
                  </td>
                  <td data-label={text.conflictYours}>
                    <span>
                      {reading.type === 'value' ? formatValue(field, reading.value, language) : textOf(typed, field)}
                    </span>
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
      <p>{text.conflictChoice}</p>
      <p>
        <a class="button" href={path}>
          {text.toOverview}
        </a>
      </p>
    </section>
  );
}

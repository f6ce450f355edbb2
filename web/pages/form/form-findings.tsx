import type { FormDefinition, Language, Values } from '#forms/definition.ts';
import { failedChecks } from '#forms/values.ts';
import { type Checked, Findings } from '#web/components/findings.tsx';
import { allProblems, type FormInput } from './posted-form.ts';

type FormFindingsProps = {
  readonly definition: FormDefinition;
  readonly checked: Checked;
  /** The tables whose lines come from a file. */
  readonly fromFiles: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly formPath: string;
};

/** Checks the input of a form. @param values all of them, with the computed and granted ones */
export function checkInput(definition: FormDefinition, input: FormInput, values: Values): Checked {
  return { problems: allProblems(definition, { ...input, values }), failed: failedChecks(definition, values) };
}

/** What is wrong or unusual in the values of a form. A finding about a line opens that line. */
export function FormFindings(props: FormFindingsProps) {
  return (
    <>
      {/* Says to the server that the list is here, and is to be updated. */}
      <input type="hidden" name="findings" value="shown" form={FORM_ID} />
      <div id="findings">
        <FindingsOf {...props} />
      </div>
    </>
  );
}

/** The same, as htmx swaps it into the page. */
export function UpdatedFindings(props: FormFindingsProps) {
  return (
    <div id="findings" hx-swap-oob="innerMorph">
      <FindingsOf {...props} />
    </div>
  );
}

/** The id of the element `form`. */
export const FORM_ID = 'report-form';

function FindingsOf({ definition, checked, fromFiles, language, formPath }: FormFindingsProps) {
  return (
    <Findings
      advises
      definition={definition}
      checked={checked}
      language={language}
      path=""
      opener={{ formPath, formId: FORM_ID, isEditable: (table) => !fromFiles.has(table) }}
    />
  );
}

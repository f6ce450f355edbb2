import type { FormDefinition, Language, Values } from '#forms/definition.ts';
import { Findings, findingsIn } from '#web/components/findings.tsx';
import { allProblems, type FormInput } from './posted-form.ts';

type FormFindingsProps = {
  readonly definition: FormDefinition;
  readonly input: FormInput;
  /** All values, including the computed and granted ones. */
  readonly values: Values;
  /** The tables whose lines come from a file. */
  readonly fromFiles: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly formPath: string;
};

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

function FindingsOf({ definition, input, values, fromFiles, language, formPath }: FormFindingsProps) {
  const problems = allProblems(definition, { ...input, values });
  return (
    <Findings
      advises
      findings={findingsIn(definition, values, language, problems)}
      language={language}
      path=""
      opener={{ formPath, formId: FORM_ID, isEditable: (table) => !fromFiles.has(table) }}
    />
  );
}

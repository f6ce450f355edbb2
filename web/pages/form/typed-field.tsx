import { hasSeveralLines, type Language, type TypedField } from '#forms/definition.ts';
import { typedProblemText } from '#web/components/problem-text.ts';
import { DateField } from '#web/site/date-field.tsx';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { TextField } from '#web/site/text-field.tsx';
import { type ProblemCode, textsIn } from '#web/text/texts.ts';

type TypedFieldProps = {
  readonly field: TypedField;
  /** The name and the id of the input. */
  readonly name: string;
  readonly value: string;
  readonly problem: ProblemCode | undefined;
  readonly language: Language;
  /** htmx attributes of the input. */
  readonly behaviour?: Record<string, string>;
  /** In a line of a table: narrow, without the example. */
  readonly brief?: boolean;
  /** The page opens with the focus here. */
  readonly focus?: boolean;
};

/** The input of one value, according to its kind. */
export function TypedFieldInput(props: TypedFieldProps) {
  const { field, name, value, problem, language, behaviour = {}, brief = false, focus = false } = props;
  const text = textsIn(language).form;
  const help = [field.help?.[language], brief ? undefined : exampleOf(field, language)].filter(
    (paragraph) => paragraph !== undefined,
  );
  const shared = {
    name,
    value,
    problem: problem && typedProblemText(problem, value, language),
    focus,
    behaviour,
    label: field.label[language],
    note: field.optional ? siteTextsIn(language).lines.optional : undefined,
    help: help.length > 0 ? help.map((paragraph) => <p>{paragraph}</p>) : undefined,
  };
  switch (field.kind) {
    case 'amount':
      return <TextField {...shared} inputmode="decimal" width={brief ? 12 : 18} suffix="€" />;
    case 'number':
      return <TextField {...shared} inputmode="decimal" width={brief ? 7 : 10} />;
    case 'percentage':
      return <TextField {...shared} inputmode="decimal" width={7} suffix="%" />;
    case 'date':
      return <DateField {...shared} earliest={field.earliest} latest={field.latest} language={language} />;
    case 'text':
      return <TextField {...shared} width={brief ? 20 : 40} multiline={hasSeveralLines(field)} />;
    case 'choice': {
      const options = field.options.map(({ id, label }) => ({ id, label: label[language] }));
      // A pasted text that is not an option stays until one is chosen.
      const unknown = value === '' || options.some(({ id }) => id === value) ? [] : [{ id: value, label: value }];
      return <TextField {...shared} options={[{ id: '', label: text.choose }, ...unknown, ...options]} />;
    }
  }
}

/** An example of a value of this kind. */
function exampleOf({ kind }: TypedField, language: Language): string | undefined {
  const text = textsIn(language).form;
  switch (kind) {
    case 'amount':
      return text.amountHelp;
    case 'number':
      return text.numberHelp;
    case 'percentage':
      return text.percentageHelp;
    case 'date':
    case 'choice':
    case 'text':
      return undefined;
  }
}

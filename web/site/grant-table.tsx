import { formatEuro } from '#forms/amount.ts';
import type { Cents, Field, FormDefinition, Language, Values } from '#forms/definition.ts';
import { type GrantUse, grantUses } from '#forms/grants.ts';
import { textsIn } from './text/texts.ts';

const COLUMNS = ['granted', 'justified', 'counted', 'left'] as const;

/** Whether the table of grants shows this field. */
export function isInGrantTable(field: Field): boolean {
  return field.kind === 'granted' && field.grant === 'maximum';
}

type GrantTableProps = {
  readonly definition: FormDefinition;
  readonly values: Values;
  readonly language: Language;
};

/** The granted maxima of a form, each beside what was justified, what counts of it and what is left; with their totals. */
export function GrantTable({ definition, values, language }: GrantTableProps) {
  const text = textsIn(language);
  const uses = grantUses(definition, values);
  return (
    <table class="cards grants">
      <thead>
        <tr>
          <td></td>
          {COLUMNS.map((column) => (
            <th scope="col">{text.grants[column]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {uses.map((use) => (
          <tr>
            <th scope="row">{use.field.label[language]}</th>
            <Amounts language={language} amountIn={(column) => use[column]} />
          </tr>
        ))}
        {uses.length > 1 && (
          <tr class="total">
            <th scope="row">{text.lines.total}</th>
            <Amounts language={language} amountIn={(column) => totalOf(uses, column)} />
          </tr>
        )}
      </tbody>
    </table>
  );
}

type Column = (typeof COLUMNS)[number];

function Amounts(props: { language: Language; amountIn: (column: Column) => Cents | undefined }) {
  const { language, amountIn } = props;
  const { grants } = textsIn(language);
  return (
    <>
      {COLUMNS.map((column) => {
        const amount = amountIn(column);
        return (
          <td data-label={grants[column]}>
            <span>{amount === undefined ? '–' : formatEuro(amount, language)}</span>
          </td>
        );
      })}
    </>
  );
}

/** Undefined while one of them is. */
function totalOf(uses: readonly GrantUse[], column: Column): Cents | undefined {
  return uses.reduce<Cents | undefined>((sum, use) => {
    const amount = use[column];
    return sum === undefined || amount === undefined ? undefined : sum + amount;
  }, 0);
}

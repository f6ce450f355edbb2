import { formatEuro } from '../../forms/amount.ts';
import type { Field, FormDefinition, Language, Values } from '../../forms/definition.ts';

/** The amounts of a report, each with its label, as the form has them. */
export function AmountTable(props: { definition: FormDefinition; values: Values; language: Language }) {
  const { definition, values, language } = props;
  return (
    <table class="amounts">
      <tbody>
        {definition.fields.map((field) => (
          <tr class={field.id === definition.payable ? 'total' : undefined}>
            <th scope="row">{field.label[language]}</th>
            <td>{amountText(values[field.id], language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function amountText(cents: number | undefined, language: Language): string {
  return cents === undefined ? '–' : formatEuro(cents, language);
}

/** An amount that nobody types in: granted by FPS MI, or computed. The page replaces it by its id while one is typing. */
export function FixedAmount(props: { field: Field; values: Values; language: Language; note?: string }) {
  const { field, values, language, note } = props;
  return (
    <div class="field fixed" id={`fixed-${field.id}`}>
      <span class="label" id={`label-${field.id}`}>
        {field.label[language]}
        {note && <span class="note"> ({note})</span>}
      </span>
      <output aria-labelledby={`label-${field.id}`}>{amountText(values[field.id], language)}</output>
    </div>
  );
}

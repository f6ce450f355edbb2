import { type FormDefinition, fieldsOf, type Language, type SingleField, type Values } from '../../forms/definition.ts';
import { formatValue } from '../../forms/writing.ts';

/** The amounts of a report, each with its label, as the form has them. */
export function AmountTable(props: { definition: FormDefinition; values: Values; language: Language }) {
  const { definition, values, language } = props;
  return (
    <table class="amounts">
      <tbody>
        {singleFieldsOf(definition).map((field) => (
          <tr class={field.id === definition.payable ? 'total' : undefined}>
            <th scope="row">{field.label[language]}</th>
            <td>{formatValue(field, values[field.id], language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The fields of one value. */
export function singleFieldsOf(definition: FormDefinition): SingleField[] {
  return fieldsOf(definition).filter((field) => field.kind !== 'table');
}

/** An amount that nobody types in: granted by FPS MI, or computed. The page replaces it by its id while one is typing. */
export function FixedAmount(props: { field: SingleField; values: Values; language: Language; note?: string }) {
  const { field, values, language, note } = props;
  return (
    <div class="field fixed" id={`fixed-${field.id}`}>
      <span class="label" id={`label-${field.id}`}>
        {field.label[language]}
        {note && <span class="note"> ({note})</span>}
      </span>
      <output aria-labelledby={`label-${field.id}`}>{formatValue(field, values[field.id], language)}</output>
    </div>
  );
}

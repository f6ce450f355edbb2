import { changedValues } from '#forms/changes.ts';
import type { FormDefinition, Language, Values } from '#forms/definition.ts';
import { linesIn } from '#forms/values.ts';
import { formatValue } from '#forms/writing.ts';
import { lineChangesText } from '#web/components/change-text.ts';
import { linesRange } from '#web/site/line-table.tsx';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

/** After a conflict: the saved value beside the typed one, for each field where they differ. */
export function Conflict(props: {
  definition: FormDefinition;
  saved: Values;
  mine: Values;
  language: Language;
  path: string;
}) {
  const { definition, saved, mine, language, path } = props;
  const text = textsIn(language);
  const changes = changedValues(definition, saved, mine).filter(
    ({ field }) => field.kind !== 'computed' && field.kind !== 'granted',
  );
  const lineCount = (values: Values, table: string): string => {
    const { length } = linesIn(values, table);
    return length === 0 ? siteTextsIn(language).lines.noLines : linesRange(0, length, length, language);
  };
  return (
    <section class="conflict">
      <table class="cards">
        <thead>
          <tr>
            <td></td>
            <th scope="col">{text.form.conflictTitle}</th>
            <th scope="col">{text.form.conflictYours}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const { field } = change;
            return (
              <tr>
                <th scope="row">{field.label[language]}</th>
                <td data-label={text.form.conflictTitle}>
                  <span>
                    {'added' in change
                      ? lineCount(saved, field.id)
                      : formatValue(change.field, change.before, language)}
                  </span>
                </td>
                <td data-label={text.form.conflictYours}>
                  <span>
                    {'added' in change
                      ? `${lineCount(mine, field.id)} (${lineChangesText(change, language)})`
                      : formatValue(change.field, change.after, language)}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>{text.form.conflictChoice}</p>
      <p>
        <a class="button" href={path}>
          {text.form.toOverview}
        </a>
      </p>
    </section>
  );
}

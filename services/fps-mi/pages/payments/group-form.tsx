/** The form to choose which reports to pay, and on which day. */

import { formatEuro, formatNumber } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import type { PayableGroup } from '#services/fps-mi/database/payment-batches.ts';
import { LanguageField } from '#services/fps-mi/pages/links.tsx';
import { ministryFiles } from '#services/fps-mi/static-files.ts';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { DateField } from '#web/site/date-field.tsx';

/** Nothing is chosen; the day is not a date; nothing can be paid on that day. */
export type PaymentProblem = 'group' | 'date' | 'day';

/** The values of the form, valid or not; the groups by their names. */
export type TypedPayment = { readonly groups: readonly string[]; readonly executeOn: string };

/** The name of a group in an address: `covid-premium.2022`. */
export function groupName({ form, year }: Pick<PayableGroup, 'form' | 'year'>): string {
  return `${form}.${year}`;
}

type FormProps = {
  groups: readonly PayableGroup[];
  typed: TypedPayment;
  dayProblem: string | undefined;
  language: Language;
};

export function GroupForm({ groups, typed, dayProblem, language }: FormProps) {
  const text = textsIn(language).payments;
  return (
    <form method="get" action="/payments/new">
      <LanguageField language={language} />
      <table class="reports">
        <thead>
          <tr>
            <th scope="col">{text.choose}</th>
            <th scope="col">{text.form}</th>
            <th scope="col">{text.year}</th>
            <th scope="col" class="amount">
              {text.count}
            </th>
            <th scope="col" class="amount">
              {text.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow group={group} checked={typed.groups.includes(groupName(group))} language={language} />
          ))}
        </tbody>
      </table>
      <div class="payment-day">
        <DateField
          name="executeOn"
          label={text.executeOn}
          help={<p>{text.executeHelp}</p>}
          value={typed.executeOn}
          problem={dayProblem}
          language={language}
        />
        <button type="submit">{text.look}</button>
      </div>
      <script src={ministryFiles.address('date-field.js')} defer></script>
    </form>
  );
}

function GroupRow({ group, checked, language }: { group: PayableGroup; checked: boolean; language: Language }) {
  const text = textsIn(language).payments;
  const title = formTitle(group.form, language);
  return (
    <tr>
      <td data-label={text.choose}>
        <input
          type="checkbox"
          name="group"
          value={groupName(group)}
          checked={checked}
          aria-label={text.select(`${title} ${group.year}`)}
        />
      </td>
      <th scope="row">{title}</th>
      <td data-label={text.year}>{group.year}</td>
      <td data-label={text.count} class="amount">
        {formatNumber(group.count, language)}
      </td>
      <td data-label={text.total} class="amount">
        {formatEuro(group.total, language)}
      </td>
    </tr>
  );
}

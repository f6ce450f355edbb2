/** The form to choose which reports to pay, and on which day. */

import { formatEuro, formatNumber } from '#forms/amount.ts';
import type { Language } from '#forms/definition.ts';
import type { PayableGroup } from '#services/fps-mi/database/payment-batches.ts';
import { LanguageField } from '#services/fps-mi/pages/links.tsx';
import { formTitle } from '#services/fps-mi/text/form-title.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';

export type PaymentProblem = 'group' | 'day';

/** The values of the form, valid or not; the groups by their names. */
export type TypedPayment = { readonly groups: readonly string[]; readonly executeOn: string };

/** The name of a group in an address: `covid-premium.2022`. */
export function groupName({ form, year }: Pick<PayableGroup, 'form' | 'year'>): string {
  return `${form}.${year}`;
}

type FormProps = { groups: readonly PayableGroup[]; typed: TypedPayment; dayWrong: boolean; language: Language };

export function GroupForm({ groups, typed, dayWrong, language }: FormProps) {
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
        <DayField typed={typed.executeOn} isWrong={dayWrong} language={language} />
        <button type="submit">{text.look}</button>
      </div>
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

function DayField({ typed, isWrong, language }: { typed: string; isWrong: boolean; language: Language }) {
  const text = textsIn(language).payments;
  return (
    <div class={isWrong ? 'field wrong' : 'field'}>
      <label for="executeOn">{text.executeOn}</label>
      <input
        id="executeOn"
        name="executeOn"
        value={typed}
        size={12}
        maxlength={20}
        autocomplete="off"
        aria-describedby={isWrong ? 'executeOn-help executeOn-problem' : 'executeOn-help'}
        aria-invalid={isWrong ? 'true' : undefined}
      />
      <p class="help" id="executeOn-help">
        {text.executeHelp}
      </p>
      {isWrong && (
        <p class="problem" id="executeOn-problem">
          {text.problems.day}
        </p>
      )}
    </div>
  );
}

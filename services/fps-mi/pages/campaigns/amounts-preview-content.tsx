import type { Child } from 'hono/jsx';
import { formatEuro, formatNumber } from '#forms/amount.ts';
import type { GrantedField, Language, LocalText } from '#forms/definition.ts';
import type { AmountChange, AmountsChange } from '#services/fps-mi/campaigns/amounts-change.ts';
import type { AmountsNote, ReadAmounts } from '#services/fps-mi/campaigns/amounts-problems.ts';
import { textsIn } from '#services/fps-mi/text/texts.ts';
import { placeText } from './amounts-errors.tsx';

type ContentProps = {
  reading: ReadAmounts;
  change: AmountsChange;
  organisations: ReadonlyMap<string, LocalText>;
  fields: readonly GrantedField[];
  language: Language;
};

/** What the file changes. The children, which confirm it, are left out when it changes nothing. */
export function PreviewContent(props: ContentProps & { children: Child }) {
  const { change, language, children } = props;
  const { amounts: text } = textsIn(language);
  const changed = change.changes.filter(({ type }) => type !== 'unchanged');
  const same = change.changes.filter(({ type }) => type === 'unchanged');
  return (
    <>
      {changed.length === 0 ? <p class="note">{text.nothing}</p> : <p>{text.previewLead}</p>}
      <Counts change={change} language={language} />
      <Notes {...props} />
      <Sums {...props} />
      {changed.length > 0 && (
        <section aria-labelledby="changes">
          <h2 id="changes">{text.changes}</h2>
          <ChangeTable {...props} changes={changed} />
        </section>
      )}
      {same.length > 0 && (
        <details class="each">
          <summary>{text.same(same.length)}</summary>
          <ChangeTable {...props} changes={same} />
        </details>
      )}
      {change.without.length > 0 && changed.length > 0 && (
        <details class="each">
          <summary>{text.without(change.without.length)}</summary>
          <p>{change.without.map((nis) => nameOf(nis, props)).join(', ')}.</p>
        </details>
      )}
      {changed.length > 0 && children}
    </>
  );
}

/** The name of an organisation with its code: "Aartselaar (11001)". */
function nameOf(nis: string, { organisations, language }: Pick<ContentProps, 'organisations' | 'language'>): string {
  return `${organisations.get(nis)?.[language] ?? ''} (${nis})`.trim();
}

function Counts({ change, language }: Pick<ContentProps, 'change' | 'language'>) {
  const text = textsIn(language).amounts;
  const types = ['new', 'changed', 'ended', 'unchanged'] as const;
  const counts = types.map((type) => ({ type, count: change.changes.filter((each) => each.type === type).length }));
  return (
    <ul class="counts">
      {counts.map(({ type, count }) => count > 0 && <li>{text.counts[type](count)}</li>)}
      {change.kept > 0 && <li>{text.kept(change.kept)}</li>}
    </ul>
  );
}

/** What the case handler should look at before confirming. */
function Notes(props: ContentProps) {
  const { reading, fields, language } = props;
  const { amounts: text } = textsIn(language);
  const { notes, missingFields, unreadColumns } = reading;
  const labels = fields.filter(({ id }) => missingFields.includes(id)).map(({ label }) => label[language]);
  if (notes.length + labels.length + unreadColumns.length === 0) return null;
  return (
    <section aria-labelledby="notes" class="notes">
      <h2 id="notes">{text.notes}</h2>
      <ul>
        {labels.length > 0 && <li>{text.missingFields(labels.join(', '))}</li>}
        {unreadColumns.length > 0 && <li>{text.unreadColumns(unreadColumns.join(', '))}</li>}
        {notes.map((note) => (
          <li>
            {placeText(note, language)}
            {textsIn(language).terms.colon}
            {noteText(note, props)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function noteText({ code, found, about = '' }: AmountsNote, props: ContentProps): string {
  const { note } = textsIn(props.language).amounts;
  if (code === 'shown-differently') return note[code](found, about);
  if (code !== 'merged') return note[code](found);
  const into = props.organisations.has(about) ? nameOf(about, props) : about;
  return note.merged(nameOf(found, props), into);
}

/** The sum of each field before and after. */
function Sums({ change, fields, language }: ContentProps) {
  const text = textsIn(language).amounts;
  return (
    <section aria-labelledby="sums">
      <h2 id="sums">{text.sums}</h2>
      <table class="reports sums">
        <thead>
          <tr>
            <th scope="col">{text.amount}</th>
            {[text.organisations, text.before, text.after, text.difference].map((label) => (
              <th scope="col" class="amount">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ id, label }) => {
            const { before, after } = change.sums.get(id) ?? none;
            return (
              <tr>
                <th scope="row">{label[language]}</th>
                <td data-label={text.organisations} class="amount">
                  {before.organisations === after.organisations
                    ? formatNumber(after.organisations, language)
                    : `${formatNumber(before.organisations, language)} → ${formatNumber(after.organisations, language)}`}
                </td>
                <td data-label={text.before} class="amount">
                  {formatEuro(before.total, language)}
                </td>
                <td data-label={text.after} class="amount">
                  {formatEuro(after.total, language)}
                </td>
                <td data-label={text.difference} class="amount">
                  {formatEuro(after.total - before.total, language)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const none = { before: { organisations: 0, total: 0 }, after: { organisations: 0, total: 0 } };

function ChangeTable(props: ContentProps & { changes: readonly AmountChange[] }) {
  const { changes, organisations, fields, language } = props;
  const { amounts: text, terms } = textsIn(language);
  const labelOf = (field: string): string => fields.find(({ id }) => id === field)?.label[language] ?? field;
  return (
    <table class="reports changes">
      <thead>
        <tr>
          <th scope="col">NIS</th>
          <th scope="col">{terms.ocmw}</th>
          {fields.length > 1 && <th scope="col">{text.amount}</th>}
          <th scope="col" class="amount">
            {text.before}
          </th>
          <th scope="col" class="amount">
            {text.after}
          </th>
          <th scope="col">{text.kind}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ nis, field, type, before, after }) => (
          <tr>
            <th scope="row">{nis}</th>
            <td data-label={terms.ocmw}>{organisations.get(nis)?.[language]}</td>
            {fields.length > 1 && <td data-label={text.amount}>{labelOf(field)}</td>}
            <td data-label={text.before} class="amount">
              {formatEuro(before, language)}
            </td>
            <td data-label={text.after} class="amount">
              {formatEuro(after, language)}
            </td>
            <td data-label={text.kind}>{text.kinds[type]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

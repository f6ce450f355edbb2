import { z } from 'zod';
import { parseDate } from '#forms/date.ts';
import type { Language } from '#forms/definition.ts';
import { type SignatoryRole, signatoryRoles } from '#rules/report.ts';
import { type Problem, problemText } from '#web/components/notice.tsx';
import { DateField } from '#web/site/date-field.tsx';
import { asAddress, readEmail } from '#web/site/email-address.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { today } from '#web/site/moments.ts';
import { TextField } from '#web/site/text-field.tsx';
import { textsIn } from '#web/text/texts.ts';

export const absenceSchema = z.object({
  /** Empty: none was chosen. */
  role: z.enum([...signatoryRoles, '']).default(''),
  startsOn: z.string().trim().max(200).default(''),
  endsOn: z.string().trim().max(200).default(''),
  deputyEmail: z.string().max(200).default('').transform(asAddress),
  request: idSchema,
});

/** What the form contains: the input verbatim, even when it is invalid. */
export type PostedAbsence = z.output<typeof absenceSchema>;

/** An empty form. @param roles the signing roles of the person; a single one needs no choice */
export function emptyAbsence(roles: readonly SignatoryRole[]): PostedAbsence {
  const [only = '', ...others] = roles;
  return {
    role: others.length === 0 ? only : '',
    startsOn: '',
    endsOn: '',
    deputyEmail: '',
    request: crypto.randomUUID(),
  };
}

/** What is wrong with the fields. */
export function absenceProblems({ role, startsOn, endsOn, deputyEmail }: PostedAbsence): Problem[] {
  const problems: Problem[] = [];
  if (role === '') problems.push({ field: 'role', code: 'role-not-chosen' });
  const [first, last] = [parseDate(startsOn), parseDate(endsOn)];
  if (startsOn === '') problems.push({ field: 'startsOn', code: 'first-day-missing' });
  else if (first === undefined) problems.push({ field: 'startsOn', code: 'date-not-understood' });
  else if (first < today()) problems.push({ field: 'startsOn', code: 'first-day-past' });
  if (endsOn === '') problems.push({ field: 'endsOn', code: 'last-day-missing' });
  else if (last === undefined) problems.push({ field: 'endsOn', code: 'date-not-understood' });
  else if (last < today()) problems.push({ field: 'endsOn', code: 'date-past' });
  else if (first !== undefined && last < first) problems.push({ field: 'endsOn', code: 'date-before-start' });
  const address = readEmail(deputyEmail);
  if ('problem' in address) problems.push({ field: 'deputyEmail', code: address.problem });
  return problems;
}

type AbsenceFormProps = {
  readonly posted: PostedAbsence;
  readonly problems: readonly Problem[];
  /** The signing roles of the person. */
  readonly roles: readonly SignatoryRole[];
  /** Where the form is posted. */
  readonly path: string;
  readonly persons: readonly { readonly name: string; readonly email: string }[];
  readonly personId: string;
  readonly language: Language;
};

/** The form with which someone who signs reports an absence and proposes a deputy. */
export function AbsenceForm({ posted, problems, roles, path, persons, personId, language }: AbsenceFormProps) {
  const text = textsIn(language).absence;
  const problemOf = (field: string) => problemText(problems, field, language);
  return (
    <form method="post" action={path} novalidate data-unsaved>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={posted.request} />
      {roles.length === 1 ? (
        <input type="hidden" name="role" value={posted.role} />
      ) : (
        <RoleChoice posted={posted} roles={roles} problem={problemOf('role')} language={language} />
      )}
      {(['startsOn', 'endsOn'] as const).map((field) => (
        <DateField
          name={field}
          label={text[field]}
          value={posted[field]}
          problem={problemOf(field)}
          earliest={today()}
          language={language}
        />
      ))}
      <TextField
        name="deputyEmail"
        type="email"
        label={text.deputyEmail}
        help={text.deputyHelp}
        value={posted.deputyEmail}
        problem={problemOf('deputyEmail')}
        width={36}
        behaviour={{ list: 'known' }}
      />
      <datalist id="known">
        {persons.map(({ name, email }) => (
          <option value={email}>{name}</option>
        ))}
      </datalist>
      <div class="actions">
        <button type="submit" class="primary">
          {text.submit}
        </button>
      </div>
    </form>
  );
}

function RoleChoice(props: {
  posted: PostedAbsence;
  roles: readonly SignatoryRole[];
  problem: string | undefined;
  language: Language;
}) {
  const { posted, roles, problem, language } = props;
  const { absence, access } = textsIn(language);
  return (
    <fieldset class={problem ? 'wrong' : undefined} aria-describedby={problem ? 'role-problem' : undefined}>
      <legend class="small">{absence.role}</legend>
      {problem && (
        <p class="problem" id="role-problem">
          {problem}
        </p>
      )}
      {roles.map((role, index) => (
        <label class="choice">
          <input
            id={index === 0 ? 'role' : undefined}
            type="radio"
            name="role"
            value={role}
            checked={role === posted.role}
          />
          {access.roles[role]}
        </label>
      ))}
    </fieldset>
  );
}

import { z } from 'zod';
import { parseDate } from '#forms/date.ts';
import type { Language } from '#forms/definition.ts';
import { roles } from '#rules/report.ts';
import { type Problem, problemText } from '#web/components/notice.tsx';
import { DateField } from '#web/site/date-field.tsx';
import { asAddress, readEmail } from '#web/site/email-address.ts';
import { idSchema } from '#web/site/field-schemas.ts';
import { today } from '#web/site/moments.ts';
import { TextField } from '#web/site/text-field.tsx';
import { textsIn } from '#web/text/texts.ts';

export const grantSchema = z.object({
  email: z.string().max(200).default('').transform(asAddress),
  /** Empty: none was chosen. */
  role: z.enum([...roles, '']).default(''),
  startsOn: z.string().trim().max(200).default(''),
  endsOn: z.string().trim().max(200).default(''),
  request: idSchema,
});

/** What the form contains: the input verbatim, even when it is invalid. */
export type PostedGrant = z.output<typeof grantSchema>;

export function emptyGrant(): PostedGrant {
  return { email: '', role: '', startsOn: today(), endsOn: '', request: crypto.randomUUID() };
}

/** What is wrong with the fields. */
export function problemsIn({ email, role, startsOn, endsOn }: PostedGrant): Problem[] {
  const problems: Problem[] = [];
  const address = readEmail(email);
  if ('problem' in address) problems.push({ field: 'email', code: address.problem });
  if (role === '') problems.push({ field: 'role', code: 'role-not-chosen' });
  const firstDay = parseDate(startsOn);
  if (startsOn === '') problems.push({ field: 'startsOn', code: 'date-missing' });
  else if (firstDay === undefined) problems.push({ field: 'startsOn', code: 'date-not-understood' });
  if (endsOn === '') return problems;
  const lastDay = parseDate(endsOn);
  if (lastDay === undefined) problems.push({ field: 'endsOn', code: 'date-not-understood' });
  else if (lastDay < today()) problems.push({ field: 'endsOn', code: 'date-past' });
  else if (firstDay !== undefined && lastDay < firstDay) problems.push({ field: 'endsOn', code: 'date-before-start' });
  return problems;
}

type GrantFormProps = {
  readonly posted: PostedGrant;
  readonly problems: readonly Problem[];
  /** Where the form is posted. */
  readonly path: string;
  /** The persons that the DPO can choose from. */
  readonly persons: readonly { readonly name: string; readonly email: string }[];
  readonly personId: string;
  readonly language: Language;
};

/** The form with which the DPO grants a role or invites a person by e-mail. */
export function GrantForm({ posted, problems, path, persons, personId, language }: GrantFormProps) {
  const text = textsIn(language).access;
  const problemOf = (field: string) => problemText(problems, field, language);
  return (
    <form method="post" action={path} novalidate data-unsaved>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="request" value={posted.request} />
      <TextField
        name="email"
        type="email"
        label={text.email}
        help={text.emailHelp}
        value={posted.email}
        problem={problemOf('email')}
        width={36}
        behaviour={{ list: 'known' }}
      />
      <datalist id="known">
        {persons.map(({ name, email }) => (
          <option value={email}>{name}</option>
        ))}
      </datalist>
      <RoleChoice chosen={posted.role} problem={problemOf('role')} language={language} />
      {(['startsOn', 'endsOn'] as const).map((field) => (
        <DateField
          name={field}
          label={text[field]}
          value={posted[field]}
          problem={problemOf(field)}
          help={field === 'endsOn' ? <p>{text.endsOnHelp}</p> : undefined}
          language={language}
        />
      ))}
      <div class="actions">
        <button type="submit" class="primary">
          {text.grant}
        </button>
      </div>
    </form>
  );
}

type RoleChoiceProps = {
  readonly chosen: PostedGrant['role'];
  readonly problem: string | undefined;
  readonly language: Language;
};

/** The roles. None is chosen beforehand: a role given by mistake lets the wrong person sign. */
function RoleChoice({ chosen, problem, language }: RoleChoiceProps) {
  const text = textsIn(language).access;
  return (
    <fieldset class={problem ? 'wrong' : undefined} aria-describedby={problem ? 'role-problem' : undefined}>
      <legend class="small">{text.role}</legend>
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
            checked={role === chosen}
          />
          {text.roles[role]}
        </label>
      ))}
    </fieldset>
  );
}

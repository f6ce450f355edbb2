import type { Child } from 'hono/jsx';
import type { Language } from '#forms/definition.ts';
import { Note, type Problem, problemText } from '#web/components/notice.tsx';
import { TextField } from '#web/site/text-field.tsx';
import { textsIn } from '#web/text/texts.ts';
import { AccountNotations } from './account-notations.tsx';
import type { PostedData } from './posted-data.ts';

type DataFormProps = {
  readonly posted: PostedData;
  readonly problems: readonly Problem[];
  /** What another user saved in the meantime, after a conflict. */
  readonly saved: PostedData | null;
  /** Where the form is posted. */
  readonly path: string;
  readonly cancelPath: string;
  readonly personId: string;
  readonly readOnly: boolean;
  readonly language: Language;
};

/** The id of the form. */
export const FORM_ID = 'data-form';

/** The form with the account and the contact person. */
export function DataForm(props: DataFormProps) {
  const { posted, path, cancelPath, personId, readOnly, language } = props;
  const text = textsIn(language);
  const asked = props.problems.some(({ code }) => code === 'bic-other-bank');
  const confirmedBic = asked ? posted.bic.replace(/\s/g, '').toUpperCase() : posted.confirmedBic;
  return (
    <form method="post" action={path} id={FORM_ID} novalidate data-unsaved>
      <input type="hidden" name="person" value={personId} />
      <input type="hidden" name="version" value={String(posted.version)} />
      <input type="hidden" name="request" value={posted.request} />
      <input type="hidden" name="next" value={posted.next} />
      {/* Once the page has asked about this BIC, saving again confirms it. */}
      <input type="hidden" name="confirmedBic" value={confirmedBic} />
      <AccountFields {...props} />
      <ContactFields {...props} />
      <div class="actions">
        <button type="submit" class="primary" disabled={readOnly}>
          {text.save}
        </button>
        <a class="button" href={cancelPath}>
          {text.cancel}
        </a>
      </div>
    </form>
  );
}

function AccountFields(props: DataFormProps) {
  const { posted, path, language } = props;
  const text = textsIn(language).data;
  return (
    <fieldset>
      <legend>{text.accountTitle}</legend>
      <TextField
        name="account"
        label={text.accountNumber}
        value={posted.account}
        help={helpFor('account', text.accountHelp, props)}
        problem={problemOf('account', props)}
        width={26}
        behaviour={{
          'hx-post': `${path}/account`,
          'hx-trigger': 'input changed delay:150ms',
          'hx-target': '#notations',
          'hx-include': 'closest form',
          'hx-sync': 'this:replace',
        }}
      />
      <div id="notations" aria-live="polite">
        {!problemOf('account', props) && <AccountNotations typed={posted.account} language={language} />}
      </div>
      <TextField
        name="bic"
        label={text.bic}
        value={posted.bic}
        help={helpFor('bic', text.bicHelp, props)}
        problem={problemOf('bic', props)}
        width={12}
      />
      {posted.version > 0 && <Note>{text.accountWarning}</Note>}
    </fieldset>
  );
}

function ContactFields(props: DataFormProps) {
  const { posted, language } = props;
  const text = textsIn(language).data;
  return (
    <fieldset>
      <legend>{text.contactTitle}</legend>
      <p>{text.contactLead}</p>
      <TextField
        name="contactName"
        label={text.contactName}
        value={posted.contactName}
        help={helpFor('contactName', undefined, props)}
        problem={problemOf('contactName', props)}
      />
      <TextField
        name="contactEmail"
        label={text.contactEmail}
        type="email"
        value={posted.contactEmail}
        help={helpFor('contactEmail', undefined, props)}
        problem={problemOf('contactEmail', props)}
      />
      <TextField
        name="contactPhone"
        label={text.contactPhone}
        type="tel"
        value={posted.contactPhone}
        help={helpFor('contactPhone', text.contactPhoneHelp, props)}
        problem={problemOf('contactPhone', props)}
        width={18}
      />
    </fieldset>
  );
}

type FieldName = 'account' | 'bic' | 'contactName' | 'contactEmail' | 'contactPhone';

function problemOf(field: FieldName, { problems, language }: DataFormProps): string | undefined {
  return problemText(problems, field, language);
}

/** The help of a field, and below it the value that another user saved in the meantime. */
function helpFor(field: FieldName, help: string | undefined, { posted, saved, language }: DataFormProps): Child {
  if (saved === null || saved[field] === posted[field]) return help;
  const text = textsIn(language);
  return (
    <>
      {help && <p>{help}</p>}
      <p>
        <strong>
          {text.form.conflictTitle}: {saved[field]}
        </strong>
      </p>
    </>
  );
}

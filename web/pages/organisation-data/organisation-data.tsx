import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { friendlyFormatIBAN } from 'ibantools';
import { z } from 'zod';
import {
  findOrganisationData,
  isDataClosed,
  type OrganisationData,
  saveOrganisationData,
} from '#database/organisations.ts';
import { parseAccountNumber, parseBic } from '#web/bank-account.ts';
import { ErrorNotice, Note, type Problem } from '#web/components/notice.tsx';
import { OrganisationSummary } from '#web/components/organisation-summary.tsx';
import type { OrganisationEnv, Site } from '#web/env.ts';
import { page } from '#web/page.tsx';
import { TextField } from '#web/site/text-field.tsx';
import { type ErrorCode, textsIn } from '#web/text/texts.ts';
import { AccountNotations } from './account-notations.tsx';

const typedSchema = z.object({
  account: z.string().max(200).default(''),
  bic: z.string().max(200).default(''),
  contactName: z.string().max(200).default(''),
  contactEmail: z.string().max(200).default(''),
  contactPhone: z.string().max(200).default(''),
  version: z.coerce.number().int().min(0).default(0),
  request: z.uuid(),
  /** Where to go after saving: a page of this organisation. */
  next: z.string().max(300).default(''),
});
type Typed = z.output<typeof typedSchema>;
const accountSchema = typedSchema.pick({ account: true });

/** The page on which an organisation keeps its account and contact person (requirement B). */
export function organisationDataPage({ sql }: Site): Hono<OrganisationEnv> {
  return (
    new Hono<OrganisationEnv>()
      .get('/', async (context) => {
        const { organisation, roles } = context.var;
        const data = await findOrganisationData(sql, organisation.nis);
        if (data && (await isDataClosed(sql, organisation.nis))) return showClosed(context, data, false);
        if (!roles.includes('editor')) return show(context, typedFrom(data, ''), { status: 403, code: 'role-missing' });
        return show(context, typedFrom(data, context.req.query('next') ?? ''), {});
      })
      .post('/', async (context) => {
        const { organisation, session } = context.var;
        const typed = typedSchema.parse(await context.req.parseBody());
        const { data, problems } = read(typed);
        if (data === null) return show(context, typed, { status: 422, code: 'fields-wrong', problems });
        const outcome = await saveOrganisationData(sql, {
          nis: organisation.nis,
          data,
          basedOn: typed.version,
          by: session.person.id,
          commandId: typed.request,
        });
        switch (outcome) {
          case 'kept':
            return context.redirect(nextPage(typed.next, organisation.nis), 303);
          case 'role-missing':
            return show(context, typed, { status: 403, code: outcome });
          case 'unique-report-closed':
            return showClosed(context, await findOrganisationData(sql, organisation.nis), true);
          case 'version-conflict': {
            const current = await findOrganisationData(sql, organisation.nis);
            return show(context, { ...typed, version: current?.version ?? 0 }, { status: 409, code: outcome, current });
          }
        }
      })
      /** While typing: the account in its other notation. */
      .post('/account', async (context) => {
        const { account } = accountSchema.parse(await context.req.parseBody());
        return context.html(html`${<AccountNotations typed={account} language={context.var.language} />}`);
      })
  );
}

/** Only a page of this organisation may follow: an address from outside must not lead away. */
function nextPage(next: string, nis: string): string {
  const home = `/organisations/${nis}`;
  return /^[a-z0-9/-]*$/.test(next) && next.startsWith(`${home}/`) ? next : home;
}

function typedFrom(data: OrganisationData | null, next: string): Typed {
  return {
    account: data ? (friendlyFormatIBAN(data.account.iban) ?? data.account.iban) : '',
    bic: data?.account.bic ?? '',
    contactName: data?.contact.name ?? '',
    contactEmail: data?.contact.email ?? '',
    contactPhone: data?.contact.phone ?? '',
    version: data?.version ?? 0,
    request: crypto.randomUUID(),
    next,
  };
}

function read(typed: Typed): { data: Omit<OrganisationData, 'version'> | null; problems: Problem[] } {
  const problems: Problem[] = [];
  const number = parseAccountNumber(typed.account);
  if ('problem' in number) problems.push({ field: 'account', code: number.problem });
  const bank = parseBic(typed.bic);
  if ('problem' in bank) problems.push({ field: 'bic', code: bank.problem });
  const name = typed.contactName.trim().replace(/\s+/g, ' ');
  if (name === '') problems.push({ field: 'contactName', code: 'name-missing' });
  const email = z.email().safeParse(typed.contactEmail.trim());
  if (!email.success) problems.push({ field: 'contactEmail', code: 'email-not-understood' });
  const phone = typed.contactPhone.trim().replace(/\s+/g, ' ');
  if (!/^\+?[\d ./()-]{8,25}$/.test(phone)) problems.push({ field: 'contactPhone', code: 'phone-not-understood' });
  if ('problem' in number || 'problem' in bank || !email.success || problems.length > 0)
    return { data: null, problems };
  return {
    data: { account: { iban: number.iban, bic: bank.bic }, contact: { name, email: email.data, phone } },
    problems,
  };
}

type Outcome = {
  status?: 403 | 409 | 422;
  code?: ErrorCode;
  problems?: Problem[];
  /** What somebody else saved meanwhile. */
  current?: OrganisationData | null;
};

function show(context: Context<OrganisationEnv>, typed: Typed, outcome: Outcome): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const text = textsIn(language);
  const problemOf = (field: string) => outcome.problems?.find((problem) => problem.field === field)?.code;
  const saved = outcome.current ? typedFrom(outcome.current, '') : null;
  /** Beside a field that somebody else changed meanwhile: what is kept now. */
  const helpFor = (field: 'account' | 'bic' | 'contactName' | 'contactEmail' | 'contactPhone', help?: string) =>
    saved && saved[field] !== typed[field] ? (
      <>
        {help && <p>{help}</p>}
        <p>
          <strong>
            {text.form.conflictTitle}: {saved[field]}
          </strong>
        </p>
      </>
    ) : (
      help
    );
  return page(
    context,
    { title: text.data.title, organisation, ...(outcome.status && { status: outcome.status }) },
    <>
      {outcome.code && (
        <ErrorNotice
          language={language}
          code={outcome.code}
          {...(outcome.problems && { problems: outcome.problems })}
        />
      )}
      <h1>{text.data.title}</h1>
      <p class="lead">{text.data.lead}</p>
      <form method="post" action={`/organisations/${organisation.nis}/data`} novalidate data-unsaved>
        <input type="hidden" name="person" value={context.var.session.person.id} />
        <input type="hidden" name="version" value={String(typed.version)} />
        <input type="hidden" name="request" value={typed.request} />
        <input type="hidden" name="next" value={typed.next} />
        <fieldset>
          <legend>{text.data.accountTitle}</legend>
          <TextField
            language={language}
            name="account"
            label={text.data.accountNumber}
            value={typed.account}
            help={helpFor('account', text.data.accountHelp)}
            problem={problemOf('account')}
            width={26}
            behaviour={{
              'hx-post': `/organisations/${organisation.nis}/data/account`,
              'hx-trigger': 'input changed delay:150ms',
              'hx-target': '#notations',
              'hx-include': 'closest form',
              'hx-sync': 'this:replace',
            }}
          />
          <div id="notations" aria-live="polite">
            {!problemOf('account') && <AccountNotations typed={typed.account} language={language} />}
          </div>
          <TextField
            language={language}
            name="bic"
            label={text.data.bic}
            value={typed.bic}
            help={helpFor('bic', text.data.bicHelp)}
            problem={problemOf('bic')}
            width={12}
          />
          {typed.version > 0 && <Note>{text.data.accountWarning}</Note>}
        </fieldset>
        <fieldset>
          <legend>{text.data.contactTitle}</legend>
          <p>{text.data.contactLead}</p>
          <TextField
            language={language}
            name="contactName"
            label={text.data.contactName}
            value={typed.contactName}
            help={helpFor('contactName')}
            problem={problemOf('contactName')}
          />
          <TextField
            language={language}
            name="contactEmail"
            label={text.data.contactEmail}
            type="email"
            value={typed.contactEmail}
            help={helpFor('contactEmail')}
            problem={problemOf('contactEmail')}
          />
          <TextField
            language={language}
            name="contactPhone"
            label={text.data.contactPhone}
            type="tel"
            value={typed.contactPhone}
            help={helpFor('contactPhone', text.data.contactPhoneHelp)}
            problem={problemOf('contactPhone')}
            width={18}
          />
        </fieldset>
        <div class="actions">
          <button type="submit" class="primary" disabled={outcome.code === 'role-missing'}>
            {text.save}
          </button>
          <a class="button" href={nextPage(typed.next, organisation.nis)}>
            {text.cancel}
          </a>
        </div>
      </form>
    </>,
  );
}

/** All is sent: the data can only be read, with the reason. @param refused whether somebody has just tried to change them */
function showClosed(
  context: Context<OrganisationEnv>,
  data: OrganisationData | null,
  refused: boolean,
): Response | Promise<Response> {
  const { language, organisation } = context.var;
  const text = textsIn(language);
  return page(
    context,
    { title: text.data.title, organisation, ...(refused && { status: 409 }) },
    <>
      {refused && <ErrorNotice language={language} code="unique-report-closed" />}
      <h1>{text.data.title}</h1>
      {!refused && <Note>{text.data.closed}</Note>}
      {data && <OrganisationSummary language={language} data={data} />}
      <div class="actions">
        <a class="button" href={`/organisations/${organisation.nis}`}>
          {text.homepage}
        </a>
      </div>
    </>,
  );
}

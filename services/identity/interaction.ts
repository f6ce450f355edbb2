import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readForm } from '#web/site/read-form.ts';
import { chooseLanguage } from './language.ts';
import { assuranceLevels, toMethod } from './methods.ts';
import { failurePage } from './pages/failure.tsx';
import type { PageProps } from './pages/frame.tsx';
import { loginPage } from './pages/login.tsx';
import { findPerson } from './persons.ts';
import { search } from './search.ts';

/** The pages run on Node's own request and response, which oidc-provider needs. */
export type IdentityEnv = { Bindings: HttpBindings };

type InteractionOptions = { readonly provider: Provider; readonly webUrl: string; readonly log: Logger };

const text = z.string().trim().max(100).catch('');
const formSchema = z.object({ subject: text, search: text, person: text, method: text, language: text });
type Form = z.output<typeof formSchema>;

/** The login page, at the address to which the provider redirects the browser. */
export function interactionRoutes(options: InteractionOptions): Hono<IdentityEnv> {
  return new Hono<IdentityEnv>()
    .get('/:uid', async (context) => {
      const interaction = await findInteraction(context, options);
      if (interaction === undefined) return renderExpired(context, options, []);
      const form = formSchema.parse(context.req.query());
      const hint = interaction.params['login_hint'];
      const subject = form.subject === '' && typeof hint === 'string' ? hint : form.subject;
      return renderLogin(context, options, { ...form, subject }, [interaction.params['ui_locales']]);
    })
    .post('/:uid', bodyLimit({ maxSize: 10_000 }), async (context) => {
      const form = formSchema.parse(await readForm(context));
      const interaction = await findInteraction(context, options);
      if (interaction === undefined) return renderExpired(context, options, [form.language]);
      const chosen = form.person || form.subject;
      if (chosen === '' && form.search !== '') return redirectToSearch(context, form);
      const person = findPerson(chosen.toLowerCase());
      if (person === undefined) {
        const preferences = [form.language, interaction.params['ui_locales']];
        return renderLogin(context, options, form, preferences, chosen === '' ? 'subjectMissing' : 'subjectUnknown');
      }
      const method = toMethod(form.method);
      const returnTo = await options.provider.interactionResult(context.env.incoming, context.env.outgoing, {
        login: { accountId: person.subject, amr: [method], acr: assuranceLevels[method] },
      });
      options.log.info({ subject: person.subject, method }, 'identified');
      return context.redirect(returnTo, 303);
    });
}

/** The login that the browser's cookie names, if this address belongs to it. */
async function findInteraction(context: Context<IdentityEnv>, { provider }: InteractionOptions) {
  const { incoming, outgoing } = context.env;
  const interaction = await provider.interactionDetails(incoming, outgoing).catch((error: unknown) => {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  });
  return interaction?.uid === context.req.param('uid') ? interaction : undefined;
}

/** The Enter key in the search field uses the form's first button, which logs in; the user meant to search. */
function redirectToSearch(context: Context<IdentityEnv>, { search: text, method, language }: Form): Response {
  const query = new URLSearchParams({
    search: text,
    method: toMethod(method),
    language: chooseLanguage([language]),
  });
  return context.redirect(`${context.req.path}?${query}`, 303);
}

function renderExpired(
  context: Context<IdentityEnv>,
  options: InteractionOptions,
  preferences: readonly unknown[],
): Response | Promise<Response> {
  return context.html(failurePage({ ...viewOf(context, options, preferences), failure: 'expired' }), 400);
}

/** @param preferences the languages that the form and the application name, by preference */
function renderLogin(
  context: Context<IdentityEnv>,
  options: InteractionOptions,
  form: Form,
  preferences: readonly unknown[],
  error?: 'subjectMissing' | 'subjectUnknown',
): Response | Promise<Response> {
  const view = viewOf(context, options, preferences);
  const uid = context.req.param('uid') ?? '';
  const html = loginPage({
    ...view,
    action: `/interaction/${uid}`,
    help: `/help/eid?${new URLSearchParams({ language: view.language, login: uid })}`,
    method: toMethod(form.method),
    subject: form.subject,
    search: form.search === '' ? undefined : { text: form.search, found: search(form.search) },
    error,
  });
  return context.html(html, error === undefined ? 200 : 422);
}

function viewOf(
  context: Context<IdentityEnv>,
  { webUrl }: InteractionOptions,
  preferences: readonly unknown[],
): PageProps {
  const { pathname, search: query } = new URL(context.req.url);
  const language = chooseLanguage(
    [context.req.query('language'), ...preferences],
    context.req.header('Accept-Language'),
  );
  return { language, webUrl, url: context.req.method === 'GET' ? `${pathname}${query}` : pathname };
}

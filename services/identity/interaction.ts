import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import type { Logger } from 'pino';
import { z } from 'zod';
import { chooseLanguage } from './language.ts';
import { assurance, toMethod } from './methods.ts';
import { failurePage } from './pages/failure.tsx';
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
export function interactionRoutes({ provider, webUrl, log }: InteractionOptions): Hono<IdentityEnv> {
  /** The login that the browser's cookie names, if it is the one of this address. */
  const findInteraction = async (context: Context<IdentityEnv>) => {
    const { incoming, outgoing } = context.env;
    const interaction = await provider.interactionDetails(incoming, outgoing).catch((error: unknown) => {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    });
    return interaction?.uid === context.req.param('uid') ? interaction : undefined;
  };
  const view = (context: Context<IdentityEnv>, ...wishes: unknown[]) => {
    const { pathname, search: query } = new URL(context.req.url);
    const language = chooseLanguage([context.req.query('language'), ...wishes], context.req.header('Accept-Language'));
    return { language, webUrl, url: context.req.method === 'GET' ? `${pathname}${query}` : pathname };
  };
  const expired = (context: Context<IdentityEnv>, ...wishes: unknown[]) =>
    context.html(failurePage({ ...view(context, ...wishes), failure: 'expired' }), 400);

  const renderLogin = (
    context: Context<IdentityEnv>,
    form: Form,
    wishes: readonly unknown[],
    error?: 'subjectMissing' | 'subjectUnknown',
  ) => {
    const page = view(context, ...wishes);
    const uid = context.req.param('uid') ?? '';
    const html = loginPage({
      ...page,
      action: `/interaction/${uid}`,
      help: `/help/eid?${new URLSearchParams({ language: page.language, login: uid })}`,
      method: toMethod(form.method),
      subject: form.subject,
      search: form.search === '' ? undefined : { text: form.search, found: search(form.search) },
      error,
    });
    const status: ContentfulStatusCode = error === undefined ? 200 : 422;
    return context.html(html, status);
  };

  const routes = new Hono<IdentityEnv>();
  routes.get('/:uid', async (context) => {
    const interaction = await findInteraction(context);
    if (interaction === undefined) return expired(context);
    const form = formSchema.parse(context.req.query());
    const hint = interaction.params['login_hint'];
    const subject = form.subject === '' && typeof hint === 'string' ? hint : form.subject;
    return renderLogin(context, { ...form, subject }, [interaction.params['ui_locales']]);
  });
  routes.post('/:uid', bodyLimit({ maxSize: 10_000 }), async (context) => {
    const form = formSchema.parse(await context.req.parseBody());
    const interaction = await findInteraction(context);
    if (interaction === undefined) return expired(context, form.language);
    const chosen = form.person || form.subject;
    if (chosen === '' && form.search !== '') {
      // The Enter key in the search field uses the form's first button, which logs in; the user meant to search.
      const { search, method, language } = form;
      const query = new URLSearchParams({ search, method: toMethod(method), language: chooseLanguage([language]) });
      return context.redirect(`${context.req.path}?${query}`, 303);
    }
    const person = findPerson(chosen.toLowerCase());
    if (person === undefined) {
      const wishes = [form.language, interaction.params['ui_locales']];
      return renderLogin(context, form, wishes, chosen === '' ? 'subjectMissing' : 'subjectUnknown');
    }
    const method = toMethod(form.method);
    const returnTo = await provider.interactionResult(context.env.incoming, context.env.outgoing, {
      login: { accountId: person.subject, amr: [method], acr: assurance[method] },
    });
    log.info({ subject: person.subject, method }, 'identified');
    return context.redirect(returnTo, 303);
  });
  return routes;
}

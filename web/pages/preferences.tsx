import { Hono } from 'hono';
import { z } from 'zod';
import { findMailAddress, findMailDelivery, storeMailDelivery } from '#database/mail-preferences.ts';
import { storeLanguage } from '#database/persons.ts';
import { type Language, languages } from '#forms/definition.ts';
import { DIGEST_TIME, type MailDelivery, mailDeliveries } from '#rules/mails.ts';
import { Done } from '#web/components/notice.tsx';
import type { PageDependencies } from '#web/env.ts';
import { page } from '#web/page.tsx';
import type { SessionEnv } from '#web/site/env.ts';
import { rememberLanguage } from '#web/site/language-choice.ts';
import { readForm } from '#web/site/read-form.ts';
import { routeSettings } from '#web/site/route-settings.ts';
import { textsIn as siteTextsIn } from '#web/site/text/texts.ts';
import { textsIn } from '#web/text/texts.ts';

export const PREFERENCES_PATH = '/preferences';

/** The form that is posted here. */
export const preferencesSchema = z.strictObject({
  person: z.uuid(),
  delivery: z.enum(mailDeliveries),
  language: z.enum(languages),
});

/** The page on which a person chooses when, and in which language, they get mails. For use behind `requireSession` and `requireOwnForms`. */
export function preferencesPage({ sql, webUrl }: Pick<PageDependencies, 'sql' | 'webUrl'>): Hono<SessionEnv> {
  return new Hono<SessionEnv>()
    .get(PREFERENCES_PATH, async (context) => {
      const { language, session } = context.var;
      const [delivery, address] = await Promise.all([
        findMailDelivery(sql, session.person.id),
        findMailAddress(sql, session.person.id),
      ]);
      const { title, saved } = textsIn(language).preferences;
      const content = (
        <>
          {context.req.query('saved') !== undefined && <Done>{saved}</Done>}
          <h1>{title}</h1>
          <Address address={address} language={language} />
          <PreferencesForm personId={session.person.id} delivery={delivery} language={language} />
        </>
      );
      return await page(context, { title }, content);
    })
    .post(PREFERENCES_PATH, routeSettings({ rateLimit: 'preferences' }), async (context) => {
      const { session } = context.var;
      const { delivery, language } = preferencesSchema.parse(await readForm(context));
      await Promise.all([
        storeMailDelivery(sql, session.person.id, delivery),
        storeLanguage(sql, session.person.id, language),
      ]);
      rememberLanguage(context, language, webUrl.startsWith('https:'));
      return context.redirect(`${PREFERENCES_PATH}?saved`, 303);
    });
}

/** Where the mails go, and who can change that. */
function Address({ address, language }: { readonly address: string | null; readonly language: Language }) {
  const text = textsIn(language).preferences;
  return (
    <>
      <p class="lead">{address === null ? text.noAddress : text.address(address)}</p>
      <p>{text.addressFrom}</p>
    </>
  );
}

type PreferencesFormProps = {
  readonly personId: string;
  readonly delivery: MailDelivery;
  readonly language: Language;
};

function PreferencesForm({ personId, delivery, language }: PreferencesFormProps) {
  const { preferences: text, save } = textsIn(language);
  const { languageNames } = siteTextsIn(language).page;
  return (
    <form method="post" action={PREFERENCES_PATH} data-unsaved>
      <input type="hidden" name="person" value={personId} />
      <fieldset aria-describedby="always">
        <legend class="small">{text.delivery}</legend>
        {mailDeliveries.map((each) => (
          <label class="choice">
            <input type="radio" name="delivery" value={each} checked={each === delivery} required />
            {text.deliveries[each](DIGEST_TIME)}
          </label>
        ))}
      </fieldset>
      <div id="always">
        <p>{text.always}</p>
        <ul>
          {text.alwaysList.map((each) => (
            <li>{each}</li>
          ))}
        </ul>
      </div>
      <fieldset>
        <legend class="small">{text.language}</legend>
        {languages.map((each) => (
          <label class="choice">
            <input type="radio" name="language" value={each} checked={each === language} required />
            <span lang={each}>{languageNames[each]}</span>
          </label>
        ))}
      </fieldset>
      <div class="actions">
        <button type="submit" class="primary">
          {save}
        </button>
      </div>
    </form>
  );
}

import { randomUUID } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatDate } from '#forms/date.ts';
import { dayOf } from '#rules/calendar.ts';
import { addDays } from '#rules/days.ts';
import { receiptSchema } from '#services/fps-mi/api/answers.ts';
import { cacheCampaigns } from '#services/fps-mi/campaigns/campaign-cache.ts';
import { type Campaigns, createCampaigns } from '#services/temporal/campaigns.ts';
import { type Backend, startBackend } from '#test/support/backend.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import {
  addHandler,
  cookieOf,
  deliver,
  delivery,
  type Ministry,
  SITE_URL,
  startMinistry,
} from '#test/support/ministry.ts';
import { keepFirstOrganisations } from '#test/support/people.ts';
import { readableLog } from '#test/support/security-lines.ts';

let database: FreshDatabase;
let backend: Backend;
let ministry: Ministry;
let campaigns: Campaigns;
/** The same campaigns through the ministry's cache. */
let kept: Campaigns;
const { log, take } = readableLog();
let handler: string;
let cookie: string;
const PATH = '/campaigns/covid-premium/2022';
const today = dayOf(new Date());

beforeAll(async () => {
  database = await freshDatabase();
  await keepFirstOrganisations(database.sql, 60);
  backend = await startBackend(database.sql, 'ministry');
  campaigns = createCampaigns(backend.client, backend.log);
  ministry = await startMinistry({
    log,
    campaigns: {
      open: (...given) => kept.open(...given),
      change: (...given) => kept.change(...given),
      remind: (...given) => kept.remind(...given),
      state: (...given) => kept.state(...given),
    },
  });
  kept = cacheCampaigns({ campaigns, sql: ministry.sql, log: backend.log });
  handler = await addHandler(ministry.sql);
  cookie = await cookieOf(ministry.sql, handler);
}, 60_000);
afterAll(async () => {
  await ministry?.close();
  await backend?.stop();
  await database?.drop();
});

const get = async (path = PATH, on = ministry) => {
  const answer = await on.app.request(`${SITE_URL}${path}`, {
    headers: { Cookie: on === ministry ? cookie : on.cookie },
  });
  return { status: answer.status, text: await answer.text(), refresh: answer.headers.get('Refresh') };
};
const plan = {
  opensOn: today,
  dueOn: addDays(today, 40),
  closesOn: addDays(today, 70),
  at: '09:00',
  daysBeforeDue: '30, 14, 7, 2',
  signatureEvery: '3',
  dailyInLast: '7',
  copyFrom: '3',
  overdueEvery: '7',
};
const post = async (
  fields: Record<string, string>,
  file = '',
  path = PATH,
  on = { app: ministry.app, handler, cookie },
) => {
  const form = new FormData();
  const all = { person: on.handler, version: '0', request: randomUUID(), ...plan, ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  if (file) form.set('advances', new File([file], 'advances.csv'));
  const answer = await on.app.request(`${SITE_URL}${path}`, {
    method: 'POST',
    body: form,
    headers: { Cookie: on.cookie },
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('Location') };
};

const remind = async (nis: readonly string[], request: string = randomUUID(), path = PATH) => {
  const form = new FormData();
  form.set('person', handler);
  form.set('request', request);
  for (const each of nis) form.append('nis', each);
  const headers = { Cookie: cookie };
  const answer = await ministry.app.request(`${SITE_URL}${path}/missing`, { method: 'POST', body: form, headers });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('Location') };
};
const asked = async () => {
  const state = await campaigns.state({ form: 'covid-premium', year: 2022 });
  return state !== null && state !== 'unavailable' ? state.asked : null;
};

describe('The pages of campaigns', () => {
  it('require a login', async () => {
    const answer = await ministry.app.request(`${SITE_URL}${PATH}`);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain(`name="return" value="${PATH}"`);
  });

  it('list each form with the stage of its campaign, and offer to open it', async () => {
    const { status, text } = await get('/campaigns');
    expect(status).toBe(200);
    expect(text).toContain('Covid-19: Tijdelijke premie');
    expect(text).toContain('niet geopend');
    expect((await get()).text).toContain('Campagne openen');
  });

  it('show every invalid field and line, keep the typed values, and open nothing', async () => {
    const wrong = await post({ dueOn: '2027-02-30', at: '23:00', copyFrom: '0' }, 'nis;amount\n99999;1\n11001;-5\n');
    expect(wrong.status).toBe(422);
    for (const text of [
      'value="2027-02-30"',
      'href="#dueOn"',
      'href="#at"',
      'href="#copyFrom"',
      'Regel 2',
      'Regel 3',
    ]) {
      expect(wrong.text).toContain(text);
    }
    const disordered = await post({ closesOn: addDays(plan.dueOn, -1) });
    expect([disordered.status, disordered.text.includes('De eerste dag mag niet')]).toEqual([422, true]);
    expect(await campaigns.state({ form: 'covid-premium', year: 2022 })).toBeNull();
    expect(await database.sql`select 1 from advances`).toHaveLength(0);
  });

  it('open a campaign with its advances once when submitted twice, and show the progress', async () => {
    const request = randomUUID();
    const file = 'nis;amount\n11001;1.234,50\n11002;0\n';
    const answers = await Promise.all([post({ request }, file), post({ request }, file)]);
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, PATH],
      [303, PATH],
    ]);
    const page = await get();
    if (page.text.includes('wordt geopend')) expect(page.refresh).toBe('2');
    await vi.waitFor(async () => expect((await get()).text).toContain('60 van 60'), 60_000);
    expect((await get('/campaigns')).text).toContain('60 van 60');
    expect(await database.sql`select nis, cents from advances order by nis`).toEqual([
      { nis: '11001', cents: 123_450n },
      { nis: '11002', cents: 0n },
    ]);
    expect((await post({})).status).toBe(409);
  });

  it('change a campaign only when it is still the version that was shown', async () => {
    take();
    const changed = await post({ version: '1', dueOn: formatDate(addDays(today, 41), 'nl') });
    expect(changed.status).toBe(303);
    expect((await get()).text).toContain(`value="${formatDate(addDays(today, 41), 'nl')}"`);
    const conflict = await post({ version: '1', dueOn: addDays(today, 50) });
    expect([conflict.status, conflict.text.includes(formatDate(addDays(today, 50), 'nl'))]).toEqual([409, true]);
    expect(take()).toMatchObject([
      { event: 'campaign-changed', on: { campaign: 'campaign/covid-premium/2022' }, result: 'done' },
      { event: 'campaign-changed', result: 'refused', reason: 'campaign-changed' },
    ]);
    expect(await database.sql`select 1 from advances`).toHaveLength(2);
  });

  it('send reminders to the chosen organisations among those that have not reported', async () => {
    const page = await get(`${PATH}/missing?search=aartselaar`);
    expect(page.text).toContain('Dit ene OCMW herinneren');
    expect(page.text).not.toContain('value="63023"');
    expect((await get(`${PATH}/missing`)).text).toContain('Alle 581 OCMW’s hieronder herinneren');
    const noneChosen = await remind([]);
    expect([noneChosen.status, noneChosen.text.includes('Kies in de lijst minstens één OCMW.')]).toEqual([422, true]);
    const request = randomUUID();
    const submitted = await Promise.all([1, 2].map(() => remind(['11001', '11002'], request)));
    expect(submitted.map(({ status, location }) => [status, location])).toEqual([
      [303, PATH],
      [303, PATH],
    ]);
    // No notifier runs here, so the requested reminders stay pending.
    await vi.waitFor(async () => expect(await asked()).toBe(2), 20_000);
  });

  it('repeat an unconfirmed request for reminders as the same request', async () => {
    const requests: string[] = [];
    kept = {
      ...campaigns,
      remind: (_key, { request }) => {
        requests.push(request);
        return Promise.resolve('unconfirmed');
      },
    };
    const answer = await remind(['11001']);
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('wat al gebeurd is, gebeurt geen tweede keer');
    expect(answer.text).not.toContain('Er is niets verstuurd');
    const { document } = parseHTML(answer.text);
    const chosen = [...document.querySelectorAll('input[name=nis][checked]')].map((box) => box.getAttribute('value'));
    expect(chosen).toEqual(['11001']);
    const request = document.querySelector('input[name=request]')?.getAttribute('value') ?? '';
    await remind(['11001'], request);
    await remind(['11002'], request);
    expect(requests[1]).toBe(requests[0]);
    expect(requests[2]).not.toBe(requests[0]);
    kept = cacheCampaigns({ campaigns, sql: ministry.sql, log: backend.log });
  });

  it('send no reminder after a report was received, until it is returned', async () => {
    const sent = await deliver(ministry.app, delivery({ nis: '11001' }));
    const { reference } = receiptSchema.parse(await sent.json());
    expect((await get(`${PATH}/missing?search=11001`)).text).toContain('Geen enkel OCMW voldoet');
    expect((await remind(['11001'])).status).toBe(422);
    await ministry.sql`
      insert into decisions (id, reference, type, reason, handler, carried_out_at)
      values (gen_random_uuid(), ${reference}, 'return', 'Kijk na.', ${handler}, now())`;
    expect((await get(`${PATH}/missing?search=11001`)).text).toContain('Teruggestuurd');
  });

  it('send no reminder before the campaign is opened', async () => {
    const before = PATH.replace('covid-premium/2022', 'personnel-costs/2026');
    expect((await get(`${before}/missing`)).text).toContain('Herinneren kan zodra de campagne');
    expect((await remind(['11001'], randomUUID(), before)).status).toBe(409);
  });

  it('explain that Temporal cannot be reached, and keep the typed values', async () => {
    const alone = await startMinistry();
    const page = await get(PATH, alone);
    expect(page.status).toBe(503);
    expect(page.text).toContain('De campagnes zijn nu even niet bereikbaar. Probeer het');
    expect(page.text).not.toContain('<button type="submit">Campagne openen');
    const otherHandler = await addHandler(alone.sql);
    const on = { app: alone.app, handler: otherHandler, cookie: await cookieOf(alone.sql, otherHandler) };
    const unsaved = await post({ version: '3', dueOn: addDays(today, 55) }, 'nis;amount\n11001;1\n', PATH, on);
    expect(unsaved.status).toBe(503);
    expect(unsaved.text).toContain('Er is niets opgeslagen.');
    expect(unsaved.text).toContain('name="version" value="3"');
    expect(unsaved.text).toContain(`value="${formatDate(addDays(today, 55), 'nl')}"`);
    expect(unsaved.text).toContain('Kies het bestand met de voorschotten opnieuw');
    expect((await get('/campaigns', alone)).text).toContain('nu niet bekend');
    expect((await get(`${PATH}/missing`, alone)).text).toContain('Herinneren gaat nu even niet');
    await alone.close();
  });

  it('show a campaign whose workflow is no longer in Temporal, and can still change it', async () => {
    const key = { form: 'covid-premium', year: 2022 };
    const before = await kept.state(key);
    const forgotten: Campaigns = { ...campaigns, state: () => Promise.resolve(null) };
    kept = cacheCampaigns({ campaigns: forgotten, sql: ministry.sql, log: backend.log });
    if (before === null || before === 'unavailable') throw new Error('the campaign is not open');
    expect(await kept.state(key)).toEqual({ ...before, nextRound: null, asked: 0 });
    expect((await get('/campaigns')).text).toContain('60 van 60');
    await ministry.sql`
      update campaigns set plan = plan || ${ministry.sql.json({ opensOn: '2022-01-01', dueOn: '2022-02-28', closesOn: '2022-03-31' })}`;
    const list = (await get('/campaigns')).text;
    expect(list).toContain('afgesloten');
    expect(list).toContain('1 januari 2022 tot en met 31 maart 2022');
    expect((await get()).text).toContain('60 van 60');
    expect((await post({ version: String(before.version), dueOn: addDays(today, 43) })).status).toBe(303);
    expect(await kept.state(key)).toMatchObject({ version: before.version + 1, stage: 'open', opened: 60 });
    expect(await kept.state({ form: 'participation', year: 2026 })).toBeNull();
    kept = cacheCampaigns({ campaigns, sql: ministry.sql, log: backend.log });
  });

  it('are available in French and German', async () => {
    expect((await get(`${PATH}?language=fr`)).text).toContain('Modifier la campagne');
    expect((await get(`${PATH}?language=de`)).text).toContain('Kampagne ändern');
  });
});

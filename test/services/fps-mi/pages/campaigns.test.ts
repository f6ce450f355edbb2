import { randomUUID } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatDate } from '#forms/date.ts';
import { dayOf } from '#rules/calendar.ts';
import { addDays } from '#rules/days.ts';
import { receiptSchema } from '#services/fps-mi/api/answers.ts';
import { cacheCampaigns } from '#services/fps-mi/campaigns/campaign-cache.ts';
import { recordGrants } from '#services/fps-mi/campaigns/record-grants.ts';
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
  kept = cacheCampaigns({
    campaigns: recordGrants({ campaigns, sql: ministry.sql, log: backend.log }),
    sql: ministry.sql,
    log: backend.log,
  });
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
const post = async (fields: Record<string, string>, path = PATH, on = { app: ministry.app, handler, cookie }) => {
  const form = new FormData();
  const all = { person: on.handler, version: '0', request: randomUUID(), ...plan, ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  const answer = await on.app.request(`${SITE_URL}${path}`, {
    method: 'POST',
    body: form,
    headers: { Cookie: on.cookie },
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('Location') };
};

/** Posts a form of the page of granted amounts, or of a file with them. */
const postAmounts = async (path: string, fields: Record<string, string | File>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ person: handler, ...fields })) form.set(name, value);
  const headers = { Cookie: cookie };
  const answer = await ministry.app.request(`${SITE_URL}${path}`, { method: 'POST', body: form, headers });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('Location') ?? '' };
};
const upload = (content: string, request: string = randomUUID()) =>
  postAmounts(`${PATH}/amounts`, { request, file: new File([content], 'amounts.csv') });
/** The fields of the form that confirms a file. */
const confirmationIn = (text: string) => {
  const value = (name: string): string =>
    parseHTML(text).document.querySelector(`form.confirm input[name=${name}]`)?.getAttribute('value') ?? '';
  return { version: value('version'), basis: value('basis') };
};
const cellsIn = (text: string, table: string): string[] =>
  [...parseHTML(text).document.querySelectorAll(`${table} tbody tr`)].map((row) =>
    [...row.children].map((cell) => cell.textContent?.replace(/\s+/g, ' ').trim()).join(' | '),
  );
const advances = () => database.sql`select nis, cents from advances order by nis`;

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

  it('show every invalid field, keep the typed values, and open nothing', async () => {
    const wrong = await post({ dueOn: '2027-02-30', at: '23:00', copyFrom: '0' });
    expect(wrong.status).toBe(422);
    for (const text of ['value="2027-02-30"', 'href="#dueOn"', 'href="#at"', 'href="#copyFrom"']) {
      expect(wrong.text).toContain(text);
    }
    const disordered = await post({ closesOn: addDays(plan.dueOn, -1) });
    expect([disordered.status, disordered.text.includes('De eerste dag mag niet')]).toEqual([422, true]);
    expect(await campaigns.state({ form: 'covid-premium', year: 2022 })).toBeNull();
    expect(await database.sql`select 1 from advances`).toHaveLength(0);
  });

  it('refuse a file of amounts with the place of each wrong cell, or the reason, and keep nothing of it', async () => {
    const wrong = await upload('nis;bedrag\n99999;1\n11001;-5\n');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Rij 2, kolom A: er is geen OCMW met deze NIS-code (99999)');
    expect(wrong.text).toContain('Rij 3, kolom B: een toegekend bedrag mag niet kleiner dan nul zijn (-5)');
    for (const [content, reason] of [
      ['', 'Kies een bestand'],
      ['naam;bedrag\nAalst;5', 'Er is een kolom ‘NIS’ nodig, en een kolom voor het bedrag: ‘'],
      ['PK\u0003\u0004', 'beschadigd'],
    ] as const) {
      const refused = await upload(content);
      expect([refused.status, refused.text.includes(reason)]).toEqual([422, true]);
    }
    expect(await ministry.sql`select 1 from grant_uploads`).toHaveLength(0);
    const gone = await get(`${PATH}/amounts/${randomUUID()}`);
    expect([gone.status, gone.text.includes('niet meer bewaard')]).toEqual([404, true]);
  });

  it('open a campaign with the amounts of a confirmed file once when submitted twice, and show the progress', async () => {
    take();
    const file = 'nis;bedrag\n11001;1.234,50\n11002;0\n';
    const request = randomUUID();
    const { location } = await upload(file, request);
    expect((await upload(file, request)).location).toBe(location);
    const preview = await get(location);
    expect(cellsIn(preview.text, '.changes')).toEqual([
      '11001 | Aartselaar | € 0,00 | € 1.234,50 | nieuw',
      '11002 | Antwerpen | € 0,00 | € 0,00 | ongewijzigd',
    ]);
    expect((await get(PATH)).text).toContain('Er zijn nog geen bedragen toegekend');
    const confirmation = confirmationIn(preview.text);
    const confirmed = await Promise.all([1, 2].map(() => postAmounts(location, confirmation)));
    expect(confirmed.map(({ status }) => status)).toEqual([303, 303]);
    expect((await get(`${PATH}/amounts`)).text).toContain('Deze bedragen gelden zodra de campagne geopend wordt.');
    const opening = randomUUID();
    const answers = await Promise.all([post({ request: opening }), post({ request: opening })]);
    expect(answers.map(({ status, location: to }) => [status, to])).toEqual([
      [303, PATH],
      [303, PATH],
    ]);
    const page = await get();
    if (page.text.includes('wordt geopend')) expect(page.refresh).toBe('2');
    await vi.waitFor(async () => expect((await get()).text).toContain('60 van 60'), 60_000);
    expect((await get('/campaigns')).text).toContain('60 van 60');
    expect(await advances()).toEqual([
      { nis: '11001', cents: 123_450n },
      { nis: '11002', cents: 0n },
    ]);
    expect((await post({})).status).toBe(409);
    const events = take().map(({ event, on, result }) => [event, on.organisations, result]);
    expect(events).toContainEqual(['amounts-prepared', 1, 'done']);
  });

  it('change only the amounts that a file has, once, and not when they are no longer those that were shown', async () => {
    take();
    const { location } = await upload('NIS;OCMW;Voorschot\n11002;Antwerpen;2.000,00\n11004;Boechout;\nTotaal;;2.000\n');
    const preview = await get(location);
    expect(cellsIn(preview.text, '.sums')[0]).toMatch(/\| 1 → 2 \| € 1\.234,50 \| € 3\.234,50 \| € 2\.000,00$/);
    expect(cellsIn(preview.text, '.changes')).toEqual(['11002 | Antwerpen | € 0,00 | € 2.000,00 | nieuw']);
    expect(preview.text).toContain('het totaal is nagerekend');
    const confirmation = confirmationIn(preview.text);
    const other = await upload('nis;voorschot\n11001;1\n');
    const otherPreview = await get(other.location);
    const submitted = await Promise.all([1, 2].map(() => postAmounts(location, confirmation)));
    expect(submitted.map(({ status, location: to }) => [status, to])).toEqual([
      [303, `${PATH}/amounts`],
      [303, `${PATH}/amounts`],
    ]);
    expect(await advances()).toEqual([
      { nis: '11001', cents: 123_450n },
      { nis: '11002', cents: 200_000n },
    ]);
    const late = await postAmounts(other.location, confirmationIn(otherPreview.text));
    expect([late.status, late.text.includes('intussen gewijzigd')]).toEqual([409, true]);
    expect(await advances()).toHaveLength(2);
    expect(take()).toContainEqual(
      expect.objectContaining({
        event: 'campaign-changed',
        on: expect.objectContaining({ campaign: 'campaign/covid-premium/2022', organisations: 1 }),
        result: 'done',
      }),
    );
    const page = await get(`${PATH}/amounts`);
    expect(page.text).toContain('Vastgelegd op');
    expect(cellsIn(page.text, '.each')).toEqual(['11001 | Aartselaar | € 1.234,50', '11002 | Antwerpen | € 2.000,00']);
    const list = await ministry.app.request(`${SITE_URL}${PATH}/amounts/list.csv`, { headers: { Cookie: cookie } });
    const lines = (await list.text()).split('\r\n');
    expect([lines.length, lines[1]?.split(';').slice(0, 3)]).toEqual([583, ['11001', 'Aartselaar', '1234,50']]);
    expect(take()).toMatchObject([{ event: 'list-downloaded', on: { file: 'amounts-covid-premium-2022.csv' } }]);
  });

  it('change a campaign only when it is still the version that was shown', async () => {
    take();
    const changed = await post({ version: '2', dueOn: formatDate(addDays(today, 41), 'nl') });
    expect(changed.status).toBe(303);
    expect((await get()).text).toContain(`value="${formatDate(addDays(today, 41), 'nl')}"`);
    const conflict = await post({ version: '2', dueOn: addDays(today, 50) });
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

  it.each(['nl', 'fr', 'de'])(
    'list the organisations in the order of their names in %s, and find them',
    async (language) => {
      const listed = async (search: string, column: number): Promise<string[]> => {
        const query = `search=${encodeURIComponent(search)}&language=${language}`;
        const [, ...rows] = (await get(`${PATH}/missing/list.csv?${query}`)).text.split('\r\n');
        return rows.flatMap((row) => row.split(';')[column] ?? []);
      };
      const names = (await listed('', ['nl', 'fr', 'de'].indexOf(language) + 1)).filter((name) => name !== '');
      expect(names).toHaveLength(581);
      expect(names).toEqual(names.toSorted(new Intl.Collator(`${language}-BE`).compare));
      for (const [typed, nis] of [
        ['écaussinnes', '55050'],
        ['truiden sint', '71053'],
        ['bullingen', '63012'],
        ['Braine–l’Alleud', '25014'],
      ] as const)
        expect((await listed(typed, 0)).filter((code) => code !== '')).toEqual([nis]);
    },
  );

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
    const unsaved = await post({ version: '3', dueOn: addDays(today, 55) }, PATH, on);
    expect(unsaved.status).toBe(503);
    expect(unsaved.text).toContain('Er is niets opgeslagen.');
    expect(unsaved.text).toContain('name="version" value="3"');
    expect(unsaved.text).toContain(`value="${formatDate(addDays(today, 55), 'nl')}"`);
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

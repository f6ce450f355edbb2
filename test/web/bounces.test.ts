import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordBounces } from '#database/bounces.ts';
import { invite } from '#database/invitations.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';
import { siteFor } from '#test/support/site.ts';
import { type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';
import { formatDay, today } from '#web/site/moments.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
let nextOrganisation: () => string;
let nis: string;
let access: string;
let dpoId: string;
let dpo: Visitor;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
  app = siteFor(database.as('web'));
});
afterAll(() => database.drop());
beforeEach(async () => {
  nis = nextOrganisation();
  access = `/organisations/${nis}/access`;
  dpoId = await addPerson(database.sql, nis, ['dpo']);
  dpo = await visitor(app, database.sql, dpoId);
});

describe('an address that mails do not reach', () => {
  /** A mail to this address that came back. */
  async function comesBack(address: string): Promise<void> {
    const messageId = `<${randomUUID()}>`;
    await database.sql`
      insert into mails (message_id, kind, recipient, addresses)
      values (${messageId}, 'list', 'x', ${[address.toLowerCase()]})`;
    const bounce = { address: address.toLowerCase(), status: '5.1.1', diagnostic: '550 5.1.1 unknown' };
    await recordBounces(database.sql, messageId, [bounce]);
  }

  it('is shown beside the person and the invitation, and is a task of the DPO until a mail arrives', async () => {
    const [person] = await database.sql<{ email: string }[]>`
      select email from persons where id = ${await addPerson(database.sql, nis, ['editor'])}`;
    const officerEmail = person?.email.toLowerCase() ?? '';
    const offer = {
      email: 'new@ocmw.example',
      language: 'nl',
      role: 'editor',
      startsOn: today(),
      endsOn: null,
    } as const;
    expect(await invite(database.sql, { nis, by: dpoId, commandId: randomUUID(), ...offer })).toBe('invited');
    const home = `/organisations/${nis}`;
    const task = 'Personen zijn niet bereikbaar per e-mail';
    expect(words(await dpo.get(home))).not.toContain(task);
    await comesBack(officerEmail);
    await comesBack('NEW@ocmw.example');
    const day = formatDay(today(), 'nl');
    const page = words(await dpo.get(access));
    for (const address of [officerEmail, 'new@ocmw.example']) {
      expect(page).toContain(`De e-mail van ${day} aan ${address} kwam niet aan (het adres bestaat niet: 5.1.1).`);
    }
    expect(page).toContain('trek de uitnodiging dan in');
    expect(words(await dpo.get(home))).toContain(task);
    await database.sql`
      insert into mails (message_id, kind, recipient, addresses, sent_at)
      select gen_random_uuid(), 'list', 'x', array[each], now() + interval '1 second'
      from unnest(${[officerEmail, 'new@ocmw.example']}::text[]) each`;
    expect(words(await dpo.get(access))).not.toContain('kwam niet aan');
    expect(words(await dpo.get(home))).not.toContain(task);
  });

  it('of the contact person is a task of the officer, and is shown where it is changed', async () => {
    const officerId = await addPerson(database.sql, nis, ['editor']);
    await fillInOrganisation(database.sql, nis, officerId);
    await comesBack('an@ocmw.example');
    const officer = await visitor(app, database.sql, officerId);
    expect(words(await officer.get(`/organisations/${nis}`))).toContain(
      'De contactpersoon is niet bereikbaar per e-mail',
    );
    const data = words(await officer.get(`/organisations/${nis}/data`));
    expect(data).toContain('aan an@ocmw.example kwam niet aan (het adres bestaat niet: 5.1.1).');
    expect(data).toContain('kies een andere contactpersoon');
    expect(words(await dpo.get(`/organisations/${nis}/data`))).toContain('Wie formulieren invult');
  });
});

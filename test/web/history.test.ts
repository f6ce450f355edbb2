import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordBounces } from '#database/bounces.ts';
import { contentsOf, versionsOf } from '#database/report-versions.ts';
import { participation2026 } from '#forms/2026/participation.ts';
import type { Line } from '#forms/definition.ts';
import { carryOut, draftOf } from '#test/support/carry-out.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation } from '#test/support/people.ts';
import { type ReceivedVersion, receivedReport } from '#test/support/received-report.ts';
import { siteFor } from '#test/support/site.ts';
import { hasLink, type Visitor, visitor, words } from '#test/support/visitor.ts';
import type { SiteEnv } from '#web/site/env.ts';

let database: FreshDatabase;
let app: Hono<SiteEnv>;
beforeAll(async () => {
  database = await freshDatabase();
  app = siteFor(database.as('web'));
});
afterAll(() => database?.drop());

describe('the history of a report that FPS MI returned', () => {
  const nis = '11001';
  const history = `/organisations/${nis}/reports/covid-premium/2022/history`;
  let officer: Visitor;
  let received: ReceivedVersion;
  beforeAll(async () => {
    const { sql } = database;
    const report = await receivedReport(sql, nis);
    await sql`update persons set name = 'Lieve Van Dyck' where id = ${report.officer}`;
    received = await report.receive(10_000);
    await report.decide('return', received.reference);
    await report.receive(12_500);
    await sql`
      insert into mails (message_id, report_id, kind, recipient)
      values ('<1@here>', ${report.id}, 'report-returned', ${report.officer}),
        ('<2@here>', ${report.id}, 'reminder', 'contact')`;
    officer = await visitor(app, sql, report.officer);
  });

  it('names who saved each version, and the case handler for the version that the return made', async () => {
    const page = words(await officer.get(history));
    expect(page).toContain('Versie 1 Opgeslagen door Lieve Van Dyck op');
    expect(page).toContain('Versie 2 Heropend door Hilde Claes (POD MI) op');
    expect(page).toContain('Versie 3 (huidige versie) Opgeslagen door Lieve Van Dyck op');
  });

  it('says who signed which version, and keeps the signatures of a version that was delivered', async () => {
    const [third, second, first] = await versionsOf(database.sql, `covid-premium/2022/${nis}`);
    expect(first?.signatures.map(({ name, removedAt }) => [name, removedAt])).toEqual([
      ['Œdipe Müller', null],
      ['Jan D’hondt', null],
    ]);
    expect(second).toMatchObject({ signatures: [], receipt: null });
    expect(third?.receipt?.reference).toBe(`COV-2022-${nis}-3`);
  });

  it('lists the mails that went out, to the contact person too', async () => {
    const page = words(await officer.get(history));
    expect(page).toMatch(/Teruggestuurd door de POD MI Lieve Van Dyck/);
    expect(page).toMatch(/Herinnering de contactpersoon/);
  });

  it('marks the mail that did not arrive', async () => {
    expect(words(await officer.get(history))).not.toContain('niet aangekomen');
    await recordBounces(database.sql, '<2@here>', [{ address: 'an@ocmw.example', status: '5.2.2', diagnostic: '' }]);
    const page = words(await officer.get(history));
    expect(page).toContain('Herinnering de contactpersoon niet aangekomen (de mailbox is vol: 5.2.2)');
    expect(page.split('niet aangekomen')).toHaveLength(2);
  });

  it('opens an earlier version with its own content and its receipt', async () => {
    expect(hasLink(await officer.get(history), `${history}/1`)).toBe(true);
    const page = words(await officer.get(`${history}/1`));
    expect(page).toContain('€ 100,00');
    expect(page).not.toContain('€ 125,00');
    expect(page).toContain(received.reference);
  });

  it('compares any two versions, in either order', async () => {
    expect(words(await officer.get(`${history}/compare?from=1&to=3`))).toContain('€ 100,00 € 125,00');
    expect(words(await officer.get(`${history}/compare?from=3&to=1`))).toContain('€ 125,00 € 100,00');
    expect(words(await officer.get(`${history}/compare?from=1&to=2`))).toContain(
      'De inhoud van de twee versies is gelijk',
    );
  });

  it.each([
    ['fr', 'Ce qui a changé entre la version 1 et la version 3'],
    ['de', 'Was sich zwischen Version 1 und Version 3 geändert hat'],
  ])('is there in %s', async (language, title) => {
    const person = await addPerson(database.sql, nis, ['chair']);
    const chair = await visitor(app, database.sql, person, language);
    expect(words(await chair.get(`${history}/compare?from=1&to=3`))).toContain(title);
  });

  it.each(['/4', '/0', '/compare', '/compare?from=1&to=9', '/compare?from=x&to=1', '/1/lines/nothing'])(
    'answers %s with 404',
    async (path) => {
      expect(await officer.get(`${history}${path}`)).toMatchObject({ status: 404 });
    },
  );

  it('is not shown to people of another organisation', async () => {
    const stranger = await visitor(app, database.sql, await addPerson(database.sql, '11002', ['editor']));
    for (const path of ['', '/1', '/compare?from=1&to=3']) {
      expect(await stranger.get(`${history}${path}`)).toMatchObject({ status: 404 });
    }
  });
});

describe('the lines of two versions', () => {
  const nis = '11002';
  const path = `/organisations/${nis}/reports/participation/2026/history`;
  const identity = { id: `participation/2026/${nis}`, definition: participation2026, nis };
  const line = (activity: string, cost: number): Line => ({ activity, sort: 'group', beneficiaries: 1, cost });
  let officer: Visitor;
  beforeAll(async () => {
    const { sql } = database;
    const by = await addPerson(sql, nis, ['editor']);
    await fillInOrganisation(sql, nis, by);
    const many = Array.from({ length: 120 }, (_, index) => line(`Activiteit ${index}`, 100));
    const states = [
      [line('Uitstap', 1000), line('Zwemmen', 2000), ...many],
      [line('Film', 500), line('Uitstap', 1250), ...many],
    ];
    for (const [basedOn, lines] of states.entries()) {
      const draft = await draftOf(sql, identity.id, { participation: lines }, by);
      await carryOut(sql, identity, { type: 'save', commandId: randomUUID(), by, basedOn, draft });
    }
    officer = await visitor(app, sql, by);
  });

  it('are compared one by one: new, removed, and changed with both values', async () => {
    const page = words(await officer.get(`${path}/compare?from=1&to=2`));
    expect(page).toMatch(/Nieuw Regel 1 Film/);
    expect(page).toMatch(/Gewijzigd Regel 2 Uitstap .*was € 10,00 is nu € 12,50/);
    expect(page).toMatch(/Verwijderd Regel 2 Zwemmen/);
    expect(page).not.toContain('Activiteit 7');
  });

  it('can all be read in an earlier version, a page at a time', async () => {
    const version = await officer.get(`${path}/1`);
    expect(hasLink(version, `${path}/1/lines/participation`)).toBe(true);
    expect(words(await officer.get(`${path}/1/lines/participation?from=101`))).toContain('Activiteit 119');
    expect(words(await officer.get(`${path}/1/lines/participation`))).toContain('Zwemmen');
    expect((await contentsOf(database.sql, identity.id, [1, 2, 7])).size).toBe(2);
  });
});

import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptInvitation, invite } from '#database/invitations.ts';
import { findOrganisationData, saveOrganisationData } from '#database/organisations.ts';
import { grantRole, rolesAt, withdrawRole } from '#database/roles.ts';
import type { Mail } from '#services/notifier/compose-mail.ts';
import { type NoticeParts, sendNotices, watchNotices } from '#services/notifier/notice-mails.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let nis: string;
let dpo: string;
let deputy: string;
let mails: Mail[];
let away: boolean;
let parts: NoticeParts;

beforeAll(async () => {
  database = await freshDatabase();
  nextOrganisation = await organisationsInTurn(database.sql);
});
afterAll(() => database.drop());
beforeEach(async () => {
  nis = nextOrganisation();
  dpo = await addPerson(database.sql, nis, ['dpo']);
  deputy = await addPerson(database.sql, nis, []);
  mails = [];
  away = false;
  await database.sql`update notices set sent_at = now()`;
  parts = {
    sql: database.sql,
    log: pino({ level: 'silent' }),
    webUrl: 'http://uniek-verslag.example',
    send: (mail) => {
      if (away) return Promise.reject(new Error('no mail server'));
      mails.push(mail);
      return Promise.resolve('sent');
    },
  };
});

const emailOf = async (id: string): Promise<string> => {
  const [person] = await database.sql<{ email: string }[]>`select email from persons where id = ${id}`;
  return person?.email ?? '';
};
const speaks = (id: string, language: string) =>
  database.sql`update persons set language = ${language}, name = 'Anne Dubois' where id = ${id}`;
async function grant(commandId: string = randomUUID()): Promise<string> {
  const email = await emailOf(deputy);
  const days = { startsOn: '2099-07-01', endsOn: '2099-07-15' };
  return await grantRole(database.sql, { nis, by: dpo, commandId, email, role: 'chair', ...days });
}
/** Waits as long as a notice that failed would. */
const later = () => database.sql`update notices set tried_at = tried_at - interval '2 hours' where sent_at is null`;

describe('whoever gets a role or loses it', () => {
  it('is told in their language, once, with one link', async () => {
    await speaks(deputy, 'fr');
    expect(await grant()).toBe('granted');
    await sendNotices(parts);
    await sendNotices(parts);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual({ name: 'Anne Dubois', address: await emailOf(deputy) });
    expect(mails[0]?.subject).toContain('Vous avez reçu un rôle : Signer en tant que président(e)');
    expect(mails[0]?.text).toContain('du 1 juillet 2099 au 15 juillet 2099 inclus');
    expect(mails[0]?.text.match(/http:\S+/g)).toEqual([`http://uniek-verslag.example/organisations/${nis}`]);

    const role = (await rolesAt(database.sql, nis)).find(({ personId }) => personId === deputy);
    await withdrawRole(database.sql, { nis, by: dpo, commandId: randomUUID(), id: role?.id ?? '' });
    await sendNotices(parts);
    expect(mails[1]?.subject).toContain('Un rôle a été retiré');
    expect(mails).toHaveLength(2);
  });

  it('is told once of a button that was pressed twice', async () => {
    const commandId = randomUUID();
    expect([await grant(commandId), await grant(commandId)]).toEqual(['granted', 'granted']);
    await sendNotices(parts);
    expect(mails).toHaveLength(1);
  });

  it('is not told of what was refused', async () => {
    await grant();
    expect(await grant()).toBe('role-given');
    await sendNotices(parts);
    expect(mails).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const offer = () => {
    const role = { role: 'chair', startsOn: '2099-07-01', endsOn: null } as const;
    return { nis, by: dpo, commandId: randomUUID(), email: 'new@cpas.example', language: 'fr', ...role } as const;
  };
  const linkIn = (mail: Mail | undefined): string => /http:\S+/.exec(mail?.text ?? '')?.[0] ?? '';
  const accept = (mail: Mail | undefined, by: string) => {
    const token = new URL(linkIn(mail)).searchParams.get('token') ?? '';
    return acceptInvitation(database.sql, { token, by, commandId: randomUUID() });
  };

  it('goes to the address with one link; who accepts it and who invited are told', async () => {
    await speaks(deputy, 'de');
    expect(await invite(database.sql, offer())).toBe('invited');
    await sendNotices(parts);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to.address).toBe('new@cpas.example');
    expect(mails[0]?.subject).toContain('Invitation au Rapport unique');
    expect(mails[0]?.text).toMatch(/^Bonjour,\n/);
    expect(mails[0]?.text.match(/http:/g)).toHaveLength(1);
    expect(await accept(mails[0], deputy)).toBe('accepted');
    expect(await accept(mails[0], deputy)).toBe('accepted');
    await sendNotices(parts);
    const told = mails.slice(1).map(({ to, subject }) => [to.address, subject.split(':')[0]]);
    expect(told).toEqual([
      [await emailOf(deputy), 'Sie haben eine Rolle angenommen'],
      [await emailOf(dpo), 'Uw uitnodiging is aanvaard'],
    ]);
    expect(mails[2]?.text).toContain('Anne Dubois heeft uw uitnodiging');
  });

  it('that was mailed once more after a crash leads with either link to the same invitation', async () => {
    await invite(database.sql, offer());
    await sendNotices({
      ...parts,
      send: (mail) => {
        mails.push(mail);
        return Promise.reject(new Error('taken, and the line broke'));
      },
    });
    await later();
    await sendNotices(parts);
    expect(mails).toHaveLength(2);
    expect(linkIn(mails[0])).not.toBe(linkIn(mails[1]));
    expect(mails[0]?.messageId).toBe(mails[1]?.messageId);
    expect(await accept(mails[0], deputy)).toBe('accepted');
    expect(await accept(mails[1], dpo)).toBe('invitation-taken');
  });

  it('that was withdrawn before it went out does not go out', async () => {
    await invite(database.sql, offer());
    await database.sql`update invitations set withdrawn_at = now() where nis = ${nis}`;
    await sendNotices(parts);
    expect(mails).toEqual([]);
  });
});

describe('another account', () => {
  async function changeAccount(iban: string): Promise<void> {
    const before = await findOrganisationData(database.sql, nis);
    if (before === null) throw new Error('no data yet');
    const by = await addPerson(database.sql, nis, ['editor']);
    await speaks(by, 'nl');
    const { version, ...data } = { ...before, account: { ...before.account, iban } };
    const change = { nis, data, basedOn: version, by, commandId: randomUUID() };
    expect(await saveOrganisationData(database.sql, change)).toBe('kept');
  }

  it('is told to each of those who sign, the old and the new one, and by whom; the same account to nobody', async () => {
    const chair = await addPerson(database.sql, nis, ['chair', 'editor']);
    const director = await addPerson(database.sql, nis, ['generalDirector']);
    await speaks(director, 'de');
    await fillInOrganisation(database.sql, nis, chair);
    await changeAccount('BE68539007547034');
    await sendNotices(parts);
    expect(mails).toEqual([]);
    await changeAccount('BE43068999999501');
    await sendNotices(parts);
    expect(new Set(mails.map(({ to }) => to.address))).toEqual(
      new Set([await emailOf(chair), await emailOf(director)]),
    );
    const dutch = mails.find(({ subject }) => subject.startsWith('De bankrekening van'));
    expect(dutch?.text).toContain('Anne Dubois heeft de bankrekening van');
    expect(dutch?.text).toContain('van BE68 5390 0754 7034 (GKCCBEBB) naar BE43 0689 9999 9501 (GKCCBEBB)');
    expect(dutch?.text).toContain('opnieuw opgeslagen');
    expect(mails.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/^Das Bankkonto wurde geändert/));
  });

  it('reaches who had no mail yet when the mail server went away in the middle, and nobody twice', async () => {
    const chair = await addPerson(database.sql, nis, ['chair']);
    await addPerson(database.sql, nis, ['generalDirector']);
    const clerk = await addPerson(database.sql, nis, ['editor']);
    await fillInOrganisation(database.sql, nis, clerk);
    await changeAccount('BE43068999999501');
    const breaking: NoticeParts = {
      ...parts,
      send: (mail) => {
        if (mails.length === 1) return Promise.reject(new Error('gone'));
        mails.push(mail);
        return Promise.resolve('sent');
      },
    };
    await sendNotices(breaking);
    expect(mails).toHaveLength(1);
    await later();
    await sendNotices(parts);
    expect(mails).toHaveLength(2);
    expect(mails.map(({ to }) => to.address)).toContain(await emailOf(chair));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('a notice', () => {
  it('waits while the mail server is away, and goes out once it is back', async () => {
    await grant();
    away = true;
    await sendNotices(parts);
    away = false;
    await later();
    await sendNotices(parts);
    expect(mails).toHaveLength(1);
  });

  it('that cannot go out does not hold up the others', async () => {
    await grant();
    const refused = await emailOf(deputy);
    deputy = await addPerson(database.sql, nis, []);
    await grant();
    const { send } = parts;
    const picky = (mail: Mail) => (mail.to.address === refused ? Promise.reject(new Error('550')) : send(mail));
    await sendNotices({ ...parts, send: picky });
    expect(mails.map(({ to }) => to.address)).toEqual([await emailOf(deputy)]);
  });

  it('that the mail server refuses for good is not offered again', async () => {
    await grant();
    let offered = 0;
    const refuse = () => {
      offered += 1;
      return Promise.resolve('refused' as const);
    };
    await sendNotices({ ...parts, send: refuse });
    await later();
    await sendNotices({ ...parts, send: refuse });
    expect(offered).toBe(1);
  });

  it('goes out once where two notifiers run', async () => {
    await grant();
    await Promise.all([sendNotices(parts), sendNotices(parts), sendNotices(parts)]);
    expect(mails).toHaveLength(1);
  });

  it('goes out by itself, at the start and as soon as it is written; after the stop none does', async () => {
    await grant();
    const watching = watchNotices(parts);
    await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(1);
    deputy = await addPerson(database.sql, nis, []);
    await grant();
    await expect.poll(() => mails.length, { timeout: 10_000 }).toBe(2);
    await watching.stop();
    deputy = await addPerson(database.sql, nis, []);
    await grant();
    const waiting = await database.sql`select 1 from notices where sent_at is null`;
    expect(waiting).toHaveLength(1);
    expect(mails).toHaveLength(2);
  });
});

import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { absencesOf, cancelAbsence, declineAbsence, proposeAbsence } from '#database/absences.ts';
import { bouncedHoldersAt } from '#database/bounces.ts';
import { acceptInvitation, invite } from '#database/invitations.ts';
import { findOrganisationData, saveOrganisationData } from '#database/organisations.ts';
import { grantRole, rolesAt, withdrawRole } from '#database/roles.ts';
import { QUIET_MINUTES } from '#rules/mails.ts';
import { createPrecedence } from '#services/notifier/precedence.ts';
import { type NoticeDependencies, sendNotices, watchNotices } from '#services/notifier/send-notices.ts';
import type { Mail } from '#services/notifier/smtp.ts';
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts';
import { addPerson, fillInOrganisation, organisationsInTurn } from '#test/support/people.ts';

let database: FreshDatabase;
let nextOrganisation: () => string;
let nis: string;
let dpo: string;
let deputy: string;
let mails: Mail[];
let serverDown: boolean;
let dependencies: NoticeDependencies;

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
  serverDown = false;
  await database.sql`update notices set sent_at = now()`;
  dependencies = {
    sql: database.as('notifier'),
    log: pino({ level: 'silent' }),
    webUrl: 'http://uniek-verslag.example',
    ministryEmail: 'ministry@fps-mi.example',
    quietMinutes: QUIET_MINUTES,
    now: () => new Date(),
    deliveries: createPrecedence(),
    sendMail: (mail) => {
      if (serverDown) return Promise.reject(new Error('no mail server'));
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
/** Moves the last attempt of the failed notices into the past, so that they are tried again now. */
const later = () => database.sql`update notices set tried_at = tried_at - interval '2 hours' where sent_at is null`;

describe('a mail about a role', () => {
  it('is sent once to the person who gets or loses the role, in their language, with one link', async () => {
    await speaks(deputy, 'fr');
    expect(await grant()).toBe('granted');
    await sendNotices(dependencies);
    await sendNotices(dependencies);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual({ name: 'Anne Dubois', address: await emailOf(deputy) });
    expect(mails[0]?.subject).toContain('Vous avez reçu un rôle\u00a0: Signer en tant que président(e)');
    expect(mails[0]?.text).toContain('du 1 juillet 2099 au 15 juillet 2099 inclus');
    expect(mails[0]?.text.match(/http:\S+/g)).toEqual([
      `http://uniek-verslag.example/organisations/${nis}`,
      'http://uniek-verslag.example/preferences',
    ]);

    const role = (await rolesAt(database.sql, nis)).find(({ personId }) => personId === deputy);
    await withdrawRole(database.sql, { nis, by: dpo, commandId: randomUUID(), id: role?.id ?? '' });
    await sendNotices(dependencies);
    expect(mails[1]?.subject).toContain('Un rôle a été retiré');
    expect(mails).toHaveLength(2);
  });

  it('is sent once when the button was clicked twice', async () => {
    const commandId = randomUUID();
    expect([await grant(commandId), await grant(commandId)]).toEqual(['granted', 'granted']);
    await sendNotices(dependencies);
    expect(mails).toHaveLength(1);
  });

  it('is not sent when granting the role was refused', async () => {
    await grant();
    expect(await grant()).toBe('role-given');
    await sendNotices(dependencies);
    expect(mails).toHaveLength(1);
  });
});

describe('a mail about an absence', () => {
  it('goes to the DPO, then to the absent person, the deputy and who signs in the other role', async () => {
    const chair = await addPerson(database.sql, nis, ['chair']);
    const director = await addPerson(database.sql, nis, ['generalDirector']);
    await speaks(director, 'fr');
    const deputyEmail = await emailOf(deputy);
    const days = { startsOn: '2099-07-01', endsOn: '2099-07-15' };
    const propose = () =>
      proposeAbsence(database.sql, { nis, by: chair, commandId: randomUUID(), role: 'chair', ...days, deputyEmail });
    const lastOne = async () => (await absencesOf(database.sql, chair, nis))[0]?.id ?? '';
    const command = async (by: string) => ({ nis, by, commandId: randomUUID(), id: await lastOne() });
    /** The addresses and the subjects of the mails since the last call. */
    const sent = async (): Promise<Record<string, string>> => {
      mails = [];
      await sendNotices(dependencies);
      return Object.fromEntries(mails.map(({ to, subject }) => [to.address, subject.split(/\W*:/)[0] ?? '']));
    };
    const [dpoEmail, chairEmail, directorEmail] = await Promise.all([dpo, chair, director].map(emailOf));

    expect(await propose()).toBe('proposed');
    expect(Object.keys(await sent())).toEqual([dpoEmail]);
    expect(mails[0]?.text).toContain(deputyEmail);
    expect(mails[0]?.text).toContain(`http://uniek-verslag.example/organisations/${nis}/access`);
    expect(await grant()).toBe('granted');
    expect(await sent()).toEqual({
      [deputyEmail]: 'U hebt een rol gekregen',
      [chairEmail ?? '']: 'Uw vervanger is bevestigd',
      [directorEmail ?? '']: expect.stringMatching(/sera remplacé/),
    });
    expect(await cancelAbsence(database.sql, await command(chair))).toBe('cancelled');
    expect(await sent()).toEqual({
      [deputyEmail]: 'Een rol is ingetrokken',
      [dpoEmail ?? '']: expect.stringMatching(/annuleert een afwezigheid$/),
    });
    await propose();
    await sent();
    const refusal = { ...(await command(dpo)), reason: 'Vraag het aan de schepen.' };
    expect(await declineAbsence(database.sql, refusal)).toBe('declined');
    expect(await sent()).toEqual({ [chairEmail ?? '']: 'Uw vervanger is geweigerd' });
    expect(mails[0]?.text).toContain('Vraag het aan de schepen.');
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

  it('is mailed to the address with one link; its acceptance is mailed to the person and to the inviter', async () => {
    await speaks(deputy, 'de');
    expect(await invite(database.sql, offer())).toBe('invited');
    await sendNotices(dependencies);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to.address).toBe('new@cpas.example');
    expect(mails[0]?.subject).toContain('Invitation au Rapport unique');
    expect(mails[0]?.text).toMatch(/^Bonjour,\n/);
    expect(mails[0]?.text.match(/http:/g)).toHaveLength(1);
    expect(await accept(mails[0], deputy)).toBe('accepted');
    expect(await accept(mails[0], deputy)).toBe('accepted');
    await sendNotices(dependencies);
    const aboutAcceptance = mails.slice(1).map(({ to, subject }) => [to.address, subject.split(':')[0]]);
    expect(aboutAcceptance).toEqual([
      [await emailOf(deputy), 'Sie haben eine Rolle angenommen'],
      [await emailOf(dpo), 'Uw uitnodiging is aanvaard'],
    ]);
    expect(mails[2]?.text).toContain('Anne Dubois heeft uw uitnodiging');
  });

  it('decides where mails go to a person whose address is not verified: nowhere before it is accepted', async () => {
    await database.sql`update persons set email_verified = false where id = ${deputy}`;
    const grant = { nis, by: dpo, role: 'editor', startsOn: '2026-01-01', endsOn: null } as const;
    await database.sql`insert into roles (person_id, nis, role) values (${deputy}, ${nis}, 'editor')`;
    const [role] = await database.sql<{ id: string }[]>`
      select id from roles where person_id = ${deputy} and role = 'editor'`;
    const withdraw = async () =>
      await withdrawRole(database.sql, { ...grant, id: role?.id ?? '', commandId: randomUUID() });
    expect(await withdraw()).toBe('withdrawn');
    await sendNotices(dependencies);
    expect(mails).toEqual([]);
    await invite(database.sql, offer());
    await sendNotices(dependencies);
    await accept(mails[0], deputy);
    await sendNotices(dependencies);
    expect(mails.slice(1).map(({ to }) => to.address)).toEqual(['new@cpas.example', await emailOf(dpo)]);
    const [listed] = (await rolesAt(database.sql, nis)).filter(({ personId }) => personId === deputy);
    expect(listed?.reachable).toBe(true);
    await database.sql`update persons set email_verified = true where id = ${deputy}`;
  });

  it('that is mailed again after a crash can be accepted with either link', async () => {
    await invite(database.sql, offer());
    await sendNotices({
      ...dependencies,
      sendMail: (mail) => {
        mails.push(mail);
        return Promise.reject(new Error('the connection broke after the server had accepted the mail'));
      },
    });
    await later();
    await sendNotices(dependencies);
    expect(mails).toHaveLength(2);
    expect(linkIn(mails[0])).not.toBe(linkIn(mails[1]));
    expect(mails[0]?.messageId).toBe(mails[1]?.messageId);
    expect(await accept(mails[0], deputy)).toBe('accepted');
    expect(await accept(mails[1], dpo)).toBe('invitation-taken');
  });

  it('that was withdrawn before it was mailed is not mailed', async () => {
    await invite(database.sql, offer());
    await database.sql`update invitations set withdrawn_at = now() where nis = ${nis}`;
    await sendNotices(dependencies);
    expect(mails).toEqual([]);
  });
});

describe('a change of the bank account', () => {
  async function changeAccount(iban: string): Promise<void> {
    const before = await findOrganisationData(database.sql, nis);
    if (before === null) throw new Error('no data yet');
    const by = await addPerson(database.sql, nis, ['editor']);
    await speaks(by, 'nl');
    const { version, ...data } = { ...before, account: { ...before.account, iban } };
    const change = { nis, data, basedOn: version, by, commandId: randomUUID() };
    expect(await saveOrganisationData(database.sql, change)).toBe('saved');
  }

  it('is mailed to both signatories with the old and the new account and who changed it; the same account is not', async () => {
    const chair = await addPerson(database.sql, nis, ['chair', 'editor']);
    const director = await addPerson(database.sql, nis, ['generalDirector']);
    await speaks(director, 'de');
    await fillInOrganisation(database.sql, nis, chair);
    await changeAccount('BE68539007547034');
    await sendNotices(dependencies);
    expect(mails).toEqual([]);
    await changeAccount('BE43068999999501');
    await sendNotices(dependencies);
    expect(new Set(mails.map(({ to }) => to.address))).toEqual(
      new Set([await emailOf(chair), await emailOf(director)]),
    );
    const dutch = mails.find(({ subject }) => subject.startsWith('De bankrekening van'));
    expect(dutch?.text).toContain('Anne Dubois heeft de bankrekening van');
    expect(dutch?.text).toContain('van BE68 5390 0754 7034 (GKCCBEBB) naar BE43 0689 9999 9501 (GKCCBEBB)');
    expect(dutch?.text).toContain('opnieuw opgeslagen');
    expect(mails.map(({ subject }) => subject)).toContainEqual(expect.stringMatching(/^Das Bankkonto wurde geändert/));
  });

  it('reaches each person once when the mail server stops halfway', async () => {
    const chair = await addPerson(database.sql, nis, ['chair']);
    await addPerson(database.sql, nis, ['generalDirector']);
    const officer = await addPerson(database.sql, nis, ['editor']);
    await fillInOrganisation(database.sql, nis, officer);
    await changeAccount('BE43068999999501');
    const stoppingHalfway: NoticeDependencies = {
      ...dependencies,
      sendMail: (mail) => {
        if (mails.length === 1) return Promise.reject(new Error('the mail server stopped'));
        mails.push(mail);
        return Promise.resolve('sent');
      },
    };
    await sendNotices(stoppingHalfway);
    expect(mails).toHaveLength(1);
    await later();
    await sendNotices(dependencies);
    expect(mails).toHaveLength(2);
    expect(mails.map(({ to }) => to.address)).toContain(await emailOf(chair));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('a notice', () => {
  it('waits while the mail server is down, and is mailed when it is back', async () => {
    await grant();
    serverDown = true;
    await sendNotices(dependencies);
    serverDown = false;
    await later();
    await sendNotices(dependencies);
    expect(mails).toHaveLength(1);
  });

  it('waits while a report is being delivered', async () => {
    await grant();
    const { idle, run } = createPrecedence();
    const waiting = vi.fn(idle);
    const delivery = Promise.withResolvers<void>();
    const delivering = run(() => delivery.promise);
    const sending = sendNotices({ ...dependencies, deliveries: { idle: waiting } });
    await vi.waitFor(() => expect(waiting).toHaveBeenCalled());
    expect(mails).toEqual([]);
    delivery.resolve();
    await Promise.all([delivering, sending]);
    expect(mails).toHaveLength(1);
  });

  it('that cannot be mailed does not block the others', async () => {
    await grant();
    const refused = await emailOf(deputy);
    deputy = await addPerson(database.sql, nis, []);
    await grant();
    const { sendMail } = dependencies;
    const refusingOne = (mail: Mail) =>
      mail.to.address === refused ? Promise.reject(new Error('550')) : sendMail(mail);
    await sendNotices({ ...dependencies, sendMail: refusingOne });
    expect(mails.map(({ to }) => to.address)).toEqual([await emailOf(deputy)]);
  });

  it('that the mail server refuses permanently is not sent again', async () => {
    await grant();
    let attempts = 0;
    const refuse = ({ to }: Mail) => {
      attempts += 1;
      return Promise.resolve([{ address: to.address.toLowerCase(), status: '5.1.1', diagnostic: '550 5.1.1 unknown' }]);
    };
    await sendNotices({ ...dependencies, sendMail: refuse });
    await later();
    await sendNotices({ ...dependencies, sendMail: refuse });
    expect(attempts).toBe(1);
    const address = (await emailOf(deputy)).toLowerCase();
    expect(await bouncedHoldersAt(database.as('web'), nis)).toEqual([
      { personId: deputy, address, sentAt: expect.any(Date), status: '5.1.1' },
    ]);
  });

  it('is mailed once when several notifiers run', async () => {
    await grant();
    await Promise.all([sendNotices(dependencies), sendNotices(dependencies), sendNotices(dependencies)]);
    expect(mails).toHaveLength(1);
  });

  it('is mailed at the start or as soon as it is written, and no longer after the stop', async () => {
    await grant();
    const watching = watchNotices(dependencies);
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

/** Reports of a running system that are ready to sign, for the stories about signing. */

import { randomUUID } from 'node:crypto';
import { connect } from '#database/connection.ts';
import { SCHEMA } from '#database/migrate.ts';
import { covidPremium2022 } from '#forms/2022/covid-premium.ts';
import { FPS_MI_SCHEMA } from '#services/fps-mi/database/prepare-schema.ts';
import { carryOut, draftOf } from './carry-out.ts';
import { logInOverHttp, openHttpBrowser } from './http-person.ts';
import { fillInOrganisation } from './people.ts';
import type { System } from './system.ts';

/** Users at other computers, over HTTP alone. */
export type Elsewhere = {
  /** The address of the report. */
  readonly report: string;
  /** The officer saves an amount. */
  save(amount: string): Promise<void>;
  sign(role: string): Promise<void>;
};

/** The users of an organisation of the demo, at the form "Covid-19: Tijdelijke premie". */
export async function elsewhereAt({ webUrl }: System, nis: string): Promise<Elsewhere> {
  const report = `/organisations/${nis}/reports/covid-premium/2022`;
  const officer = await logInOverHttp(webUrl, `clerk.${nis}`);
  return {
    report: `${webUrl}${report}`,
    save: async (justifiedTotal) => {
      await officer.submit(await officer.get(`${report}/form`), 'justifiedTotal', { justifiedTotal });
    },
    sign: async (role) => {
      const signatory = await logInOverHttp(webUrl, `${role}.${nis}`);
      await signatory.submit(await signatory.get(report), 'hash');
    },
  };
}

/** An organisation whose report is filled in with 50 euro. */
export async function filledIn(system: System, nis: string): Promise<Elsewhere> {
  const officer = await logInOverHttp(system.webUrl, `clerk.${nis}`);
  await officer.submit(await officer.get(`/organisations/${nis}/data`), 'account', {
    account: 'BE68 5390 0754 7034',
    bic: 'GKCCBEBB',
    contactName: 'An Peeters',
    contactEmail: 'an@ocmw.example',
    contactPhone: '03 123 45 67',
  });
  const elsewhere = await elsewhereAt(system, nis);
  await elsewhere.save('50');
  return elsewhere;
}

/** Sets what FPS MI has paid in advance to an organisation for the premiums, on both sides. */
export async function payInAdvance(system: System, nis: string, cents: number): Promise<void> {
  const { databaseUrl, ministryDatabaseUrl } = system;
  const application = connect(databaseUrl, { schema: SCHEMA, max: 1, name: 'story' });
  await application`insert into advances (form, year, nis, field, cents)
    values ('covid-premium', 2022, ${nis}, 'advance', ${cents})
    on conflict (form, year, nis, field) do update set cents = excluded.cents`;
  await application.end();
  const ministry = connect(ministryDatabaseUrl, { schema: FPS_MI_SCHEMA, max: 1, name: 'story' });
  const id = randomUUID();
  await ministry`insert into grant_lists (id, form, year) values (${id}, 'covid-premium', 2022)`;
  await ministry`insert into granted_amounts (list_id, nis, field, cents) values (${id}, ${nis}, 'advance', ${cents})`;
  await ministry`update grant_lists set confirmed_at = clock_timestamp() where id = ${id}`;
  await ministry.end();
}

/** A case handler of FPS MI returns a report. */
export async function returnReport({ fpsMiUrl }: System, reference: string, reason: string): Promise<void> {
  const handler = openHttpBrowser(fpsMiUrl);
  const identification = await handler.submit(await handler.get('/'), 'return');
  await handler.submit(identification, 'subject', { subject: 'handler.fps-mi' });
  const { status } = await handler.submit(await handler.get(`/reports/${reference}`), 'Terugsturen ter correctie', {
    reason,
  });
  if (status !== 200) throw new Error(`${reference} could not be returned: ${status}`);
}

/**
 * Gives the chair and the director of an organisation the same role at nine others, each with a report to sign.
 * @param amount by which the reports of one call differ from those of another
 */
export async function prepareTen({ databaseUrl }: System, own: string, amount: number): Promise<void> {
  const sql = connect(databaseUrl, { schema: SCHEMA, max: 2, name: 'story' });
  const others = await sql<{ nis: string }[]>`
    select nis from organisations o where nis <> ${own} and not exists (select from reports r where r.nis = o.nis)
    order by nis desc limit 9`;
  for (const nis of [own, ...others.map((each) => each.nis)]) {
    const [officer] = await sql<{ id: string }[]>`
      select person_id as id from roles where nis = ${nis} and role = 'editor' limit 1`;
    await fillInOrganisation(sql, nis, officer?.id ?? '');
    const id = `covid-premium/2022/${nis}`;
    const draft = await draftOf(sql, id, { justifiedTotal: amount * 2_500 }, officer?.id ?? '');
    const save = { type: 'save', commandId: randomUUID(), by: officer?.id ?? '', basedOn: 0, draft } as const;
    await carryOut(sql, { id, definition: covidPremium2022, nis }, save);
    if (nis === own) continue;
    await sql`
      insert into roles (person_id, nis, role, starts_on)
      select person_id, ${nis}, role, '2022-01-01' from roles
      where nis = ${own} and role in ('chair', 'generalDirector')`;
  }
  await sql.end();
}

/** The people of one organisation, who fill in, sign and send its report whatever fails meanwhile. */

import { parseHTML } from 'linkedom';
import type { SignatoryRole } from '#rules/report.ts';
import type { HttpPerson, Page } from '#test/support/http-person.ts';
import type { Journal } from './journal.ts';
import { type Click, failed, logIn, untilDone } from './persistent-person.ts';
import type { Random } from './random.ts';

/** The people of an organisation, logged in. */
export type People = {
  readonly nis: string;
  /** `covid-premium/2022/11001` */
  readonly report: string;
  readonly officer: HttpPerson;
  readonly chair: HttpPerson;
  readonly director: HttpPerson;
};

const FORM = 'covid-premium/2022';

const homeOf = (nis: string): string => `/organisations/${nis}`;
const pathOf = (nis: string): string => `${homeOf(nis)}/reports/${FORM}`;

/** Logs the people of an organisation in and fills in its account, without which nothing can be saved. */
export async function gather(journal: Journal, webUrl: string, nis: string): Promise<People> {
  const [officer, chair, director] = await Promise.all([
    logIn(journal, webUrl, `clerk.${nis}`),
    logIn(journal, webUrl, `chair.${nis}`),
    logIn(journal, webUrl, `director.${nis}`),
  ]);
  const people = { nis, report: `${FORM}/${nis}`, officer, chair, director };
  await untilDone(journal, { what: 'organisation data', report: people.report }, async () => {
    const page = await officer.get(`${homeOf(nis)}/data`);
    if (page.status !== 200) return failed(page);
    const answer = await officer.submit(page, 'account', {
      account: 'BE68 5390 0754 7034',
      bic: 'GKCCBEBB',
      contactName: 'An Peeters',
      contactEmail: `contact@${nis}.example`,
      contactPhone: '03 123 45 67',
    });
    return answer.status === 200 ? { done: null } : failed(answer);
  });
  return people;
}

/** Saves the form with this amount. A person tries the same page again, or begins again with a fresh one. */
export async function save(journal: Journal, people: People, euros: number, random: Random): Promise<void> {
  const { officer, report, nis } = people;
  let page: Page | undefined;
  await untilDone(journal, { what: 'save', report }, async (tries) => {
    if (page === undefined || (tries > 0 && random.chance(0.5))) {
      page = undefined;
      const fresh = await officer.get(`${pathOf(nis)}/form`);
      if (fresh.status !== 200) return failed(fresh);
      page = fresh;
    }
    const click = () => officer.submit(page ?? fail('no page'), 'justifiedTotal', { justifiedTotal: String(euros) });
    // Sometimes a person clicks twice.
    const [answer] = random.chance(0.15) ? await Promise.all([click(), click()]) : [await click()];
    if (isOverview(answer, nis)) return { done: null };
    // The page is not the one that is current now.
    if (answer.status === 409) page = undefined;
    return failed(answer);
  });
  journal.acknowledged.push({ type: 'saved', report, euros });
}

/** Signs what the overview shows. A signature that is there already counts as the answer. */
export async function sign(journal: Journal, people: People, role: SignatoryRole, random: Random): Promise<void> {
  const { report, nis } = people;
  const person = role === 'chair' ? people.chair : people.director;
  const hash = await untilDone(journal, { what: 'sign', report }, async (): Promise<Click<string>> => {
    const page = await person.get(pathOf(nis));
    if (page.status !== 200) return failed(page);
    const shown = readOverview(page);
    if (shown.hash === null) return { failed: 'no form to sign' };
    if (shown.signed.includes(role)) return { done: shown.hash };
    const click = () => person.submit(page, 'hash');
    const [answer] = random.chance(0.15) ? await Promise.all([click(), click()]) : [await click()];
    return isOverview(answer, nis) ? { done: shown.hash } : failed(answer);
  });
  journal.acknowledged.push({ type: 'signed', report, role, hash });
}

/** Waits until the overview shows the reference of FPS MI. */
export async function seeReference(journal: Journal, people: People): Promise<void> {
  const { report, nis, director } = people;
  const reference = await untilDone(
    journal,
    { what: 'see the reference', report },
    async (): Promise<Click<string>> => {
      const page = await director.get(pathOf(nis));
      if (page.status !== 200) return failed(page);
      const shown = readOverview(page);
      return shown.reference === null ? { failed: 'being sent' } : { done: shown.reference };
    },
  );
  journal.acknowledged.push({ type: 'sent', report, reference });
}

/** The overview of the report as the general director sees it. */
export function readReport(journal: Journal, { director, nis, report }: People): Promise<Overview> {
  return untilDone(journal, { what: 'read', report }, async () => {
    const page = await director.get(pathOf(nis));
    return page.status === 200 ? { done: readOverview(page) } : failed(page);
  });
}

/** What an overview shows. */
export type Overview = {
  readonly version: number;
  /** The hash of the content; null without a form to sign. */
  readonly hash: string | null;
  readonly signed: readonly SignatoryRole[];
  readonly reference: string | null;
};

function readOverview(page: Page): Overview {
  const { document } = parseHTML(page.text);
  const fieldValue = (name: string) => document.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? null;
  const [reference = null] = /[A-Z]+-2022-\d{5}-\d+/.exec(page.text) ?? [];
  const signed = (['chair', 'generalDirector'] as const).filter(
    (role) => document.querySelector(`.signed[aria-labelledby="signature-${role}"]`) !== null,
  );
  return { version: Number(fieldValue('version')), hash: fieldValue('hash'), signed, reference };
}

/**
 * One lifecycle: save, the chair signs, save again, which removes the signature, both sign, sent. Chance decides whether
 * both sign one after the other or at the same time.
 * @param least the smallest amount: every save of a report has another one
 */
export async function completeReport(journal: Journal, people: People, random: Random, least = 100): Promise<void> {
  const first = least + Math.floor(random.between(0, 400));
  await save(journal, people, first, random);
  await sign(journal, people, 'chair', random);
  await save(journal, people, first + 400, random);
  if (random.chance(0.3)) {
    await Promise.all([sign(journal, people, 'chair', random), sign(journal, people, 'generalDirector', random)]);
  } else {
    await sign(journal, people, 'chair', random);
    await sign(journal, people, 'generalDirector', random);
  }
  await seeReference(journal, people);
  journal.finished.push(people.report);
}

const isOverview = ({ status, url }: Page, nis: string): boolean =>
  status === 200 && new URL(url).pathname === pathOf(nis);

function fail(reason: string): never {
  throw new Error(reason);
}

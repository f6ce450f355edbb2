/**
 * Measures one user's time from click to answer on a running system: `npm run bench` (WEB_URL, FPS_MI_URL, COUNT). Machines
 * differ, so each median is also given as a multiple of the median of the cheapest page in the same run.
 */

import { z } from 'zod';
import { type HttpPerson, logInOverHttp } from '#test/support/http-person.ts';

const webUrl = process.env['WEB_URL'] ?? 'http://127.0.0.1:8080';
const fpsMiUrl = process.env['FPS_MI_URL'] ?? 'http://127.0.0.1:8081';
const count = Number(process.env['COUNT'] ?? 50);
/** The NIS codes of West Flanders begin here. The walk through in the README uses none of them. */
const firstNis = 31_003;

const times = new Map<string, number[]>();
async function time<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  const list = times.get(what) ?? [];
  list.push(performance.now() - start);
  times.set(what, list);
  return result;
}

async function fillInOrganisationData(clerk: HttpPerson, home: string): Promise<void> {
  const page = await clerk.get(`${home}/data`);
  await clerk.submit(page, 'account', {
    account: 'BE68 5390 0754 7034',
    bic: 'GKCCBEBB',
    contactName: 'Bench',
    contactEmail: 'bench@ocmw.example',
    contactPhone: '050 12 34 56',
  });
}

const listSchema = z.object({ total: z.number() });

/** Resolves when FPS MI has the report. It polls every few ms, so the measured time is exact to a few ms. */
async function received(nis: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${fpsMiUrl}/api/reports?form=covid-premium&year=2022&nis=${nis}`);
    const { total } = listSchema.parse(await answer.json());
    if (total > 0) return;
  }
}

let done = 0;
for (let code = firstNis; done < count && code < 40_000; code += 1) {
  const nis = String(code);
  const clerk = await logInOverHttp(webUrl, `clerk.${nis}`).catch((error: unknown) => {
    // Not every number is a NIS code.
    if (error instanceof Error && error.message.includes('422')) return null;
    throw error;
  });
  if (clerk === null) continue;
  const home = `/organisations/${nis}`;
  const report = `${home}/reports/covid-premium/2022`;
  const known = await clerk.get(home);
  if (known.text.includes('check done')) continue;
  await fillInOrganisationData(clerk, home);
  const chair = await logInOverHttp(webUrl, `chair.${nis}`);
  const director = await logInOverHttp(webUrl, `director.${nis}`);

  await time('health page (for comparison)', () => clerk.get('/healthz'));
  await time('homepage', () => clerk.get(home));
  const form = await clerk.get(`${report}/form`);
  await time('first save', () => clerk.submit(form, 'justifiedTotal', { justifiedTotal: '100' }));
  const again = await clerk.get(`${report}/form`);
  await time('save', () => clerk.submit(again, 'justifiedTotal', { justifiedTotal: '250' }));
  const seen = await chair.get(report);
  await time('sign', () => chair.submit(seen, 'hash'));
  const last = await director.get(report);
  await time('second signature to receipt at FPS MI', async () => {
    await Promise.all([director.submit(last, 'hash'), received(nis)]);
  });
  done += 1;
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const base = median(times.get('health page (for comparison)') ?? []);
console.log(`One user, ${done} reports one after the other; median from click to answer, redirects included:`);
for (const [what, list] of times) {
  const middle = median(list);
  const slow = list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.95)] ?? middle;
  console.log(
    `${what.padEnd(40)} ${middle.toFixed(1).padStart(8)} ms   95% ${slow.toFixed(1).padStart(8)} ms   ${(middle / base).toFixed(0).padStart(4)} x`,
  );
}

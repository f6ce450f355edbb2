/**
 * `npm run audit`: known vulnerabilities, signatures and licences of the packages, and the bill of materials of the image,
 * which it writes to sbom.cdx.json. Ends with
 * - 0: everything was checked, and nothing is wrong
 * - 1: something is wrong
 * - 3: nothing wrong was found, but something could not be checked. This is not a success
 *
 * With names of parts (`npm run audit -- licences sbom`) only these. Those two need no network.
 */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedLicences, isAllowed } from './licences.ts';
import { npm, root } from './npm.ts';
import { billOfMaterials } from './sbom.ts';
import { accepted, scanForVulnerabilities, withoutAccepted } from './vulnerabilities.ts';

type Outcome = 'ok' | 'wrong' | 'not-checked';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function vulnerabilities(): Promise<Outcome> {
  const scan = await scanForVulnerabilities();
  if (scan.type === 'not-checked') {
    say('vulnerabilities: NOT CHECKED. No list of known vulnerabilities could be reached:');
    for (const reason of scan.reasons) say(`  ${reason}`);
    return 'not-checked';
  }
  const found = withoutAccepted(scan.found, accepted, new Date().toISOString().slice(0, 10));
  const others = scan.found.length - found.length;
  say(`vulnerabilities: ${found.length} found by ${scan.by}, ${others} others accepted`);
  for (const { id, package: name, severity, title } of found) say(`  ${severity} ${id} ${name}: ${title}`);
  return found.length === 0 ? 'ok' : 'wrong';
}

/** Whether the registry signed what is installed. */
async function signatures(): Promise<Outcome> {
  const { code, stdout, stderr } = await npm('audit', 'signatures', '--fetch-retries=1', '--fetch-timeout=30000');
  const text = `${stdout}${stderr}`.trim();
  if (code === 0) {
    say(`signatures: ${text.split('\n').findLast((line) => line !== '') ?? 'verified'}`);
    return 'ok';
  }
  const isWrong = /invalid|missing registry signature/.test(text);
  say(isWrong ? 'signatures: WRONG' : 'signatures: NOT CHECKED. The registry could not be asked:');
  for (const line of text.split('\n').slice(0, isWrong ? 50 : 2)) say(`  ${line}`);
  return isWrong ? 'wrong' : 'not-checked';
}

async function licences(): Promise<Outcome> {
  const packages = await installedLicences();
  const refused = packages.filter(({ licence }) => licence === null || !isAllowed(licence));
  const named = Object.entries(Object.groupBy(packages, ({ licence }) => licence ?? 'none'));
  const counts = named.map(([licence, each = []]) => `${licence} ${each.length}`).toSorted();
  say(`licences: ${packages.length} packages, ${refused.length} not allowed (${counts.join(', ')})`);
  for (const { name, version, licence } of refused) say(`  ${name}@${version}: ${licence ?? 'names no licence'}`);
  return refused.length === 0 ? 'ok' : 'wrong';
}

async function sbom(): Promise<Outcome> {
  const file = join(root, 'sbom.cdx.json');
  await writeFile(file, await billOfMaterials());
  say(`sbom: ${file}`);
  return 'ok';
}

const parts: Readonly<Record<string, () => Promise<Outcome>>> = { vulnerabilities, signatures, licences, sbom };
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`${unknown.join(', ')}: the parts are ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}
const outcomes: Outcome[] = [];
for (const [name, check] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) outcomes.push(await check());
}
if (outcomes.includes('wrong')) process.exitCode = 1;
else if (outcomes.includes('not-checked')) process.exitCode = 3;

/**
 * `npm run verify-document`: verifies a document offline, with nothing but published keys.
 * Exit codes: 0 genuine; 1 not genuine; 2 it could not begin (arguments, files); 3 nothing wrong, but not everything was checked.
 */

import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readKeys, saveKeys } from './keys-file.ts';
import { linesOf } from './print-findings.ts';
import { type Findings, verifyDocument } from './verify-document.ts';

const USAGE = `Verify a document:   npm run verify-document -- FILE.pdf [--keys FILE] [--json]
Save the keys first:  npm run verify-document -- --save-keys https://the-site [--ministry https://fps-mi] [--keys FILE]
The keys are in verification-keys.json, unless --keys names another file.
`;
const exitCodes: Record<Findings['verdict'], number> = { genuine: 0, 'not-genuine': 1, partly: 3 };

process.exitCode = await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  return 2;
});

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keys: { type: 'string', default: 'verification-keys.json' },
      'save-keys': { type: 'string' },
      ministry: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (values['save-keys'] !== undefined) {
    const keys = await saveKeys(values['save-keys'], values.ministry, values.keys);
    const [sealing, identity] = [keys.deliveryKeys.length, keys.identityKeys.length];
    process.stdout.write(`${values.keys} has ${sealing} keys of deliveries and ${identity} of the identity service.\n`);
    if (file === undefined) return 0;
  }
  if (file === undefined || more.length > 0) throw new Error('Name one file.');
  const findings = await verifyDocument(new Uint8Array(await readFile(file)), await readKeys(values.keys));
  const text = values.json ? JSON.stringify(findings, null, 2) : linesOf(findings).join('\n');
  process.stdout.write(`${text}\n`);
  return exitCodes[findings.verdict];
}

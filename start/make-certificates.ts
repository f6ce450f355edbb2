/**
 * `npm run make-certificates`: makes the certificates of docker-compose.yml in the folder CERTIFICATES (`certificates`), those
 * that are not there yet. Keep `ca.key` elsewhere: its holder can pass for every part.
 */

import { resolve } from 'node:path';
import { makeInstallationCertificates } from './installation-certificates.ts';

const folder = resolve(process.env['CERTIFICATES'] || 'certificates');
const toDo = await makeInstallationCertificates(folder);
process.stdout.write(`The certificates are in ${folder}. Move ca.key to a safe place: nothing that runs needs it.\n`);
if (toDo.size > 0) process.stdout.write('Give each key to the user of its container, as root:\n');
for (const [user, keys] of toDo) process.stdout.write(`  chown ${user}:${user} ${keys.join(' ')}\n`);

/**
 * `npm run rotate-delivery-key`: makes a new key for sealing deliveries, for the `npm start` on DATA_DIR. The notifier is
 * started again with it; deliveries wait meanwhile. With `--print` it only prints a new key, for DELIVERY_KEY.
 */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { recordOperatorCommand } from '#database/commands/operator-log.ts';
import { deliveryKeyOf, deliveryKeySchema, makeDeliveryKey } from '#services/sealing.ts';
import { endPart } from './record.ts';
import { readSecrets, writeSecrets } from './secrets.ts';

recordOperatorCommand('rotate-delivery-key');
const fresh = makeDeliveryKey();
if (process.argv.includes('--print')) {
  process.stdout.write(`${fresh}\n`);
} else {
  const folder = resolve(process.env['DATA_DIR'] || '.data');
  if (!existsSync(join(folder, 'secrets.json'))) {
    process.stderr.write(`${folder} has no secrets yet: the first npm start makes them.\n`);
    process.exit(2);
  }
  await writeSecrets(folder, { ...(await readSecrets(folder)), DELIVERY_KEY: fresh });
  const { publicKey } = await deliveryKeyOf(deliveryKeySchema.parse(fresh));
  const running = await endPart(folder, 'notifier');
  const when = running ? 'The notifier is started again with it now.' : 'It is used from the next start.';
  process.stdout.write(`The new key is ${publicKey.kid}. ${when}\n`);
}

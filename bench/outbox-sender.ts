/** The one loop of the outbox: posts each row to FPS MI's inbox. A process of its own. */

import postgres from 'postgres';
import { z } from 'zod';
import { readConfiguration } from '#services/process.ts';
import { inboxSchema, openInbox } from './inbox.ts';

const configuration = readConfiguration(inboxSchema.extend({ DATABASE_URL: z.url() }));
const sql = postgres(configuration.DATABASE_URL, { max: 4, onnotice: () => {} });
const deliver = await openInbox(configuration);
/** How many rows it posts at once: as many as the notifier. */
const AT_ONCE = 20;

let stopping = false;
let wake = (): void => {};
await sql.listen('bench_outbox', () => wake());
process.once('SIGTERM', () => {
  stopping = true;
  wake();
});
process.send?.('ready');
while (!stopping) {
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const rows = await sql<{ id: string; nis: string; version: number }[]>`
    select id, nis, version from bench.outbox join bench.reports using (id) where sent_at is null limit ${AT_ONCE}`;
  await Promise.all(
    rows.map(async ({ id, nis, version }) => {
      const reference = await deliver(nis, version, id);
      await sql`
        with sent as (update bench.outbox set sent_at = now() where id = ${id} returning id)
        update bench.reports set reference = ${reference} from sent where reports.id = sent.id
        returning pg_notify('bench_sent', reports.id)`;
    }),
  );
  if (rows.length === 0) await woken;
}
await sql.end();
process.disconnect?.();

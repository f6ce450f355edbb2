/**
 * `npm run invite-dpo -- NIS ADDRESS`: invites the first DPO of an organisation, who then grants all other roles. An
 * organisation that has a DPO is refused, except with `--emergency REASON`: the only DPO has left, for example.
 */

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { inviteDpo } from '#database/first-dpo.ts';
import { connectOperator } from './operator-command.ts';
import { accountName, commandConcerns } from './operator-log.ts';

const argumentsSchema = z.object({
  positionals: z.tuple([z.string().regex(/^[0-9]{5}$/), z.email()]),
  values: z.object({ emergency: z.string().trim().min(10).max(500).optional() }),
});

const messages = {
  invited: 'An invitation is on its way. It is valid for 30 days.',
  'invitation-open': 'Nothing to do: this address has an open invitation.',
  'organisation-unknown': 'No organisation has this NIS code.',
  'dpo-active': 'This organisation has a DPO, who can grant the role. If that is impossible, add --emergency REASON.',
};

const options = { emergency: { type: 'string' } } as const;
const parsed = argumentsSchema.safeParse(parseArgs({ allowPositionals: true, strict: false, options }));
if (!parsed.success) {
  process.stderr.write('Usage: npm run invite-dpo -- NIS ADDRESS [--emergency REASON]\n');
  process.stderr.write('The reason has 10 to 500 characters, and is kept in the audit trail.\n');
  process.exit(2);
}
const [nis, email] = parsed.data.positionals;
const { emergency = null } = parsed.data.values;
const sql = connectOperator('invite-dpo');
commandConcerns({ organisation: nis });
const result = await inviteDpo(sql, { nis, email, operator: accountName(), emergency });
await sql.end();
const isDone = result === 'invited' || result === 'invitation-open';
process.stdout.write(`${messages[result]}\n`);
process.exit(isDone ? 0 : 1);

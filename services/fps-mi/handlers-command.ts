/**
 * `npm run handlers -- COMMAND`: the case handlers of the ministry. `list`; `invite ADDRESS [--language fr]` invites one, and
 * prints a link for them; `withdraw ADDRESS`; `end-sessions ADDRESS`. Needs `DATABASE_URL` of the ministry's owner.
 */

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { connectOperator } from '#database/commands/operator-command.ts';
import type { Sql } from '#database/connection.ts';
import { languages } from '#forms/definition.ts';
import {
  endHandlerSessions,
  HANDLER_INVITATION_DAYS,
  inviteHandler,
  listHandlers,
  withdrawHandler,
} from './database/handlers.ts';
import { FPS_MI_SCHEMA } from './database/prepare-schema.ts';

const address = z.email();
const commandSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('list') }),
  z.object({ name: z.literal('withdraw'), address }),
  z.object({ name: z.literal('end-sessions'), address }),
  z.object({ name: z.literal('invite'), address, language: z.enum(languages).default('nl') }),
]);

const usage = `Usage: npm run handlers -- list
       npm run handlers -- invite ADDRESS [--language nl|fr|de]
       npm run handlers -- withdraw ADDRESS
       npm run handlers -- end-sessions ADDRESS
`;

/** Carries a command out. @returns what to print, and whether it could be done */
async function carryOut(sql: Sql, command: z.output<typeof commandSchema>): Promise<{ text: string; done: boolean }> {
  const unknown = { text: 'No case handler has this address.', done: false };
  switch (command.name) {
    case 'list':
      return {
        text: (await listHandlers(sql)).map((each) => `${each.state}  ${each.email}  ${each.name}`).join('\n'),
        done: true,
      };
    case 'withdraw':
      return (await withdrawHandler(sql, command.address))
        ? { text: 'Withdrawn. Their sessions have ended.', done: true }
        : unknown;
    case 'end-sessions': {
      const ended = await endHandlerSessions(sql, command.address);
      return ended === null ? unknown : { text: `${ended} sessions ended.`, done: true };
    }
    case 'invite':
      return { text: await invite(sql, command.address, command.language), done: true };
  }
}

async function invite(sql: Sql, address: string, language: (typeof languages)[number]): Promise<string> {
  const token = await inviteHandler(sql, { email: address, language });
  if (token === null) return 'This person is a case handler now; they log in as before.';
  const site = process.env['FPS_MI_WEB_URL'] || 'http://127.0.0.1:8081';
  const link = new URL('/invitation', site);
  link.searchParams.set('token', token);
  return `Invited for ${HANDLER_INVITATION_DAYS} days. Who logs in with this address, verified by the identity service, is
a case handler. If the service does not verify addresses, pass this link on to them, and to nobody else:
${link.href}`;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { language: { type: 'string' } },
});
const parsed = commandSchema.safeParse({ name: positionals[0], address: positionals[1], ...values });
if (!parsed.success) {
  process.stderr.write(usage);
  process.exit(2);
}
const sql = connectOperator(`handlers-${parsed.data.name}`, FPS_MI_SCHEMA);
const { text, done } = await carryOut(sql, parsed.data);
await sql.end();
process.stdout.write(`${text}\n`);
process.exit(done ? 0 : 1);

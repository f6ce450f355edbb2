/**
 * `npm run announce`: shows a text on every page of the organisations' site, from one moment to another. `-- list` and
 * `-- remove ID` list and remove what is announced. Times are of Belgium, or have an offset of their own.
 */

import { parseArgs } from 'node:util';
import { z } from 'zod';
import { announce, announcementLevels, announcementsToCome, removeAnnouncement } from '#database/announcements.ts';
import type { Sql } from '#database/connection.ts';
import { cleanLine } from '#forms/text.ts';
import { dayOf, momentOf } from '#rules/calendar.ts';
import { connectOperator } from './operator-command.ts';
import { accountName } from './operator-log.ts';

const usage = `Usage: npm run announce -- --from 2026-12-01T18:00 --until 2026-12-01T20:00 --level info|maintenance \\
         --nl 'TEXT' --fr 'TEXT' --de 'TEXT'
       npm run announce -- list
       npm run announce -- remove ID
Times are of Belgium, unless they end with an offset such as Z. A text has at most 500 characters and no personal data.
`;

const momentSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})?$/)
  .transform((text, context): Date => {
    const [day = '', time = ''] = text.split('T');
    const isLocal = time.length === 5;
    const moment = isLocal ? momentOf(day, time) : new Date(text);
    // No 31 February.
    if (Number.isNaN(+moment) || (isLocal && dayOf(moment) !== day)) {
      context.addIssue({ code: 'custom', message: 'no moment' });
    }
    return moment;
  });
const textSchema = z.string().transform(cleanLine).pipe(z.string().min(1).max(500));

const commandSchema = z.union([
  z.object({ positionals: z.tuple([z.literal('list')]) }),
  z.object({ positionals: z.tuple([z.literal('remove'), z.uuid()]) }),
  z.object({
    positionals: z.tuple([]),
    values: z
      .object({
        from: momentSchema,
        until: momentSchema,
        level: z.enum(announcementLevels),
        nl: textSchema,
        fr: textSchema,
        de: textSchema,
      })
      .refine(({ from, until }) => until > from && +until > Date.now()),
  }),
]);

const option = { type: 'string' } as const;
const options = { from: option, until: option, level: option, nl: option, fr: option, de: option };
const parsed = commandSchema.safeParse(parseArgs({ allowPositionals: true, strict: false, options }));
if (!parsed.success) {
  process.stderr.write(usage);
  process.exit(2);
}
const sql = connectOperator('announce');
const isDone = await carryOut(sql, parsed.data);
await sql.end();
process.exit(isDone ? 0 : 1);

async function carryOut(database: Sql, command: z.output<typeof commandSchema>): Promise<boolean> {
  if ('values' in command) {
    const { from: startsAt, until: endsAt, level, ...text } = command.values;
    const { id, isNew } = await announce(database, { level, startsAt, endsAt, text }, accountName());
    print(isNew ? `announced as ${id}; pages show it within ten seconds` : `was announced before as ${id}`);
    return true;
  }
  const [action, id] = command.positionals;
  if (action === 'remove' && id !== undefined) {
    const isRemoved = await removeAnnouncement(database, id, accountName());
    print(isRemoved ? 'removed; pages stop showing it within ten seconds' : 'there is no such announcement');
    return isRemoved;
  }
  const announcements = await announcementsToCome(database);
  for (const each of announcements) {
    print(`${each.id}  ${each.level}  ${each.startsAt.toISOString()} - ${each.endsAt.toISOString()}  ${each.text.nl}`);
  }
  print(`${announcements.length} announced`);
  return true;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

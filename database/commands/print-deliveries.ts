/** `npm run deliveries`: the reports that are being delivered to FPS MI, the one that has waited longest first. */

import { deliveriesUnderWay } from '#database/deliveries.ts';
import { connectOperator } from './operator-command.ts';

const sql = connectOperator('deliveries');
const underWay = await deliveriesUnderWay(sql);
await sql.end();

const moment = (date: Date | null): string => date?.toISOString().replace(/\.\d+/, '') ?? '-';
const rows = [
  ['report', 'version', 'signed by both', 'attempts', 'last attempt', 'last problem'],
  ...underWay.map(({ id, version, since, attempts, lastAttemptAt, lastProblem }) => [
    id,
    String(version),
    moment(since),
    String(attempts),
    moment(lastAttemptAt),
    // An answer of several lines must not break the table.
    (lastProblem ?? '-').replaceAll(/\s+/g, ' '),
  ]),
];
const widthOf = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
for (const row of rows) {
  process.stdout.write(
    `${row
      .map((cell, column) => cell.padEnd(widthOf(column)))
      .join('  ')
      .trimEnd()}\n`,
  );
}
process.stdout.write(`${underWay.length} under way\n`);

import { userInfo } from 'node:os';
import { type Result, securityLine } from '#rules/security-events.ts';

/** The levels of the services' logs. */
const INFO = 30;
const WARN = 40;

/** What the command of this process is about, as far as it is known. */
let about: { organisation?: string; person?: string } = {};

/** Adds to the line of this command what it is about. */
export function commandConcerns(subject: { readonly organisation: string } | { readonly person: string }): void {
  about = { ...about, ...subject };
}

/**
 * Writes a line of the security log when this process ends: which command an operator ran, and whether it succeeded. On
 * standard error, because the result of a command is on standard output.
 * @param name the command, as in package.json
 */
export function recordOperatorCommand(name: string): void {
  process.once('exit', (code) => {
    const result: Result = code === 0 ? { result: 'done' } : { result: 'refused', reason: `exit-code-${code}` };
    const line = {
      level: code === 0 ? INFO : WARN,
      time: Date.now(),
      name,
      ...securityLine(
        { type: 'operator', id: accountName() },
        { event: 'operator-command', on: { name, ...about }, ...result },
      ),
      msg: `operator-command: ${result.result}`,
    };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  });
}

/** The account of the operator on this machine. */
export function accountName(): string {
  const before = process.env['SUDO_USER'];
  if (before) return before;
  try {
    return userInfo().username;
  } catch {
    // A container can run under a number without an account.
    return `uid-${process.getuid?.()}`;
  }
}

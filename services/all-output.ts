import type { Logger } from 'pino';

/**
 * Makes everything that this process prints a line of its log: what libraries write to the console, warnings of Node, and an
 * error that nothing handles, after which the process ends with code 1.
 */
export function logAllOutput(log: Logger): void {
  const write = (level: 'info' | 'warn' | 'error') => {
    return (...values: unknown[]): void => {
      const error = values.find((value) => value instanceof Error);
      const texts = values.filter((value) => value !== error).map(String);
      log[level]({ ...(error && { error }) }, texts.join(' ') || 'a library reported an error');
    };
  };
  Object.assign(console, {
    debug: write('info'),
    log: write('info'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    trace: write('warn'),
  });
  // Node's own listener prints them.
  process.removeAllListeners('warning');
  process.on('warning', (error) => log.warn({ error }, 'a warning'));
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'an error that nothing handled');
    process.exit(1);
  });
}

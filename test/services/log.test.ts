import { expect, it } from 'vitest';
import { createLog } from '#services/process.ts';

/** A file on a disk that can be full. It takes at most ten bytes at a time. */
function disk() {
  let text = '';
  const state = { room: Number.POSITIVE_INFINITY, reason: 'ENOSPC' };
  const write = (bytes: Buffer): number => {
    const some = bytes.subarray(0, Math.min(10, state.room));
    if (some.length === 0) throw Object.assign(new Error(`${state.reason}: no space left`), { code: state.reason });
    state.room -= some.length;
    text += some.toString();
    return some.length;
  };
  /** The lines that can be read as JSON. */
  const read = (): unknown[] =>
    text.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
  return { state, write, read };
}

it('goes on when the disk is full, and says afterwards how many lines are lost', () => {
  const { state, write, read } = disk();
  const log = createLog('web', write);
  log.info('before');
  // In the middle of a line.
  state.room = 25;
  log.info('lost 1');
  log.error({ error: new Error('x') }, 'lost 2');
  expect(read()).toMatchObject([{ msg: 'before' }]);
  state.room = Number.POSITIVE_INFINITY;
  log.info('after');
  log.info('the next');
  expect(read()).toMatchObject([
    { name: 'web', msg: 'before' },
    { name: 'web', level: 40, msg: 'log lines lost', lost: 2, reason: expect.stringContaining('ENOSPC') },
    { name: 'web', msg: 'after' },
    { name: 'web', msg: 'the next' },
  ]);
});

it('waits for a slow reader without losing a line', () => {
  const { state, write, read } = disk();
  let refusals = 3;
  const slow = (bytes: Buffer): number => {
    state.reason = 'EAGAIN';
    state.room = refusals > 0 ? 0 : Number.POSITIVE_INFINITY;
    refusals -= 1;
    return write(bytes);
  };
  createLog('web', slow).info('a line');
  expect(read()).toMatchObject([{ msg: 'a line' }]);
});

it('writes the security log at every level', () => {
  const { write, read } = disk();
  const level = process.env['LOG_LEVEL'];
  process.env['LOG_LEVEL'] = 'error';
  try {
    const log = createLog('web', write);
    log.info('not important');
    log.warn('nor this');
    log.info({ security: true, event: 'logout' }, 'logout: done');
    log.error('important');
  } finally {
    if (level === undefined) delete process.env['LOG_LEVEL'];
    else process.env['LOG_LEVEL'] = level;
  }
  expect(read()).toMatchObject([{ event: 'logout' }, { msg: 'important' }]);
});

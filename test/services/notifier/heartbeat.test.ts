import { MockActivityEnvironment } from '@temporalio/testing';
import { expect, it } from 'vitest';
import { withHeartbeat } from '#services/notifier/heartbeat.ts';

it('an activity that waits for an answer shows that it is alive until the answer comes', async () => {
  const environment = new MockActivityEnvironment();
  let heartbeats = 0;
  const answered = Promise.withResolvers<string>();
  environment.on('heartbeat', () => {
    heartbeats += 1;
    if (heartbeats === 2) answered.resolve('received');
  });
  expect(await environment.run(() => withHeartbeat(() => answered.promise))).toBe('received');
  expect(heartbeats).toBe(2);
});

import { expect, it } from 'vitest';
import { createPrecedence } from '#services/notifier/precedence.ts';

it('does not let other work wait when nothing runs', async () => {
  expect(await createPrecedence().idle(2 ** 31 - 1)).toBe(true);
});

it('lets other work wait until all work that goes first has ended, also when it failed', async () => {
  const precedence = createPrecedence();
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const running = [precedence.run(() => first.promise), precedence.run(() => second.promise)];
  const order: string[] = [];
  const waiting = precedence.idle(60_000).then(() => order.push('other work'));
  first.reject(new Error('this one fails'));
  await expect(running[0]).rejects.toThrow();
  order.push('first ended');
  second.resolve();
  await running[1];
  await waiting;
  expect(order).toEqual(['first ended', 'other work']);
});

it('lets other work wait no longer than its limit', async () => {
  const precedence = createPrecedence();
  const never = Promise.withResolvers<void>();
  void precedence.run(() => never.promise);
  expect(await precedence.idle(1)).toBe(false);
});

it('lets other work go on while a server does not answer', async () => {
  const precedence = createPrecedence(1);
  const never = Promise.withResolvers<void>();
  void precedence.run(() => never.promise);
  expect(await precedence.idle(2 ** 31 - 1)).toBe(true);
  expect(await precedence.idle(2 ** 31 - 1)).toBe(true);
});

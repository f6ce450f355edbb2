/** The smallest workflow that takes the messages of a report's lifecycle: what the program's own workflow is compared with. */

import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

export type BareActivities = { deliver(nis: string, version: number, key: string): Promise<string> };
export type BareStart = { readonly nis: string; readonly key: string };

export const BARE_QUEUE = 'bench';
export const save = defineUpdate<number>('save');
export const sign = defineUpdate<number, [role: string]>('sign');

const { deliver } = proxyActivities<BareActivities>({ startToCloseTimeout: '30s' });

/** @returns FPS MI's reference */
export async function bareReport({ nis, key }: BareStart): Promise<string> {
  let version = 0;
  const signed = new Set<string>();
  setHandler(save, () => {
    signed.clear();
    version += 1;
    return version;
  });
  setHandler(sign, (role) => {
    signed.add(role);
    return version;
  });
  await condition(() => signed.size === 2);
  return await deliver(nis, version, key);
}

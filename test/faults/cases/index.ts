/** The cases: what is done to the running system, and to whom. Each ends when everything is ready and people are done. */

import type { Options } from '#test/faults/options.ts';
import type { World } from '#test/faults/world.ts';
import { secondSignatureThenNoTemporal, temporalLosesItsData } from './chosen-moments.ts';
import { eachPartKilled, randomKills } from './random-kills.ts';
import { serversAway, serversFrozen } from './servers-away.ts';

export const caseNames = ['random', 'each', 'away', 'frozen', 'no-temporal', 'temporal-data'] as const;
export type CaseName = (typeof caseNames)[number];

type Case = { readonly title: string; run(world: World, options: Options): Promise<void> };

export const cases: Readonly<Record<CaseName, Case>> = {
  random: { title: 'Random parts are killed at random moments', run: randomKills },
  each: { title: 'Each part is killed once', run: eachPartKilled },
  away: { title: 'Each server is away for a while', run: serversAway },
  frozen: { title: 'Each server is there, and does not answer for a while', run: serversFrozen },
  'no-temporal': { title: 'Temporal ends right after the second signature', run: secondSignatureThenNoTemporal },
  'temporal-data': { title: 'Temporal loses all its data', run: temporalLosesItsData },
};

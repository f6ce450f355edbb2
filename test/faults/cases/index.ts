/** The cases: what is done to the running system, and to whom. Each ends when everything is ready and people are done. */

import type { Options } from '#test/faults/options.ts';
import { mountSmallDisk } from '#test/faults/small-disk.ts';
import { startWorld, type World } from '#test/faults/world.ts';
import {
  notifierKilledWhileItDelivers,
  secondSignatureThenNoTemporal,
  temporalLosesItsData,
  upgradeWithReportsUnderWay,
} from './chosen-moments.ts';
import { diskFull } from './disk-full.ts';
import { olderBackup, olderBackupOfMinistry } from './older-backup.ts';
import { eachPartKilled, randomKills } from './random-kills.ts';
import { serversAway, serversFrozen } from './servers-away.ts';

export const caseNames = [
  'random',
  'each',
  'away',
  'frozen',
  'disk-full',
  'no-temporal',
  'delivering',
  'temporal-data',
  'upgrade',
  'older-backup',
  'older-backup-of-fps-mi',
] as const;
export type CaseName = (typeof caseNames)[number];

/** A running system and what a case does to it. */
export type Setting = { readonly world: World; act(): Promise<void>; end(keepLogs: boolean): Promise<string | null> };
type Case = {
  readonly title: string;
  /** @returns null when this machine does not allow the case */
  begin(options: Options): Promise<Setting | null>;
};

function usual(title: string, act: (world: World, options: Options) => Promise<void>): Case {
  return {
    title,
    begin: async (options) => {
      const world = await startWorld();
      return { world, act: () => act(world, options), end: world.stop };
    },
  };
}

/** In MB: what PostgreSQL, Temporal and the logs need, and room for a minute of work. */
const DISK_SIZE = 400;

const onSmallDisk: Case = {
  title: 'The disk is full for a while',
  begin: async (options) => {
    const disk = await mountSmallDisk(DISK_SIZE);
    if (disk === null) return null;
    const world = await startWorld(disk.folder);
    const end = async (keepLogs: boolean) => {
      const logs = await world.stop(keepLogs);
      await disk.remove();
      return logs;
    };
    return { world, act: () => diskFull(world, options, disk), end };
  },
};

export const cases: Readonly<Record<CaseName, Case>> = {
  random: usual('Random parts are killed at random moments', randomKills),
  each: usual('Each part is killed once', eachPartKilled),
  away: usual('Each server is away for a while', serversAway),
  frozen: usual('Each server is there, and does not answer for a while', serversFrozen),
  'disk-full': onSmallDisk,
  delivering: usual('The notifier is killed while it delivers', notifierKilledWhileItDelivers),
  'no-temporal': usual('Temporal ends right after the second signature', secondSignatureThenNoTemporal),
  'temporal-data': usual('Temporal loses all its data', temporalLosesItsData),
  upgrade: usual('The reports worker is upgraded while reports are under way', upgradeWithReportsUnderWay),
  'older-backup': usual("An older backup of the application's data is restored", olderBackup),
  'older-backup-of-fps-mi': usual("An older backup of FPS MI's data is restored", olderBackupOfMinistry),
};

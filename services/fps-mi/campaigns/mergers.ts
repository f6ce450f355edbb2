/**
 * The mergers of municipalities on 1 January 2025 (Statbel, REFNIS 2025; decrees of the Flemish and the Walloon Region of 2024),
 * and with them of their OCMWs: the NIS codes of the new municipalities, each with those that it replaced. Antwerp kept its code.
 */
const mergers: Readonly<Record<string, readonly string[]>> = {
  '11002': ['11007'],
  '23106': ['23023', '23024', '23032'],
  '37021': ['37012', '37018'],
  '37022': ['37007', '37015'],
  '44086': ['44012', '44048'],
  '44087': ['44034', '44073'],
  '44088': ['44040', '44043'],
  '46029': ['44045', '46014'],
  '46030': ['11056', '46003', '46013'],
  '71071': ['71057', '71069'],
  '71072': ['71022', '73040'],
  '73110': ['73006', '73032'],
  '73111': ['73009', '73083'],
  '82039': ['82003', '82005'],
};

/** The first year in which the merged municipalities no longer exist. */
const MERGED_SINCE = 2025;

/** The NIS codes of the municipalities that this one was formed from; empty for every other code. */
export function mergedFrom(nis: string): readonly string[] {
  return mergers[nis] ?? [];
}

/** The NIS code of the municipality in which this one was merged before the end of a year; null when it still existed. */
export function mergedInto(nis: string, year: number): string | null {
  if (year < MERGED_SINCE) return null;
  return Object.keys(mergers).find((code) => mergers[code]?.includes(nis)) ?? null;
}

/** One file of the corpus, and what is right about it. */

import type { Line } from '#forms/definition.ts';

/** Cells by the names that a spreadsheet program gives them (`E3`), each with the code of its problem. */
export type CellCodes = Readonly<Record<string, string>>;

/**
 * What reading the file must give:
 * - `lines`: the values of every cell as they are stored (cents, hundredths of a percent, ids of options), and the cells that the
 *   person must look at
 * - `refused`: a code, with its places
 * - `rows`: the texts of every cell of a file without a mark
 */
export type Expected =
  | {
      readonly lines: readonly Line[];
      readonly warnings?: CellCodes;
      readonly ignored?: readonly string[];
      /** The numbers of hidden rows, which are read too. */
      readonly hidden?: readonly number[];
    }
  | { readonly refused: string; readonly cells?: CellCodes; readonly names?: readonly string[] }
  | { readonly rows: readonly (readonly string[])[] };

export type CorpusCase = {
  /** The name of the file. */
  readonly name: string;
  /** What this file and others like it have in common. */
  readonly kind: string;
  /** What is particular about it, in a sentence. */
  readonly what: string;
  /** The program that writes such files. */
  readonly writer: string;
  readonly bytes: Uint8Array;
  readonly expected: Expected;
};

/** The table of most files: it has a column of each kind but whole numbers. */
export const STAFF = 'uniek-verslag/personnel-costs/2026/1/staff';
export const NOTICE = 'Laat deze rij staan: ze zegt waarvoor de tabel dient.';
export const staffHeaders = ['Personeelsnummer', 'Functie', 'Van', 'Tot en met', 'Deel van voltijds', 'Brutokost'];
/** The other one, with whole numbers. */
export const PARTICIPATION = 'uniek-verslag/participation/2026/1/participation';
export const participationHeaders = ['Activiteit', 'Soort', 'Aantal begunstigden', 'Kosten'];

const usual = {
  member: 'P-001',
  function: 'socialWorker',
  from: '2026-01-01',
  until: '2026-12-31',
  fraction: 5_000,
  cost: 4_125_075,
} as const;

/** The line that most files have, with what is particular; undefined: the cell is empty. */
export function staffLine(particular: Partial<Record<keyof typeof usual, string | number | undefined>> = {}): Line {
  const entries = Object.entries({ ...usual, ...particular });
  return Object.fromEntries(entries.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}

/** What can be said about a file of granted amounts. */

import type { Advance } from '#rules/campaign.ts';
import type { FileRefusal } from '#web/spreadsheet/file-refusal.ts';

/**
 * What can be wrong in a file (a closed set). One wrong cell refuses the whole file.
 * - `header-missing`: no line names a column for the NIS code; `amount-column-missing`: none for an amount
 * - `column-twice`: two columns are for the same amount; `about` is the letter of the first one
 * - `other-form`, `other-year`: the file says that it is for another form or year
 * - `nis-missing`: an amount or the name of an organisation without a NIS code; `about` is the code of the organisation with that name
 * - `nis-not-understood`: not a number of five digits; `nis-unknown`: there is no organisation with this code
 * - `nis-merged`: the code of a municipality that was formed by a merger; `about` names the organisations that it replaced
 * - `nis-twice`: an earlier row has the same code; `about` is the number of that row
 * - `name-differs`: the row has the name of another organisation; `about` is the name that belongs to the code
 * - `amount-…`: as for an amount in a form
 * - `formula-…`: a formula without a usable result
 * - `total-differs`: a total below the organisations is not the sum of the rows above it; `about` is that sum, in cents
 * - `lines-missing`: no row has an organisation; `lines-too-many`
 */
export const amountsProblems = [
  'header-missing',
  'amount-column-missing',
  'column-twice',
  'other-form',
  'other-year',
  'nis-missing',
  'nis-not-understood',
  'nis-unknown',
  'nis-merged',
  'nis-twice',
  'name-differs',
  'amount-missing',
  'amount-not-understood',
  'amount-negative',
  'amount-too-precise',
  'amount-too-large',
  'formula-without-value',
  'formula-failed',
  'total-differs',
  'lines-missing',
  'lines-too-many',
] as const;
export type AmountsProblemCode = (typeof amountsProblems)[number];

/** Where something is in the sheet: as a spreadsheet program shows it. The row is null when it concerns the whole sheet. */
export type Place = { readonly row: number | null; readonly letter: string | null };

export type AmountsProblem = Place & {
  readonly code: AmountsProblemCode;
  /** The text of the cell. */
  readonly found: string;
  readonly about?: string;
};

/**
 * What a case handler should see before confirming (a closed set):
 * - `merged`: the municipality was merged in another one before that year; `about` is the code of the new one
 * - `dash`: a dash, which is read as 0
 * - `shown-differently`: the spreadsheet program shows another amount than the cell has; `about` is the one that was read
 * - `total`: a total that equals the sum of the rows above it, or is empty, and is not read
 * - `unread`: the row has no NIS code and no amount, and is not read
 */
export type AmountsNote = Place & {
  readonly code: 'merged' | 'dash' | 'shown-differently' | 'total' | 'unread';
  readonly found: string;
  readonly about?: string;
};

/** The amounts in a file: what a case handler wants to grant, and what they should look at. */
export type ReadAmounts = {
  readonly type: 'read';
  /** Those of the cells that are filled in. */
  readonly amounts: readonly Advance[];
  /** The fields that the file has no column for. */
  readonly missingFields: readonly string[];
  /** The headers of columns that are not read although something is in them. */
  readonly unreadColumns: readonly string[];
  readonly notes: readonly AmountsNote[];
};

export type AmountsReading =
  | ReadAmounts
  /** `problems` has the first ones, `count` is how many there are. */
  | { readonly type: 'wrong'; readonly problems: readonly AmountsProblem[]; readonly count: number }
  /** The file has several sheets with rows: which one is meant cannot be known. */
  | { readonly type: 'several-sheets'; readonly sheets: readonly string[] }
  | { readonly type: 'refused'; readonly code: FileRefusal };

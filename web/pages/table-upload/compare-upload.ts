import type { Line, TableField } from '#forms/definition.ts';
import { fitsIn, updatedLines } from '#forms/keyed-lines.ts';
import { type LineDifference, type MatchedLines, matchLines } from '#forms/line-differences.ts';
import { keepStoredLines } from '#forms/stored-texts.ts';

/**
 * How the lines of a file are saved:
 * - `replace`: in place of all lines of the table
 * - `update`: the saved lines stay, changed and completed by those of the file; only in a table whose lines have a key
 */
export const waysToSave = ['replace', 'update'] as const;
export type WayToSave = (typeof waysToSave)[number];

/** The typed lines of a table as they are saved, beside those of a file. */
export type UploadComparison = {
  readonly saved: readonly Line[];
  readonly uploaded: readonly Line[];
  readonly matched: MatchedLines;
  /** `same`: the same lines in the same order; `reordered`: the same lines in another order. */
  readonly result: 'same' | 'reordered' | 'different';
  /** What an update would save; null: it is not possible, or it would save the same as a replacement, or nothing new. */
  readonly updated: readonly Line[] | null;
};

/** Compares the lines of a file with those that are saved. */
export function compareUpload(table: TableField, saved: readonly Line[], read: readonly Line[]): UploadComparison {
  const uploaded = keepStoredLines(table, saved, read);
  const matched = matchLines(table, saved, uploaded);
  const { equal, changed, added, removed } = matched;
  const different = changed.length + added.length + removed.length > 0;
  const inOrder = equal.every(([before, after]) => before === after);
  const canUpdate =
    table.key !== undefined &&
    removed.length > 0 &&
    changed.length + added.length > 0 &&
    fitsIn(table, saved.length + added.length);
  return {
    saved,
    uploaded,
    matched,
    result: different ? 'different' : inOrder ? 'same' : 'reordered',
    updated: canUpdate ? updatedLines(saved, matched) : null,
  };
}

/** The lines that differ, as people check them: first those that are gone, then the changed ones, then the new ones. */
export function differencesToCheck({ matched: { removed, changed, added } }: UploadComparison): LineDifference[] {
  return [
    ...removed.map(({ at, line }): LineDifference => ({ kind: 'removed', at, before: line })),
    ...changed.map(
      ({ before, after }): LineDifference => ({
        kind: 'changed',
        at: after.at,
        before: before.line,
        after: after.line,
      }),
    ),
    ...added.map(({ at, line }): LineDifference => ({ kind: 'added', at, after: line })),
  ];
}

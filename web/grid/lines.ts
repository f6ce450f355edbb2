/** Lists of lines, and the differences between two of them. Pure. */

/** The texts of the typed cells of a line, in the order of the columns. A change makes a new line with the same id. */
export type GridLine = {
  /** Stays the same while the line is changed or moved. */
  readonly id: number;
  readonly texts: readonly string[];
};

/** Makes lines with ids of their own. */
export type LineMaker = (texts: readonly string[]) => GridLine;

export function lineMaker(): LineMaker {
  let last = 0;
  return (texts) => {
    last += 1;
    return { id: last, texts };
  };
}

/** Part of a list that is replaced: at index `at`, `removed` by `inserted`. */
export type Difference = {
  readonly at: number;
  readonly removed: readonly GridLine[];
  readonly inserted: readonly GridLine[];
};

/** What differs between two lists, as one part of it; null when they are the same. */
export function differenceOf(before: readonly GridLine[], after: readonly GridLine[]): Difference | null {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at += 1;
  let end = 0;
  while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const removed = before.slice(at, before.length - end);
  const inserted = after.slice(at, after.length - end);
  return removed.length === 0 && inserted.length === 0 ? null : { at, removed, inserted };
}

export function apply(lines: readonly GridLine[], { at, removed, inserted }: Difference): readonly GridLine[] {
  // Not toSpliced(): as many arguments as lines could be too many.
  return [...lines.slice(0, at), ...inserted, ...lines.slice(at + removed.length)];
}

export function reverse({ at, removed, inserted }: Difference): Difference {
  return { at, removed: inserted, inserted: removed };
}

/** Whether nothing is filled in. */
export function isBlank({ texts }: GridLine): boolean {
  return texts.every((text) => text.trim() === '');
}

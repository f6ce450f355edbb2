/** The heads of the chains of the audit trail. */

/** The head of a chain: how many rows it has, and the hash of the last one. */
export type AuditHead = { readonly subject: string; readonly rows: number; readonly hash: string };

/** The head of a chain that is not there any more, as a change. */
const gone = (subject: string): AuditHead => ({ subject, rows: 0, hash: '' });

/** The heads that differ from those before. A chain that is not there any more has 0 rows and no hash. */
export function changedHeads(before: readonly AuditHead[], now: readonly AuditHead[]): AuditHead[] {
  const old = new Map(before.map((head) => [head.subject, head]));
  const present = new Set(now.map(({ subject }) => subject));
  return [
    ...now.filter(({ subject, rows, hash }) => {
      const head = old.get(subject);
      return head === undefined || head.rows !== rows || head.hash !== hash;
    }),
    ...before.filter(({ subject }) => !present.has(subject)).map(({ subject }) => gone(subject)),
  ];
}

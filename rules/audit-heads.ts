/** The heads of the chains of the audit trail. */

/** The head of a chain: how many rows it has, and the hash of the last one. */
export type AuditHead = { readonly subject: string; readonly rows: number; readonly hash: string };

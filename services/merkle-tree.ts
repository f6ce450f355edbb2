/**
 * A Merkle tree as of certificate transparency (RFC 6962, section 2.1): a leaf is hashed with the prefix 0, a node with the
 * prefix 1, so that no node can pass for a leaf. All hashes are SHA-256.
 */

import { hash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const sha256 = (...parts: Uint8Array[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');

/** The hash of a leaf with these bytes. */
export function leafHash(leaf: Uint8Array): Buffer {
  return sha256(LEAF, leaf);
}

const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(NODE, left, right);

/** One level of the tree above another one. A node without a neighbour moves up unchanged. */
function levelAbove(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = level.slice(index, index + 2);
    if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
  }
  return above;
}

/** The root of the tree over these leaf hashes, in their order. That of no leaves is the hash of an empty text. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  let level = leaves;
  while (level.length > 1) level = levelAbove(level);
  return level[0] ?? sha256();
}

/** The hashes with which the root follows from the leaf at `index`, from the bottom to the top. */
export function inclusionPath(leaves: readonly Buffer[], index: number): Buffer[] {
  const path: Buffer[] = [];
  let level = leaves;
  let place = index;
  while (level.length > 1) {
    // The neighbour: the even and the odd place of a pair differ in the last bit.
    const neighbour = level[place ^ 1];
    if (neighbour !== undefined) path.push(neighbour);
    place >>= 1;
    level = levelAbove(level);
  }
  return path;
}

/**
 * The root that follows from a leaf and its path (RFC 9162, section 2.1.3.2).
 * @param at.index the place of the leaf, from 0
 * @param at.size the number of leaves
 * @returns null when the path is too long or too short for this place
 */
export function rootFromPath(
  leaf: Buffer,
  at: { readonly index: number; readonly size: number },
  path: readonly Buffer[],
): Buffer | null {
  if (at.index < 0 || at.index >= at.size) return null;
  const siblings = path.values();
  let root = leaf;
  let place = at.index;
  for (let width = at.size; width > 1; width = Math.ceil(width / 2)) {
    const isAlone = place === width - 1 && place % 2 === 0;
    if (!isAlone) {
      const { value: sibling } = siblings.next();
      if (sibling === undefined) return null;
      root = place % 2 === 0 ? nodeHash(root, sibling) : nodeHash(sibling, root);
    }
    place >>= 1;
  }
  return siblings.next().done ? root : null;
}

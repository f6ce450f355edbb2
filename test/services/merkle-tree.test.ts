import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inclusionPath, leafHash, merkleRoot, rootFromPath } from '#services/merkle-tree.ts';

/** The vectors of the reference implementation of certificate transparency: a root for each number of leaves. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = inputs.map((input) => leafHash(Buffer.from(input, 'hex')));

const sizes = fc.integer({ min: 1, max: 70 });
const treeOf = (size: number) => Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)));

describe('a Merkle tree', () => {
  it('has the roots of RFC 6962', () => {
    const found = roots.map((_, size) => merkleRoot(leaves.slice(0, size)).toString('hex'));
    expect(found).toEqual(roots);
  });

  it('proves each of its leaves, and no other leaf or place', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (size, choice) => {
        const tree = treeOf(size);
        const index = choice % size;
        const leaf = tree[index] ?? leafHash(Buffer.of());
        const path = inclusionPath(tree, index);
        const root = merkleRoot(tree);
        expect(rootFromPath(leaf, { index, size }, path)).toEqual(root);
        expect(rootFromPath(leafHash(Buffer.from('another')), { index, size }, path)).not.toEqual(root);
        const elsewhere = (index + 1) % size;
        if (elsewhere !== index) expect(rootFromPath(leaf, { index: elsewhere, size }, path)).not.toEqual(root);
        expect(rootFromPath(leaf, { index, size }, [...path, root])).toBeNull();
        if (path.length > 0) expect(rootFromPath(leaf, { index, size }, path.slice(1))).toBeNull();
        expect(rootFromPath(leaf, { index: size, size }, path)).toBeNull();
      }),
    );
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, type Edge, type Hash, leafHash, peaksOf, type Range, rootOf, rootOfEdge } from './merkle.ts';
import { isConsistent, isIncluded } from './proof-check.fixture.ts';
import { consistencyPath, inclusionPath } from './proofs.ts';

const sha = (content: Uint8Array): Hash => createHash('sha256').update(content).digest();
const hex = (hash: Hash | undefined): string => Buffer.from(hash ?? []).toString('hex');

/** The reference inputs of Certificate Transparency (merkletree test data of RFC 6962). */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const leaves = inputs.map((input) => leafHash(sha, Buffer.from(input, 'hex')));
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hashOf =
  (all: readonly Hash[]) =>
  ({ from, to }: Range): Hash =>
    rootOf(sha, all.slice(from, to));
const included = (all: readonly Hash[], number: number, size: number) =>
  inclusionPath(number, { from: 0, to: size }).map(hashOf(all));
const consistent = (all: readonly Hash[], size: number, to: number) => consistencyPath(size, to).map(hashOf(all));

describe('R27 the Merkle tree of RFC 6962', () => {
  it('SEC-19 gives the roots of the reference data', () => {
    expect(hex(rootOf(sha, []))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(inputs.map((_input, index) => hex(rootOf(sha, leaves.slice(0, index + 1))))).toEqual(roots);
  });

  it.each([
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ] as const)('SEC-19 gives the reference inclusion proof of leaf %i in %i', (number, size, path) => {
    expect(included(leaves, number, size).map(hex)).toEqual(path);
  });

  it.each([
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ] as const)('SEC-19 gives the reference consistency proof from %i to %i', (size, to, path) => {
    expect(consistent(leaves, size, to).map(hex)).toEqual(path);
  });

  const many = Array.from({ length: 70 }, (_none, index) => leafHash(sha, Buffer.from(String(index))));
  const sizes = fc.integer({ min: 1, max: 70 });

  it('SEC-19 every leaf is shown to be in every tree, and in no other place or tree', () => {
    fc.assert(
      fc.property(sizes, fc.nat(69), fc.nat(69), (size, one, other) => {
        const [number, wrong] = [one % size, other % size];
        const root = rootOf(sha, many.slice(0, size));
        const path = included(many, number, size);
        const leaf = many[number] ?? sha(new Uint8Array());
        expect(isIncluded(sha, { leaf, number, size, root, path })).toBe(true);
        if (wrong !== number) {
          expect(isIncluded(sha, { leaf: many[wrong] ?? leaf, number, size, root, path })).toBe(false);
          expect(isIncluded(sha, { leaf, number: wrong, size, root, path })).toBe(false);
        }
        expect(isIncluded(sha, { leaf, number, size, root, path: [...path, root] })).toBe(false);
        expect(isIncluded(sha, { leaf, number, size, root: leafHash(sha, root), path })).toBe(false);
      }),
    );
  });

  it('SEC-19 every earlier tree is shown to be the beginning of every later one, a changed one is not', () => {
    fc.assert(
      fc.property(sizes, sizes, (a, b) => {
        const [size, to] = [Math.min(a, b), Math.max(a, b)];
        const first = { size, root: rootOf(sha, many.slice(0, size)) };
        const second = { size: to, root: rootOf(sha, many.slice(0, to)) };
        const path = consistent(many, size, to);
        expect(isConsistent(sha, { first, second, path })).toBe(true);
        const changed = [...many.slice(0, size - 1), sha(Buffer.from('x')), ...many.slice(size, to)];
        expect(
          isConsistent(sha, {
            first,
            second: { size: to, root: rootOf(sha, changed) },
            path: consistent(changed, size, to),
          }),
        ).toBe(false);
      }),
    );
  });

  it('SEC-19 the edge gives the root of the whole tree at every size', () => {
    const edge: Edge = { size: 0, peaks: [] };
    for (const [index, leaf] of many.entries()) {
      append(sha, edge, leaf);
      expect(hex(rootOfEdge(sha, edge))).toBe(hex(rootOf(sha, many.slice(0, index + 1))));
      expect(edge.peaks.map(hex)).toEqual(peaksOf(index + 1).map((range) => hex(hashOf(many)(range))));
    }
  });
});

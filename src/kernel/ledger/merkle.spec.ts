import fc from 'fast-check';
import {
  EMPTY_FRONTIER,
  ProofCollector,
  append,
  consistencyProof,
  inclusionProof,
  isFrontier,
  leafHash,
  nodeHash,
  rootOf,
  rootOfLeaves,
  verifyConsistency,
  verifyInclusion,
  type Digest,
} from './merkle.js';

/** The leaves and roots published with the reference implementation of Certificate Transparency. */
const PUBLISHED_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const PUBLISHED_ROOTS = [
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

const MAX = 70;
const leaves = Array.from({ length: MAX }, (_, i) => leafHash(`entry ${i}`));
const roots = Array.from({ length: MAX + 1 }, (_, n) => rootOfLeaves(leaves.slice(0, n)));

function flip(digest: Digest): Digest {
  return (digest[0] === '0' ? '1' : '0') + digest.slice(1);
}

/** The definition of RFC 9162 §2.1.1, as slow as it reads. */
function rootByDefinition(range: readonly Digest[]): Digest {
  if (range.length === 0) return PUBLISHED_ROOTS[0]!;
  if (range.length === 1) return range[0]!;
  let k = 1;
  while (k * 2 < range.length) k *= 2;
  return nodeHash(rootByDefinition(range.slice(0, k)), rootByDefinition(range.slice(k)));
}

describe('Merkle tree (RFC 6962, RFC 9162)', () => {
  it.each(PUBLISHED_ROOTS.map((root, size) => [size, root]))(
    'gives the published root of %i leaves',
    (size, root) => {
      const taken = PUBLISHED_LEAVES.slice(0, size);
      expect(rootOfLeaves(taken)).toBe(root);
      expect(rootOf(taken.reduce(append, EMPTY_FRONTIER))).toBe(root);
    },
  );

  it('gives the published audit paths', () => {
    expect(inclusionProof(PUBLISHED_LEAVES, 0, 1)).toEqual([]);
    expect(inclusionProof(PUBLISHED_LEAVES, 0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionProof(PUBLISHED_LEAVES, 5, 8)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(inclusionProof(PUBLISHED_LEAVES, 2, 3)).toEqual([PUBLISHED_ROOTS[2]]);
  });

  it('gives the published consistency proofs', () => {
    expect(consistencyProof(PUBLISHED_LEAVES, 1, 1)).toEqual([]);
    expect(consistencyProof(PUBLISHED_LEAVES, 1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(consistencyProof(PUBLISHED_LEAVES, 6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistencyProof(PUBLISHED_LEAVES, 2, 5)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('agrees with the definition at every size, and the frontier survives JSON', () => {
    let frontier = EMPTY_FRONTIER;
    for (let n = 0; n <= MAX; n++) {
      expect(roots[n]).toBe(rootByDefinition(leaves.slice(0, n)));
      expect(rootOf(frontier)).toBe(roots[n]);
      expect(isFrontier(frontier)).toBe(true);
      frontier = JSON.parse(JSON.stringify(frontier)) as typeof frontier;
      if (n < MAX) frontier = append(frontier, leaves[n]!);
    }
  });

  it('does not take a frontier that does not fit its size', () => {
    expect(isFrontier({ size: 3, nodes: [leaves[0]] })).toBe(false);
    expect(isFrontier({ size: 1, nodes: ['zz'] })).toBe(false);
    expect(isFrontier({ size: -1, nodes: [] })).toBe(false);
    expect(() => append({ size: 1, nodes: [] }, leaves[0]!)).toThrow('frontier');
    expect(() => nodeHash('00', leaves[0]!)).toThrow(TypeError);
  });

  it('proves every leaf of every tree up to 70, and rejects every tampering of the proof', () => {
    for (let size = 1; size <= MAX; size++) {
      const root = roots[size]!;
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(leaves, index, size);
        const claim = { leaf: leaves[index]!, index, size, proof, root };
        const wrong = [
          { ...claim, root: flip(root) },
          { ...claim, leaf: flip(claim.leaf) },
          { ...claim, index: size },
          { ...claim, index: -1 },
          { ...claim, index: index + 0.5 },
          { ...claim, proof: [...proof, root] },
          { ...claim, proof: proof.map((d) => d.toUpperCase() + ' '), leaf: leaves[(index + 1) % MAX]! },
          ...proof.map((_, i) => ({ ...claim, proof: proof.map((d, j) => (i === j ? flip(d) : d)) })),
          ...proof.map((_, i) => ({ ...claim, proof: proof.filter((__, j) => i !== j) })),
        ];
        if (size > 1) wrong.push({ ...claim, index: (index + 1) % size });
        if (!verifyInclusion(claim)) throw new Error(`leaf ${index} of ${size} not proven`);
        const accepted = wrong.findIndex(verifyInclusion);
        if (accepted >= 0) throw new Error(`leaf ${index} of ${size}: tampering ${accepted} accepted`);
      }
    }
    expect(roots.length).toBe(MAX + 1);
  });

  it('proves every pair of sizes up to 70 consistent, and rejects every tampering of the proof', () => {
    for (let newer = 0; newer <= MAX; newer++) {
      for (let older = 0; older <= newer; older++) {
        const proof = consistencyProof(leaves, older, newer);
        const claim = { older, newer, olderRoot: roots[older]!, newerRoot: roots[newer]!, proof };
        const wrong = [
          { ...claim, olderRoot: flip(claim.olderRoot) },
          { ...claim, older: newer + 1 },
          { ...claim, older: older + 0.5 },
          { ...claim, proof: [...proof, claim.newerRoot] },
          ...proof.map((_, i) => ({ ...claim, proof: proof.map((d, j) => (i === j ? flip(d) : d)) })),
          ...proof.map((_, i) => ({ ...claim, proof: proof.filter((__, j) => i !== j) })),
        ];
        // Every log extends the empty one, so from size 0 only the older root can be wrong.
        if (older > 0) wrong.push({ ...claim, newerRoot: flip(claim.newerRoot) });
        if (!verifyConsistency(claim)) throw new Error(`${older} -> ${newer} not proven`);
        const accepted = wrong.findIndex(verifyConsistency);
        if (accepted >= 0) throw new Error(`${older} -> ${newer}: tampering ${accepted} accepted`);
      }
    }
    expect(
      verifyConsistency({ older: 5, newer: 3, olderRoot: roots[5]!, newerRoot: roots[3]!, proof: [] }),
    ).toBe(false);
  });

  it('refuses to prove what is not in the tree', () => {
    expect(() => inclusionProof(leaves, 3, 3)).toThrow(RangeError);
    expect(() => inclusionProof(leaves, 0, MAX + 1)).toThrow(RangeError);
    expect(() => consistencyProof(leaves, 4, 3)).toThrow(RangeError);
    expect(() => consistencyProof(leaves, 1, MAX + 1)).toThrow(RangeError);
  });

  it('collects in one pass the very paths that are computed one by one', () => {
    for (let size = 1; size <= MAX; size++) {
      const collector = new ProofCollector([0, size >> 1, size - 1]);
      for (const leaf of leaves.slice(0, size)) collector.add(leaf);
      const { root, proofs } = collector.finish();
      expect(root).toBe(roots[size]);
      for (const [index, path] of proofs) expect(path).toEqual(inclusionProof(leaves, index, size));
    }
    expect(() => new ProofCollector([0]).finish()).toThrow(RangeError);
    expect(new ProofCollector([]).finish().root).toBe(roots[0]);
  });

  it('never proves a leaf of another log', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, at, other) => {
        const log = Array.from({ length: size }, (_, i) => leafHash(String(i)));
        const index = at % size;
        const claim = { index, size, proof: inclusionProof(log, index, size), root: rootOfLeaves(log) };
        expect(verifyInclusion({ ...claim, leaf: log[index]! })).toBe(true);
        expect(verifyInclusion({ ...claim, leaf: leafHash(`x${other}`) })).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

import { hash } from 'node:crypto';

/** A SHA-256 digest as 64 lower-case hex digits: what rows, proofs and bundles carry. */
export type Digest = string;

const LEAF = Uint8Array.of(0x00);
const EMPTY_ROOT: Digest = hash('sha256', '', 'hex');
const pair = Buffer.alloc(65, 0x01);

/** A leaf's bytes behind their prefix; most leaves fit, and none is made for each of a million. */
const scratch = Buffer.alloc(4096);
/** UTF-16 units of a text whose UTF-8 surely fits into the scratch: three bytes a unit at most. */
const FITTING = Math.floor((scratch.length - 1) / 3);

/** RFC 9162 §2.1.1: SHA-256(0x00 || leaf). A string is hashed as its UTF-8 bytes. */
export function leafHash(leaf: Uint8Array | string): Digest {
  if (typeof leaf !== 'string') return hash('sha256', Buffer.concat([LEAF, leaf]), 'hex');
  if (leaf.length > FITTING) return hash('sha256', `\0${leaf}`, 'hex');
  return hash('sha256', scratch.subarray(0, 1 + scratch.write(leaf, 1, 'utf8')), 'hex');
}

/**
 * RFC 9162 §2.1.1: SHA-256(0x01 || left || right); the prefix keeps a node from passing as a leaf.
 * Throws TypeError on what is no digest.
 */
export function nodeHash(left: Digest, right: Digest): Digest {
  const written = pair.write(left, 1, 32, 'hex') + pair.write(right, 33, 32, 'hex');
  if (written !== 64) throw new TypeError('not a SHA-256 digest');
  return hash('sha256', pair, 'hex');
}

export function isDigest(text: unknown): text is Digest {
  return typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
}

/**
 * The right edge of a tree: roots of its perfect subtrees from the largest to the smallest. It is all that is
 * needed to append and to know the root, in log2(size) digests; plain JSON, so it lives in the head row.
 */
export interface Frontier {
  /** Number of leaves. */
  readonly size: number;
  readonly nodes: readonly Digest[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, nodes: [] };

/** The frontier with one more leaf; the argument is left as it was. */
export function append(frontier: Frontier, leaf: Digest): Frontier {
  const nodes = frontier.nodes.slice();
  pushLeaf(nodes, frontier.size, leaf);
  return { size: frontier.size + 1, nodes };
}

/** Adds leaf number `size` to `nodes` in place; amortised one node hash. */
export function pushLeaf(nodes: Digest[], size: number, leaf: Digest): void {
  let node = leaf;
  // Each trailing 1 bit of the size is a subtree as large as the one being carried.
  for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = nodes.pop();
    if (left === undefined) throw new Error('frontier does not fit its size');
    node = nodeHash(left, node);
  }
  nodes.push(node);
}

/** The root of the tree the frontier stands for; of no leaves it is SHA-256 of nothing. */
export function rootOf(frontier: { readonly nodes: readonly Digest[] }): Digest {
  const { nodes } = frontier;
  let root = nodes[nodes.length - 1];
  if (root === undefined) return EMPTY_ROOT;
  for (let i = nodes.length - 2; i >= 0; i--) root = nodeHash(nodes[i]!, root);
  return root;
}

/** True for a frontier read back from storage whose nodes are digests and as many as its size demands. */
export function isFrontier(value: unknown): value is Frontier {
  if (typeof value !== 'object' || value === null) return false;
  const { size, nodes } = value as Partial<Frontier>;
  if (!isCount(size) || !Array.isArray(nodes)) return false;
  const ones = size.toString(2).replaceAll('0', '').length;
  return nodes.length === ones && nodes.every(isDigest);
}

/** The root of the tree over these leaf digests. */
export function rootOfLeaves(leaves: readonly Digest[]): Digest {
  return rootOfRange(leaves, 0, leaves.length);
}

/**
 * RFC 9162 §2.1.3.1: the audit path of leaf `index` in the tree of the first `size` leaves, lowest first.
 * Throws RangeError outside 0 <= index < size <= leaves.length.
 */
export function inclusionProof(leaves: readonly Digest[], index: number, size: number): Digest[] {
  if (!isCount(index) || !isCount(size) || index >= size || size > leaves.length) {
    throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  }
  const path: Digest[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      path.push(rootOfRange(leaves, middle, to));
      to = middle;
    } else {
      path.push(rootOfRange(leaves, from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/** A perfect subtree on the right edge, and the chosen leaves that lie in it. */
interface Edge {
  readonly node: Digest;
  readonly chosen: readonly number[];
}

/**
 * Audit paths of many leaves in one pass over a tree that arrives leaf by leaf: the same paths as `inclusionProof`,
 * in memory O(log n + chosen · log n). Throws RangeError when a chosen leaf never came.
 */
export class ProofCollector {
  private readonly edges: Edge[] = [];
  private readonly paths: Map<number, Digest[]>;
  private size = 0;

  constructor(chosen: Iterable<number>) {
    this.paths = new Map([...chosen].map((index) => [index, []]));
  }

  add(leaf: Digest): void {
    let edge: Edge = { node: leaf, chosen: this.paths.has(this.size) ? [this.size] : NONE };
    for (let rest = this.size; rest % 2 === 1; rest = half(rest)) edge = this.join(this.edges.pop()!, edge);
    this.edges.push(edge);
    this.size += 1;
  }

  /** The tree's root and the path of each chosen leaf, lowest first. */
  finish(): { root: Digest; proofs: Map<number, readonly Digest[]> } {
    for (const index of this.paths.keys()) {
      if (!isCount(index) || index >= this.size)
        throw new RangeError(`no leaf ${index} in a tree of ${this.size}`);
    }
    let edge = this.edges.pop();
    for (let left = this.edges.pop(); left && edge; left = this.edges.pop()) edge = this.join(left, edge);
    return { root: edge?.node ?? EMPTY_ROOT, proofs: this.paths };
  }

  private join(left: Edge, right: Edge): Edge {
    for (const index of left.chosen) this.paths.get(index)!.push(right.node);
    for (const index of right.chosen) this.paths.get(index)!.push(left.node);
    const chosen = left.chosen.length + right.chosen.length === 0 ? NONE : [...left.chosen, ...right.chosen];
    return { node: nodeHash(left.node, right.node), chosen };
  }
}

const NONE: readonly number[] = [];

/** RFC 9162 §2.1.3.2. Never throws: whatever does not prove the leaf is false. */
export function verifyInclusion(claim: {
  readonly leaf: Digest;
  readonly index: number;
  readonly size: number;
  readonly proof: readonly Digest[];
  readonly root: Digest;
}): boolean {
  const { leaf, index, size, proof, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!isDigest(leaf) || !isDigest(root) || !proof.every(isDigest)) return false;
  let fn = index;
  let sn = size - 1;
  let computed = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      computed = nodeHash(sibling, computed);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      computed = nodeHash(computed, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && computed === root;
}

/**
 * RFC 9162 §2.1.4.1: proof that the tree of the first `older` leaves is a prefix of the tree of the first `newer`.
 * Empty when the two are equal or the older tree is empty. Throws RangeError unless 0 <= older <= newer <= length.
 */
export function consistencyProof(leaves: readonly Digest[], older: number, newer: number): Digest[] {
  if (!isCount(older) || !isCount(newer) || older > newer || newer > leaves.length) {
    throw new RangeError(`no consistency proof from ${older} to ${newer}`);
  }
  if (older === 0 || older === newer) return [];
  const path: Digest[] = [];
  let from = 0;
  let to = newer;
  let whole = true;
  while (to !== older) {
    const middle = from + splitPoint(to - from);
    if (older <= middle) {
      path.push(rootOfRange(leaves, middle, to));
      to = middle;
    } else {
      path.push(rootOfRange(leaves, from, middle));
      from = middle;
      whole = false;
    }
  }
  // The verifier already holds the older root, so it is sent only when it is a part of that root.
  if (!whole) path.push(rootOfRange(leaves, from, to));
  return path.reverse();
}

/** RFC 9162 §2.1.4.2. Never throws: whatever does not prove that the older tree is a prefix is false. */
export function verifyConsistency(claim: {
  readonly older: number;
  readonly newer: number;
  readonly olderRoot: Digest;
  readonly newerRoot: Digest;
  readonly proof: readonly Digest[];
}): boolean {
  const { older, newer, olderRoot, newerRoot, proof } = claim;
  if (!isCount(older) || !isCount(newer) || older > newer) return false;
  if (!isDigest(olderRoot) || !isDigest(newerRoot) || !proof.every(isDigest)) return false;
  if (older === 0)
    return proof.length === 0 && olderRoot === EMPTY_ROOT && (newer > 0 || newerRoot === EMPTY_ROOT);
  if (older === newer) return proof.length === 0 && olderRoot === newerRoot;

  const path = isPowerOfTwo(older) ? [olderRoot, ...proof] : proof;
  const [seed, ...rest] = path;
  if (seed === undefined || rest.length === 0) return false;
  let fn = older - 1;
  let sn = newer - 1;
  while (fn % 2 === 1) {
    fn = half(fn);
    sn = half(sn);
  }
  let olderComputed = seed;
  let newerComputed = seed;
  for (const node of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      olderComputed = nodeHash(node, olderComputed);
      newerComputed = nodeHash(node, newerComputed);
      while (fn % 2 === 0 && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      newerComputed = nodeHash(newerComputed, node);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && olderComputed === olderRoot && newerComputed === newerRoot;
}

function rootOfRange(leaves: readonly Digest[], from: number, to: number): Digest {
  const nodes: Digest[] = [];
  for (let i = from; i < to; i++) pushLeaf(nodes, i - from, leaves[i]!);
  return rootOf({ nodes });
}

/** The largest power of two smaller than n (n > 1). */
function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

// Sizes may pass 2^31, so no bit operators.
function half(n: number): number {
  return Math.floor(n / 2);
}

function isPowerOfTwo(n: number): boolean {
  let k = 1;
  while (k < n) k *= 2;
  return k === n;
}

function isCount(n: unknown): n is number {
  return Number.isSafeInteger(n) && (n as number) >= 0;
}

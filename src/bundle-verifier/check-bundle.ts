import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BUNDLE_FORMAT,
  type BundleIndex,
  type BundleProofs,
  CHECKPOINT_PATH,
  DISPOSE_ACT,
  entryPath,
  EXPORT_ACT,
  INDEX_PATH,
  KEY_PATH,
  PROOFS_PATH,
  RECEIVE_ACT,
  SEAL_ACT,
} from '../kernel/bundle/format.js';
import { originOf, type TreeHead, verifyCheckpoint } from '../kernel/ledger/checkpoint.js';
import { type LedgerEntry, parseEntry } from '../kernel/ledger/entry.js';
import { leafHash, verifyInclusion } from '../kernel/ledger/merkle.js';
import { parseVerifierKey } from '../kernel/ledger/note.js';
import { digestsOf, sha256Of, SM3 } from './digests.js';

/** What does not hold, named for the person who ran the check. */
export class InvalidBundleError extends Error {}

/** What a desktop leaves in folders it has shown. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Checks an unpacked bundle against itself and its public key, reading every byte of it; tells `say` what holds.
 * Throws `Broken` for the first thing that does not. `pinned` is the verifier key one has from elsewhere.
 */
export async function checkBundle(
  folder: string,
  pinned: string | undefined,
  say: (line: string) => void,
): Promise<void> {
  const read = (path: string): Buffer => {
    try {
      return readFileSync(join(folder, path));
    } catch {
      throw new InvalidBundleError(`${path}: 缺失 missing`);
    }
  };
  const json = <T>(path: string): T => {
    try {
      return JSON.parse(read(path).toString('utf8')) as T;
    } catch (error) {
      throw error instanceof InvalidBundleError
        ? error
        : new InvalidBundleError(`${path}: 不是 JSON not JSON`);
    }
  };
  const key = read(KEY_PATH).toString('utf8').trim();
  if (pinned !== undefined && pinned.trim() !== key) {
    throw new InvalidBundleError(`${KEY_PATH}: 不是所给的公钥 not the key that was given`);
  }
  const index = json<BundleIndex>(INDEX_PATH);
  if (index.format !== BUNDLE_FORMAT) throw new InvalidBundleError(`${INDEX_PATH}: 格式未知 unknown format`);
  const head = checkpointOf(read(CHECKPOINT_PATH).toString('utf8'), key, index.agency.id);
  say(`检查点 checkpoint: ${head.origin}, ${head.size}, ${head.root}`);

  const proofs = json<BundleProofs>(PROOFS_PATH);
  const entries = proofs.entries.map(({ seq, proof }) => {
    const path = entryPath(seq);
    return provenEntry(path, read(path).toString('utf8'), { seq, proof, head, agency: index.agency.id });
  });
  say(`存证记录 ledger entries: ${entries.length}`);

  vouchForIndex(entries, index, sha256Of(read(INDEX_PATH)));
  vouchForHistory(entries, index);
  const known = new Set([INDEX_PATH, CHECKPOINT_PATH, KEY_PATH, PROOFS_PATH]);
  for (const { seq } of proofs.entries) known.add(entryPath(seq));
  for (const { path, bytes, sha256 } of index.files) {
    known.add(path);
    const content = read(path);
    if (content.length !== bytes || sha256Of(content) !== sha256) throw changed(path);
  }
  say(`文书及其他 documents and other files: ${index.files.length}`);
  for (const item of index.evidence) {
    if (item.path === null) continue;
    known.add(item.path);
    const found = await digestsOf(join(folder, item.path)).catch(() => undefined);
    if (found === undefined) throw new InvalidBundleError(`${item.path}: 缺失 missing`);
    if (found.bytes !== item.bytes || found.sha256 !== item.sha256) throw changed(item.path);
    if (SM3 && item.sm3 !== null && found.sm3 !== item.sm3) throw changed(item.path);
  }
  const absent = index.evidence.filter((item) => item.path === null).length;
  say(
    `证据 evidence: ${index.evidence.length - absent}, 已销毁 disposed of: ${absent}${SM3 ? '' : ' (无 SM3 without SM3)'}`,
  );
  for (const path of filesIn(folder)) {
    if (!known.has(path)) throw new InvalidBundleError(`${path}: 不属于本案卷 not part of the bundle`);
  }
}

function changed(path: string): InvalidBundleError {
  return new InvalidBundleError(`${path}: 内容已改变 its content was changed`);
}

function checkpointOf(note: string, key: string, agency: string): TreeHead {
  const verifier = parseVerifierKey(key);
  if (!verifier.ok) throw new InvalidBundleError(`${KEY_PATH}: ${verifier.reason}`);
  const head = verifyCheckpoint(note, key);
  if (!head.ok) throw new InvalidBundleError(`${CHECKPOINT_PATH}: 签名不成立 ${head.reason}`);
  if (head.value.origin !== originOf(verifier.value.name, agency)) {
    throw new InvalidBundleError(`${CHECKPOINT_PATH}: 不是本机关的账本 of another agency's tree`);
  }
  return head.value;
}

function provenEntry(
  path: string,
  bytes: string,
  place: { seq: number; proof: readonly string[]; head: TreeHead; agency: string },
): LedgerEntry {
  const { seq: index, proof, head, agency } = place;
  const { size, root } = head;
  if (!Array.isArray(proof) || !verifyInclusion({ leaf: leafHash(bytes), index, size, proof, root })) {
    throw new InvalidBundleError(`${path}: 不在已签名的账本中 not in the signed tree`);
  }
  const entry = parseEntry(bytes);
  if (!entry.ok) throw new InvalidBundleError(`${path}: ${entry.reason}`);
  if (entry.value.seq !== index || entry.value.agency !== agency) {
    throw new InvalidBundleError(`${path}: 位置不符 of another place`);
  }
  return entry.value;
}

/** The ledger keeps the digest of the index under which the case was let out. */
function vouchForIndex(entries: readonly LedgerEntry[], index: BundleIndex, sha256: string): void {
  const vouches = entries.some(
    ({ act, subject, detail }) =>
      act === EXPORT_ACT && subject.id === index.caseId && detail['indexSha256'] === sha256,
  );
  if (!vouches)
    throw new InvalidBundleError(`${INDEX_PATH}: 账本未记此目录 no ledger entry vouches for this index`);
}

/** What the index says of documents and items, against what was entered when they came about. */
function vouchForHistory(entries: readonly LedgerEntry[], index: BundleIndex): void {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const { id, path, sha256, entryId } of index.documents) {
    const entered = byId.get(entryId)?.detail['documents'];
    const listed = Array.isArray(entered) ? (entered as { id?: unknown; sha256?: unknown }[]) : [];
    if (!listed.some((document) => document?.id === id && document.sha256 === sha256)) {
      throw new InvalidBundleError(`${path}: 与账本不符 not as the ledger has it`);
    }
  }
  const of = (act: string, id: string): LedgerEntry['detail'] | undefined =>
    entries.find((entry) => entry.act === act && entry.subject.id === id)?.detail;
  for (const { id, filename, bytes, sha256, sm3, path, absent } of index.evidence) {
    const received = of(RECEIVE_ACT, id);
    if (received?.['sha256'] !== sha256 || received['bytes'] !== bytes) {
      throw new InvalidBundleError(`${path ?? filename}: 与接收记录不符 not as it was received`);
    }
    if (sm3 !== null && of(SEAL_ACT, id)?.['sm3'] !== sm3) {
      throw new InvalidBundleError(`${path ?? filename}: 与封存记录不符 not as it was sealed`);
    }
    const disposed = entries.some(
      (entry) => entry.act === DISPOSE_ACT && entry.subject.id === id && entry.detail['sha256'] === sha256,
    );
    if (path === null && (absent === null || !disposed)) {
      throw new InvalidBundleError(`${filename}: 缺失且无销毁记录 absent, and no entry says why`);
    }
  }
}

function filesIn(folder: string, below = ''): string[] {
  const entries: Dirent[] = readdirSync(join(folder, below), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(folder, path);
    return LITTER.has(entry.name) ? [] : [path];
  });
}

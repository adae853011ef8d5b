// 核验案卷包：node verify.mjs。无需安装任何依赖（Node 20.12 及以上）。
// Checks a case bundle: node verify.mjs. Needs nothing but Node 20.12 or newer.
// Made from the sources of Sanxiang 三项 (Apache-2.0) by scripts/verifier.mjs; do not edit.

import { createHash, createPublicKey, getHashes, hash, verify } from 'node:crypto';
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// src/kernel/bundle/format.ts

/** What a case bundle is made of; written by the program, read by `verify.mjs`. */
const BUNDLE_FORMAT = 'sanxiang-case-bundle/1';

/** The act that lets a bundle out: its entry keeps the digest of the index, and the index that of every file. */
const EXPORT_ACT = 'case.export';

const RECEIVE_ACT = 'evidence.receive';

const SEAL_ACT = 'evidence.seal';

/** The act after which an item's bytes are rightly gone; its entry keeps the item's SHA-256 and the reason. */
const DISPOSE_ACT = 'evidence.dispose';

const INDEX_PATH = 'index.json';

const CHECKPOINT_PATH = 'ledger/checkpoint.txt';

const KEY_PATH = 'ledger/public-key.txt';

const PROOFS_PATH = 'ledger/proofs.json';

/** Where the exact bytes of the entry at `seq` of the agency's tree lie. */
function entryPath(seq) {
    return `ledger/entries/${String(seq).padStart(9, '0')}.json`;
}

// src/kernel/ledger/merkle.ts

const LEAF = Uint8Array.of(0x00);

const pair = Buffer.alloc(65, 0x01);

/** A leaf's bytes behind their prefix; most leaves fit, and none is made for each of a million. */
const scratch = Buffer.alloc(4096);

/** UTF-16 units of a text whose UTF-8 surely fits into the scratch: three bytes a unit at most. */
const FITTING = Math.floor((scratch.length - 1) / 3);

/** RFC 9162 §2.1.1: SHA-256(0x00 || leaf). A string is hashed as its UTF-8 bytes. */
function leafHash(leaf) {
    if (typeof leaf !== 'string')
        return hash('sha256', Buffer.concat([LEAF, leaf]), 'hex');
    if (leaf.length > FITTING)
        return hash('sha256', `\0${leaf}`, 'hex');
    return hash('sha256', scratch.subarray(0, 1 + scratch.write(leaf, 1, 'utf8')), 'hex');
}

/**
 * RFC 9162 §2.1.1: SHA-256(0x01 || left || right); the prefix keeps a node from passing as a leaf.
 * Throws TypeError on what is no digest.
 */
function nodeHash(left, right) {
    const written = pair.write(left, 1, 32, 'hex') + pair.write(right, 33, 32, 'hex');
    if (written !== 64)
        throw new TypeError('not a SHA-256 digest');
    return hash('sha256', pair, 'hex');
}

function isDigest(text) {
    return typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
}

/** RFC 9162 §2.1.3.2. Never throws: whatever does not prove the leaf is false. */
function verifyInclusion(claim) {
    const { leaf, index, size, proof, root } = claim;
    if (!isCount(index) || !isCount(size) || index >= size)
        return false;
    if (!isDigest(leaf) || !isDigest(root) || !proof.every(isDigest))
        return false;
    let fn = index;
    let sn = size - 1;
    let computed = leaf;
    for (const sibling of proof) {
        if (sn === 0)
            return false;
        if (fn % 2 === 1 || fn === sn) {
            computed = nodeHash(sibling, computed);
            while (fn % 2 === 0 && fn !== 0) {
                fn = half(fn);
                sn = half(sn);
            }
        }
        else {
            computed = nodeHash(computed, sibling);
        }
        fn = half(fn);
        sn = half(sn);
    }
    return sn === 0 && computed === root;
}

// Sizes may pass 2^31, so no bit operators.
function half(n) {
    return Math.floor(n / 2);
}

function isCount(n) {
    return Number.isSafeInteger(n) && n >= 0;
}

// src/kernel/ledger/canonical.ts

const SURROGATE = /[\ud800-\udfff]/;

const LONE_SURROGATE = /\p{Surrogate}/u;

const MAX_DEPTH = 64;

/** True when the text has no half of a surrogate pair, so that UTF-8 can carry it unchanged. */
function isWellFormed(text) {
    // The plain class answers for nearly every text and is much the cheaper of the two.
    return !SURROGATE.test(text) || !LONE_SURROGATE.test(text);
}

/**
 * Canonical JSON (RFC 8785 without fractions): keys sorted by UTF-16 code unit, no white space. Equal values give
 * equal text, so the text can be hashed and stored as it was hashed.
 *
 * Throws TypeError on anything that two programs could write differently or that JSON would drop silently:
 * fractions and unsafe integers, NaN, undefined, bigint, lone surrogates, objects that are not plain, depth over 64.
 */
function canonicalJson(value) {
    return write(value, 0);
}

/** True when `text`, which parsed to `value`, is its canonical text. Never throws. */
function isCanonical(text, value) {
    // The engine's own writer decides nearly every case and is much the cheaper; it escapes a lone surrogate as \udxxx.
    if (!text.includes('\\ud') && JSON.stringify(value) === text)
        return isOrderly(value, 0);
    try {
        return canonicalJson(value) === text;
    }
    catch {
        return false;
    }
}

/** True when keys stand in order and numbers are safe integers, throughout a value read from JSON. */
function isOrderly(value, depth) {
    if (typeof value === 'string')
        return true;
    if (typeof value === 'number')
        return Number.isSafeInteger(value);
    if (typeof value !== 'object' || value === null)
        return true;
    if (depth > MAX_DEPTH)
        return false;
    if (Array.isArray(value))
        return value.every((item) => isOrderly(item, depth + 1));
    let last;
    // What JSON gives inherits nothing, and walking it so costs half of asking for its keys.
    for (const key in value) {
        if (last !== undefined && last > key)
            return false;
        if (!isOrderly(value[key], depth + 1))
            return false;
        last = key;
    }
    return true;
}

function write(value, depth) {
    if (depth > MAX_DEPTH)
        throw new TypeError(`canonical JSON: deeper than ${MAX_DEPTH} levels`);
    if (value === null)
        return 'null';
    switch (typeof value) {
        case 'string':
            return writeString(value);
        case 'boolean':
            return value ? 'true' : 'false';
        case 'number':
            if (!Number.isSafeInteger(value))
                throw new TypeError(`canonical JSON: ${value} is not a safe integer`);
            return JSON.stringify(value);
        case 'object':
            return Array.isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
        default:
            throw new TypeError(`canonical JSON: ${typeof value} has no canonical form`);
    }
}

function writeString(text) {
    if (!isWellFormed(text))
        throw new TypeError('canonical JSON: lone surrogate in a string');
    return JSON.stringify(text);
}

function writeArray(items, depth) {
    let text = '[';
    for (let i = 0; i < items.length; i++)
        text += (i === 0 ? '' : ',') + write(items[i], depth + 1);
    return `${text}]`;
}

function writeObject(object, depth) {
    const prototype = Object.getPrototypeOf(object);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
        throw new TypeError('canonical JSON: only plain objects have a canonical form');
    }
    const record = object;
    const keys = Object.keys(record);
    // The default sort compares UTF-16 code units, which is the order of RFC 8785 §3.2.3.
    if (!isSorted(keys))
        keys.sort();
    let text = '{';
    for (const key of keys) {
        text += `${text.length === 1 ? '' : ','}${writeString(key)}:${write(record[key], depth + 1)}`;
    }
    return `${text}}`;
}

function isSorted(keys) {
    for (let i = 1; i < keys.length; i++)
        if (keys[i - 1] > keys[i])
            return false;
    return true;
}

// src/kernel/ledger/note.ts

const ED25519 = 0x01;

const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

const SIGNATURE_LINE = /^— (\S+) (\S+)$/;

// The specification asks verifiers to bound the work; no honest note carries more.
const MAX_SIGNATURES = 100;

/** Reads a verifier key; the key id must be the one the name and key give. */
function parseVerifierKey(text) {
    const [name, keyId, ...rest] = text.split('+');
    const bytes = decodeBase64(rest.join('+'));
    if (name === undefined || !isName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) {
        return { ok: false, reason: 'not an Ed25519 verifier key' };
    }
    const raw = bytes.subarray(1);
    if (keyId !== keyIdOf(name, raw))
        return { ok: false, reason: 'key id does not belong to the key' };
    const publicKey = createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' });
    return { ok: true, value: { name, keyId, publicKey } };
}

/** Splits a note into text and signature lines without judging the signatures. */
function parseNote(note) {
    const split = note.lastIndexOf('\n\n');
    if (split < 0 || !note.endsWith('\n'))
        return { ok: false, reason: 'no signature block' };
    const text = note.slice(0, split + 1);
    const lines = note.slice(split + 2, -1).split('\n');
    if (!isNoteText(text))
        return { ok: false, reason: 'text holds control characters' };
    if (lines.length > MAX_SIGNATURES)
        return { ok: false, reason: 'too many signatures' };
    const signatures = [];
    for (const line of lines) {
        const match = SIGNATURE_LINE.exec(line);
        const blob = decodeBase64(match?.[2] ?? '');
        if (match === null || !isName(match[1]) || blob === undefined || blob.length < 5) {
            return { ok: false, reason: 'malformed signature line' };
        }
        signatures.push({
            name: match[1],
            keyId: blob.subarray(0, 4).toString('hex'),
            signature: blob.subarray(4),
        });
    }
    return { ok: true, value: { text, signatures } };
}

/** The text of a note that the verifier's key signed. Signatures of other keys are ignored. */
function openNote(note, verifier) {
    const parsed = parseNote(note);
    if (!parsed.ok)
        return parsed;
    const { text, signatures } = parsed.value;
    const own = signatures.filter((s) => s.name === verifier.name && s.keyId === verifier.keyId);
    if (own.length === 0)
        return { ok: false, reason: 'not signed by the key' };
    // A line that claims the key and fails makes the whole note suspect, even beside a good one.
    if (!own.every((s) => verifyText(text, s.signature, verifier.publicKey))) {
        return { ok: false, reason: 'signature does not verify' };
    }
    return { ok: true, value: text };
}

function verifyText(text, signature, publicKey) {
    return signature.length === 64 && verify(null, Buffer.from(text, 'utf8'), publicKey, signature);
}

/** Strict base64: padded, and only the one spelling of the bytes. */
function decodeBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return text.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}

function keyIdOf(name, raw) {
    const input = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(ED25519), raw]);
    return hash('sha256', input, 'hex').slice(0, 8);
}

function isName(name) {
    return name.length > 0 && !/[\s+\p{Cc}]/u.test(name) && isWellFormed(name);
}

function isNoteText(text) {
    return text.length > 1 && text.endsWith('\n') && isWellFormed(text) && !/[^\P{Cc}\n]/u.test(text);
}

// src/kernel/ledger/checkpoint.ts

/** The origin of an agency's tree: the key's name and the agency, so that one agency's head never serves another. */
function originOf(keyName, agency) {
    return `${keyName}/${agency}`;
}

/** What the checkpoint claims, if the holder of the verifier key signed it. */
function verifyCheckpoint(note, verifierKey) {
    const verifier = parseVerifierKey(verifierKey);
    if (!verifier.ok)
        return verifier;
    const text = openNote(note, verifier.value);
    return text.ok ? parseBody(text.value) : text;
}

function parseBody(text) {
    // Further lines are extensions: signed, allowed, not ours to judge.
    const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
    const bytes = decodeBase64(root ?? '');
    if (!origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || bytes?.length !== 32 || extensions.includes('')) {
        return { ok: false, reason: 'not a checkpoint' };
    }
    const count = Number(size);
    if (!Number.isSafeInteger(count))
        return { ok: false, reason: 'size is out of range' };
    return { ok: true, value: { origin, size: count, root: bytes.toString('hex') } };
}

// src/kernel/ledger/entry.ts

/** Reads stored text back. Only the exact text `entryBytes` would write is accepted: no extra key, no other form. */
function parseEntry(bytes) {
    let value;
    try {
        value = JSON.parse(bytes);
    }
    catch {
        return { ok: false, reason: 'not JSON' };
    }
    const flaw = flawOf(value);
    if (flaw !== undefined)
        return { ok: false, reason: flaw };
    if (!isCanonical(bytes, value))
        return { ok: false, reason: 'not in canonical form' };
    return { ok: true, value: value };
}

const INSTANT = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function flawOf(value) {
    if (!isRecord(value, 9))
        return 'keys are not those of an entry';
    if (value['v'] !== 1)
        return 'unknown version';
    if (!isWord(value['agency']))
        return 'agency is not a text';
    if (!Number.isSafeInteger(value['seq']) || value['seq'] < 0)
        return 'seq is not a leaf index';
    if (!isWord(value['id']))
        return 'id is not a text';
    if (!isInstant(value['at']))
        return 'at is not an instant';
    const { actor, subject, detail } = value;
    if (!isRecord(actor, 2) || !isWord(actor['id']) || typeof actor['name'] !== 'string') {
        return 'actor is not {id, name}';
    }
    if (!isWord(value['act']))
        return 'act is not a text';
    if (!isRecord(subject, 2) || !isWord(subject['id']) || !isWord(subject['type'])) {
        return 'subject is not {type, id}';
    }
    if (typeof detail !== 'object' || detail === null || Array.isArray(detail))
        return 'detail is not an object';
    return undefined;
}

/** An object of so many keys; that they are the right ones follows from judging each of them by its type. */
function isRecord(value, keys) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return false;
    return Object.keys(value).length === keys;
}

function isWord(value) {
    return typeof value === 'string' && value.length > 0;
}

function isInstant(value) {
    if (typeof value !== 'string' || !INSTANT.test(value))
        return false;
    // Days up to the 28th exist in every month; of the others only a real one reads back as itself.
    if (value.slice(8, 10) <= '28')
        return true;
    const date = new Date(value);
    return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}

// src/bundle-verifier/digests.ts

/** Not every build of Node brings SM3 (GB/T 32905); SHA-256 alone proves the bytes. */
const SM3 = getHashes().includes('sm3');

function sha256Of(bytes) {
    return createHash('sha256').update(bytes).digest('hex');
}

/** Size and digests of a file, read piece by piece; rejects when it cannot be read. */
async function digestsOf(path) {
    const sha256 = createHash('sha256');
    const sm3 = SM3 ? createHash('sm3') : undefined;
    let bytes = 0;
    for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
        sha256.update(part);
        sm3?.update(part);
        bytes += part.length;
    }
    return { bytes, sha256: sha256.digest('hex'), ...(sm3 && { sm3: sm3.digest('hex') }) };
}

// src/bundle-verifier/check-bundle.ts

/** What does not hold, named for the person who ran the check. */
class InvalidBundleError extends Error {
}

/** What a desktop leaves in folders it has shown. */
const LITTER = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * Checks an unpacked bundle against itself and its public key, reading every byte of it; tells `say` what holds.
 * Throws `Broken` for the first thing that does not. `pinned` is the verifier key one has from elsewhere.
 */
async function checkBundle(folder, pinned, say) {
    const read = (path) => {
        try {
            return readFileSync(join(folder, path));
        }
        catch {
            throw new InvalidBundleError(`${path}: 缺失 missing`);
        }
    };
    const json = (path) => {
        try {
            return JSON.parse(read(path).toString('utf8'));
        }
        catch (error) {
            throw error instanceof InvalidBundleError
                ? error
                : new InvalidBundleError(`${path}: 不是 JSON not JSON`);
        }
    };
    const key = read(KEY_PATH).toString('utf8').trim();
    if (pinned !== undefined && pinned.trim() !== key) {
        throw new InvalidBundleError(`${KEY_PATH}: 不是所给的公钥 not the key that was given`);
    }
    const index = json(INDEX_PATH);
    if (index.format !== BUNDLE_FORMAT)
        throw new InvalidBundleError(`${INDEX_PATH}: 格式未知 unknown format`);
    const head = checkpointOf(read(CHECKPOINT_PATH).toString('utf8'), key, index.agency.id);
    say(`检查点 checkpoint: ${head.origin}, ${head.size}, ${head.root}`);
    const proofs = json(PROOFS_PATH);
    const entries = proofs.entries.map(({ seq, proof }) => {
        const path = entryPath(seq);
        return provenEntry(path, read(path).toString('utf8'), { seq, proof, head, agency: index.agency.id });
    });
    say(`存证记录 ledger entries: ${entries.length}`);
    vouchForIndex(entries, index, sha256Of(read(INDEX_PATH)));
    vouchForHistory(entries, index);
    const known = new Set([INDEX_PATH, CHECKPOINT_PATH, KEY_PATH, PROOFS_PATH]);
    for (const { seq } of proofs.entries)
        known.add(entryPath(seq));
    for (const { path, bytes, sha256 } of index.files) {
        known.add(path);
        const content = read(path);
        if (content.length !== bytes || sha256Of(content) !== sha256)
            throw changed(path);
    }
    say(`文书及其他 documents and other files: ${index.files.length}`);
    for (const item of index.evidence) {
        if (item.path === null)
            continue;
        known.add(item.path);
        const found = await digestsOf(join(folder, item.path)).catch(() => undefined);
        if (found === undefined)
            throw new InvalidBundleError(`${item.path}: 缺失 missing`);
        if (found.bytes !== item.bytes || found.sha256 !== item.sha256)
            throw changed(item.path);
        if (SM3 && item.sm3 !== null && found.sm3 !== item.sm3)
            throw changed(item.path);
    }
    const absent = index.evidence.filter((item) => item.path === null).length;
    say(`证据 evidence: ${index.evidence.length - absent}, 已销毁 disposed of: ${absent}${SM3 ? '' : ' (无 SM3 without SM3)'}`);
    for (const path of filesIn(folder)) {
        if (!known.has(path))
            throw new InvalidBundleError(`${path}: 不属于本案卷 not part of the bundle`);
    }
}

function changed(path) {
    return new InvalidBundleError(`${path}: 内容已改变 its content was changed`);
}

function checkpointOf(note, key, agency) {
    const verifier = parseVerifierKey(key);
    if (!verifier.ok)
        throw new InvalidBundleError(`${KEY_PATH}: ${verifier.reason}`);
    const head = verifyCheckpoint(note, key);
    if (!head.ok)
        throw new InvalidBundleError(`${CHECKPOINT_PATH}: 签名不成立 ${head.reason}`);
    if (head.value.origin !== originOf(verifier.value.name, agency)) {
        throw new InvalidBundleError(`${CHECKPOINT_PATH}: 不是本机关的账本 of another agency's tree`);
    }
    return head.value;
}

function provenEntry(path, bytes, place) {
    const { seq: index, proof, head, agency } = place;
    const { size, root } = head;
    if (!Array.isArray(proof) || !verifyInclusion({ leaf: leafHash(bytes), index, size, proof, root })) {
        throw new InvalidBundleError(`${path}: 不在已签名的账本中 not in the signed tree`);
    }
    const entry = parseEntry(bytes);
    if (!entry.ok)
        throw new InvalidBundleError(`${path}: ${entry.reason}`);
    if (entry.value.seq !== index || entry.value.agency !== agency) {
        throw new InvalidBundleError(`${path}: 位置不符 of another place`);
    }
    return entry.value;
}

/** The ledger keeps the digest of the index under which the case was let out. */
function vouchForIndex(entries, index, sha256) {
    const vouches = entries.some(({ act, subject, detail }) => act === EXPORT_ACT && subject.id === index.caseId && detail['indexSha256'] === sha256);
    if (!vouches)
        throw new InvalidBundleError(`${INDEX_PATH}: 账本未记此目录 no ledger entry vouches for this index`);
}

/** What the index says of documents and items, against what was entered when they came about. */
function vouchForHistory(entries, index) {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const { id, path, sha256, entryId } of index.documents) {
        const entered = byId.get(entryId)?.detail['documents'];
        const listed = Array.isArray(entered) ? entered : [];
        if (!listed.some((document) => document?.id === id && document.sha256 === sha256)) {
            throw new InvalidBundleError(`${path}: 与账本不符 not as the ledger has it`);
        }
    }
    const of = (act, id) => entries.find((entry) => entry.act === act && entry.subject.id === id)?.detail;
    for (const { id, filename, bytes, sha256, sm3, path, absent } of index.evidence) {
        const received = of(RECEIVE_ACT, id);
        if (received?.['sha256'] !== sha256 || received['bytes'] !== bytes) {
            throw new InvalidBundleError(`${path ?? filename}: 与接收记录不符 not as it was received`);
        }
        if (sm3 !== null && of(SEAL_ACT, id)?.['sm3'] !== sm3) {
            throw new InvalidBundleError(`${path ?? filename}: 与封存记录不符 not as it was sealed`);
        }
        const disposed = entries.some((entry) => entry.act === DISPOSE_ACT && entry.subject.id === id && entry.detail['sha256'] === sha256);
        if (path === null && (absent === null || !disposed)) {
            throw new InvalidBundleError(`${filename}: 缺失且无销毁记录 absent, and no entry says why`);
        }
    }
}

function filesIn(folder, below = '') {
    const entries = readdirSync(join(folder, below), { withFileTypes: true });
    return entries.flatMap((entry) => {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory())
            return filesIn(folder, path);
        return LITTER.has(entry.name) ? [] : [path];
    });
}

// src/bundle-verifier/main.ts

const USAGE = '用法 usage: node verify.mjs [--key FILE] [FOLDER]';

/** Answers the exit code: 0 when all of it holds, 1 for the first thing that does not, 2 for a call that is none. */
async function main(args) {
    let folder;
    let keyFile;
    const rest = [...args];
    for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
        if (word === '--key' && rest.length > 0)
            keyFile = rest.shift();
        else if (!word.startsWith('-') && folder === undefined)
            folder = word;
        else {
            console.error(USAGE);
            return 2;
        }
    }
    try {
        const pinned = keyFile === undefined ? undefined : readFileSync(keyFile, 'utf8');
        await checkBundle(folder ?? fileURLToPath(new URL('.', import.meta.url)), pinned, (line) => console.log(line));
    }
    catch (error) {
        // What is malformed beyond all expectation does not hold either.
        const what = error instanceof InvalidBundleError ? error.message : `结构不符 malformed: ${error.message}`;
        console.error(`不成立 DOES NOT HOLD: ${what}`);
        return 1;
    }
    console.log('全部成立 all of it holds');
    return 0;
}

process.exitCode = await main(process.argv.slice(2));

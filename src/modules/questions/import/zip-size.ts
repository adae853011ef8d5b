import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

interface Member {
  readonly packed: Buffer;
  readonly stored: boolean;
  /** Bytes it says it unpacks to. */
  readonly says: number;
}

/** The members of a ZIP by its directory; undefined where the bytes are no ZIP, or members lie where none can. */
function membersOf(bytes: Buffer): Member[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const members: Member[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return undefined;
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    members.push({ packed, stored: bytes.readUInt16LE(at + 10) === 0, says: bytes.readUInt32LE(at + 24) });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
}

/**
 * Whether the members of a ZIP unpack to no more than they say, and to no more than `most` bytes in all. They are
 * unpacked for it, a piece at a time, none of which is kept: what a directory says is not believed.
 */
export async function unpacksWithin(bytes: Buffer, most: number): Promise<boolean> {
  const members = membersOf(bytes);
  if (!members) return false;
  let left = most;
  for (const { packed, stored, says } of members) {
    if (says > left) return false;
    const size = stored ? packed.length : await inflatedSize(packed, says);
    if (size === undefined || size > says) return false;
    left -= size;
  }
  return true;
}

/** Bytes a member unpacks to; undefined as soon as they are more than `most`, or where it is broken. */
async function inflatedSize(packed: Buffer, most: number): Promise<number | undefined> {
  let size = 0;
  const counting = new Writable({
    write(part: Buffer, _, done) {
      size += part.length;
      done(size > most ? new Error('more than it says') : null);
    },
  });
  try {
    await pipeline(Readable.from([packed]), createInflateRaw(), counting);
    return size;
  } catch {
    return undefined;
  }
}

/** UUID version 7 (RFC 9562) from a time in milliseconds and ten random bytes: ids sort by creation. */
export function uuidv7(ms: number, random: Uint8Array): string {
  if (random.length < 10) throw new Error('uuidv7 needs ten random bytes');
  const bytes = new Uint8Array(16);
  let rest = ms;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Bits of each random byte that version and variant leave. */
const ROOM = [0x0f, 0xff, 0x3f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

/**
 * The random bytes of the next id in the same millisecond: larger by one and a random step, so that ids of one
 * millisecond sort by creation too and the next is not told by the last (RFC 9562, 6.2, method 2).
 */
export function followingRandom(random: Uint8Array, step: Uint8Array): Uint8Array {
  const following = new Uint8Array(10);
  let carry = 1;
  for (let i = 9; i >= 0; i--) {
    const room = ROOM[i]!;
    const sum = (random[i]! & room) + (step[i - 10 + step.length] ?? 0) + carry;
    following[i] = sum & room;
    carry = sum > room ? 1 : 0;
  }
  return following;
}

export function isUuid(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
  );
}

import { MessageChannel } from 'node:worker_threads';

/** Smaller buffers may lie in memory that Node shares among many of them. */
const OWNED_BYTES = 16 * 1024;

/** A port that leads nowhere: what is transferred to it leaves its owner and is freed. */
const { port1: nowhere } = new MessageChannel();
nowhere.close();

/** The memory of a chunk, if it is large and nothing else lies in it. */
export function ownedMemory(chunk: Buffer): ArrayBuffer | undefined {
  const { buffer, byteLength } = chunk;
  const whole = byteLength >= OWNED_BYTES && byteLength === buffer.byteLength;
  return whole && buffer instanceof ArrayBuffer ? buffer : undefined;
}

/**
 * Frees memory now; whoever still holds a buffer over it sees an empty one. Otherwise it waits for the next collection,
 * and that comes only when tens of megabytes are waiting: the collector sees small objects and not what they hold.
 */
export function freeBuffers(memory: ArrayBuffer[]): void {
  if (memory.length > 0) nowhere.postMessage(undefined, memory);
}

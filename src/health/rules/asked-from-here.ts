import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
/** Headers by which a proxy says for whom it asks: behind one, every visitor comes from this machine. */
const OF_A_PROXY = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** Whether a program of this machine asks for itself. `address` is that of the connection, never one from a header. */
export function askedFromHere(address: string | undefined, headers: IncomingHttpHeaders): boolean {
  if (address === undefined || !LOOPBACK.test(address)) return false;
  return OF_A_PROXY.every((name) => headers[name] === undefined);
}

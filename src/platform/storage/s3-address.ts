/** Where objects lie in an S3-compatible store, as `STORAGE_URL` says it. Keys come from the usual AWS variables. */
export interface S3Address {
  readonly bucket: string;
  /** In front of every key; empty, or ending with a slash. */
  readonly prefix: string;
  /** Of a store that is not Amazon's; its buckets are then part of the path. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** Retention that the store itself enforces on every object, where it is asked for. */
  readonly lock: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number } | undefined;
}

const KNOWN = new Set(['endpoint', 'region', 'lockMode', 'lockDays']);

/**
 * Reads `s3://bucket/prefix?endpoint=http://host:9000&region=cn-north-1&lockMode=COMPLIANCE&lockDays=365`.
 * Throws an Error that says what is wrong with any other text.
 */
export function s3AddressOf(url: string): S3Address {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== 's3:' || !parsed.hostname)
    throw new Error('STORAGE_URL must be s3://BUCKET/PREFIX');
  if (parsed.username || parsed.password) throw new Error('STORAGE_URL must not hold the keys of the store');
  const unknown = [...parsed.searchParams.keys()].filter((name) => !KNOWN.has(name));
  if (unknown.length > 0) throw new Error(`STORAGE_URL has an unknown setting: ${unknown.join(', ')}`);
  const get = (name: string): string | undefined => parsed.searchParams.get(name) || undefined;
  const endpoint = get('endpoint');
  if (endpoint !== undefined && !/^https?:\/\/[^/]+/.test(endpoint)) {
    throw new Error('STORAGE_URL: endpoint must be an http or https address');
  }
  const [mode, days] = [get('lockMode'), get('lockDays')];
  if ((mode === undefined) !== (days === undefined)) {
    throw new Error('STORAGE_URL: lockMode and lockDays go together');
  }
  if (mode !== undefined && mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') {
    throw new Error('STORAGE_URL: lockMode must be GOVERNANCE or COMPLIANCE');
  }
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) {
    throw new Error('STORAGE_URL: lockDays must be a whole number of days');
  }
  const path = decodeURIComponent(parsed.pathname).replace(/^\/+|\/+$/g, '');
  return {
    bucket: parsed.hostname,
    prefix: path ? `${path}/` : '',
    endpoint,
    region: get('region') ?? 'us-east-1',
    lock: mode && { mode, days: Number(days) },
  };
}

export type RefusalTitle = readonly [status: number, zh: string, en: string];

const catalogue = new Map<string, RefusalTitle>();

/**
 * The one table from refusal code to HTTP status and titles. Each module adds its own codes once, in its
 * `refusals.ts`; a spec reads every code the sources refuse with, so nothing can be refused namelessly.
 */
export function defineRefusals<const Table extends Readonly<Record<string, RefusalTitle>>>(
  table: Table,
): Table {
  for (const [code, title] of Object.entries(table)) {
    if (catalogue.has(code)) throw new Error(`refusal code defined twice: ${code}`);
    catalogue.set(code, title);
  }
  return table;
}

/** What a table adds to the codes that `refuse` takes (`RefusalCodes` of the kernel). */
export type CodesOf<Table> = { readonly [Code in keyof Table]: true };

export function titleOf(code: string): RefusalTitle {
  const title = catalogue.get(code);
  if (!title) throw new Error(`refusal code without a title: ${code}`);
  return title;
}

export const definedRefusals = (): ReadonlyMap<string, RefusalTitle> => catalogue;

const _REFUSALS = defineRefusals({
  'input.malformed': [400, '请求内容无法读取', 'The request cannot be read'],
  'input.invalid': [422, '填写内容不符合要求', 'The input does not meet the requirements'],
  'input.too-large': [413, '内容过大', 'The content is too large'],
  'input.too-complex': [422, '请求结构过于复杂', 'The request is too complex'],
  'input.too-slow': [408, '请求内容迟迟没有传完', 'The request did not arrive in time'],
  'input.address-too-long': [414, '请求地址过长', 'The address is too long'],
  'input.headers-too-large': [431, '请求头过多或者过长', 'The headers are too many or too long'],
  'input.encoding': [415, '不接受压缩的请求内容', 'Compressed requests are not accepted'],
  'text.too-slow': [422, '文字无法在限定时间内识别', 'The text could not be read in the time it may take'],
  'text.busy': [429, '文字识别任务过多', 'Too many texts are waiting to be read'],
  'request.too-many': [429, '请求过于频繁', 'Too many requests'],
  'input.media-type': [415, '不支持的内容类型', 'Unsupported media type'],
  'auth.required': [401, '请先登录', 'Sign in first'],
  'auth.failed': [401, '用户名或密码不正确', 'Wrong username or password'],
  'auth.otp-unsupported': [422, '本系统尚不支持动态口令', 'One-time codes are not supported'],
  'auth.too-many': [429, '尝试过于频繁', 'Too many attempts'],
  'access.foreign-origin': [
    403,
    '请求不是从本系统的页面发出的',
    'The request does not come from a page of this system',
  ],
  'access.denied': [403, '无权办理此事项', 'Not permitted'],
  'not-found': [404, '没有找到', 'Not found'],
  'database.full': [507, '数据库磁盘空间不足', 'No space is left for the database'],
  'database.busy': [503, '数据库正忙', 'The database is busy'],
  'database.unavailable': [503, '数据库暂时不可用', 'The database is not available'],
  'database.unknown-outcome': [503, '办理结果尚不能确定', 'Whether it was done is not known yet'],
  'address.local': [409, '平台没有他人可访问的地址', 'The program has no address that others reach'],
  'store.unreachable': [503, '存储暂时不可用', 'The store cannot be reached'],
  'store.full': [507, '存储空间不足', 'The store is full'],
  'idempotency.key': [422, 'Idempotency-Key 不合要求', 'The Idempotency-Key does not hold'],
  'idempotency.mismatch': [
    422,
    '同一 Idempotency-Key 的请求内容不同',
    'The Idempotency-Key was used for another request',
  ],
  'precondition.required': [
    428,
    '请先读取该事项，并注明所读的版本（If-Match）',
    'Read it first, and send the version that was read in If-Match',
  ],
  'conflict.version': [412, '内容已被他人更改', 'It was changed by someone else meanwhile'],
});

declare module '../../kernel/result.js' {
  interface RefusalCodes extends CodesOf<typeof _REFUSALS> {}
}

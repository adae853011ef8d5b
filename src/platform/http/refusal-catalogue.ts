export type RefusalTitle = readonly [status: number, zh: string, en: string];

const catalogue = new Map<string, RefusalTitle>();

/**
 * The one table from refusal code to HTTP status and titles. Each module adds its own codes once, in its
 * `refusals.ts`; a spec reads every code the sources refuse with, so nothing can be refused namelessly.
 */
export function defineRefusals(table: Readonly<Record<string, RefusalTitle>>): void {
  for (const [code, title] of Object.entries(table)) {
    if (catalogue.has(code)) throw new Error(`refusal code defined twice: ${code}`);
    catalogue.set(code, title);
  }
}

export function titleOf(code: string): RefusalTitle {
  const title = catalogue.get(code);
  if (!title) throw new Error(`refusal code without a title: ${code}`);
  return title;
}

export const definedRefusals = (): ReadonlyMap<string, RefusalTitle> => catalogue;

defineRefusals({
  'input.malformed': [400, '请求内容无法读取', 'The request cannot be read'],
  'input.invalid': [422, '填写内容不符合要求', 'The input does not meet the requirements'],
  'input.too-large': [413, '内容过大', 'The content is too large'],
  'input.media-type': [415, '不支持的内容类型', 'Unsupported media type'],
  'auth.required': [401, '请先登录', 'Sign in first'],
  'auth.failed': [401, '用户名或密码不正确', 'Wrong username or password'],
  'auth.locked': [423, '账号已锁定', 'The account is locked'],
  'auth.too-many': [429, '尝试过于频繁', 'Too many attempts'],
  'access.denied': [403, '无权办理此事项', 'Not permitted'],
  'not-found': [404, '没有找到', 'Not found'],
  'database.full': [507, '数据库磁盘空间不足', 'No space is left for the database'],
  'database.busy': [503, '数据库正忙', 'The database is busy'],
  'database.unavailable': [503, '数据库暂时不可用', 'The database is not available'],
  'database.unknown-outcome': [503, '办理结果尚不能确定', 'Whether it was done is not known yet'],
  'store.unreachable': [503, '存储暂时不可用', 'The store cannot be reached'],
  'store.full': [507, '存储空间不足', 'The store is full'],
  'conflict.version': [409, '内容已被他人更改', 'It was changed by someone else meanwhile'],
});

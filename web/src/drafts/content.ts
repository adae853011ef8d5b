import dayjs from 'dayjs';

/** Never kept anywhere: passwords and codes that hold once. */
const SECRET = /^(password|again|current|otp|token)$/i;
/** Moments that a picker holds as such. */
const MOMENT = '$moment';

/** What stands in a form, as text. Files and secrets are left out. */
export function contentOf(values: unknown): string {
  return JSON.stringify(values, function (this: Record<string, unknown>, name, value: unknown) {
    const held = this[name];
    if (dayjs.isDayjs(held)) return { [MOMENT]: held.toISOString() };
    if (SECRET.test(name) || held instanceof Blob) return undefined;
    if (typeof held === 'object' && held !== null && 'originFileObj' in held) return undefined;
    return value;
  });
}

/** The values that a draft holds; undefined where it holds none that a form could read. */
export function valuesOf(content: string): Record<string, unknown> | undefined {
  try {
    const values = JSON.parse(content, (_, value: unknown) =>
      typeof value === 'object' && value !== null && MOMENT in value ? dayjs(value[MOMENT] as string) : value,
    ) as unknown;
    return typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

// What `@jest/globals` is in a test that Node itself has loaded.
export const { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globalThis;

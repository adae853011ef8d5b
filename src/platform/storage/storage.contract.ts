import { describe, expect, it } from '@jest/globals';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ObjectStore } from './object-store.js';

/** A store under test and the means to lay a finished staging file beside it. */
export interface StoreUnderTest {
  readonly store: ObjectStore;
  readonly stage: (bytes: Buffer) => Promise<string>;
}

/** What every object store must do; `makeStore` gives a fresh, empty one for each test. */
export function objectStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the contract of an object store`, () => {
    const content = randomBytes(700_001);
    const digest = createHash('sha256').update(content).digest('hex');

    it('gives back exactly the bytes that were put', async () => {
      const { store } = await makeStore();
      const id = randomUUID();
      const put = await store.put(id, Readable.from([content.subarray(0, 9), content.subarray(9)]));
      expect(put).toEqual({ id, bytes: content.length, ...(put.sha256 && { sha256: digest }) });
      expect((await buffer(await store.open(id))).equals(content)).toBe(true);
      expect(await store.stat(id)).toMatchObject({ id, bytes: content.length });
    });

    it('digests what is stored, and names what is missing', async () => {
      const { store } = await makeStore();
      const id = randomUUID();
      await store.put(id, Readable.from([content]));
      expect(await store.digest(id, ['sha256'])).toEqual({ sha256: digest });
      await expect(store.digest(randomUUID(), ['sha256'])).rejects.toMatchObject({ code: 'missing' });
    });

    it('gives a range with both ends included', async () => {
      const { store } = await makeStore();
      const id = randomUUID();
      await store.put(id, Readable.from([content]));
      const part = async (start: number, end?: number) => buffer(await store.open(id, { start, end }));
      expect((await part(10, 19)).equals(content.subarray(10, 20))).toBe(true);
      expect((await part(0, 0)).equals(content.subarray(0, 1))).toBe(true);
      expect((await part(700_000)).equals(content.subarray(700_000))).toBe(true);
    });

    it.each([
      [-1, 5],
      [5, 4],
      [0, 700_001],
      [700_001, undefined],
      [0.5, 3],
    ])('refuses the range %p-%p', async (start, end) => {
      const { store } = await makeStore();
      const id = randomUUID();
      await store.put(id, Readable.from([content]));
      await expect(store.open(id, { start, end })).rejects.toMatchObject({ code: 'bad-range' });
    });

    it('never replaces an object, by put or by adopt', async () => {
      const { store, stage } = await makeStore();
      const id = randomUUID();
      await store.put(id, Readable.from([content]));
      await expect(store.put(id, Readable.from([Buffer.from('other')]))).rejects.toMatchObject({
        code: 'exists',
      });
      await expect(store.adopt(id, await stage(Buffer.from('other')))).rejects.toMatchObject({
        code: 'exists',
      });
      expect((await buffer(await store.open(id))).equals(content)).toBe(true);
    });

    it('lets one of two writers of the same id win', async () => {
      const { store } = await makeStore();
      const id = randomUUID();
      const outcomes = await Promise.allSettled(
        ['one', 'two'].map((text) => store.put(id, Readable.from([Buffer.from(text)]))),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('adopts a staged file, and again after a crash', async () => {
      const { store, stage } = await makeStore();
      const id = randomUUID();
      const path = await stage(content);
      await store.adopt(id, path);
      const again = await store.adopt(id, path);
      expect(again).toEqual({ id, bytes: content.length, ...(again.sha256 && { sha256: digest }) });
      expect((await buffer(await store.open(id))).equals(content)).toBe(true);
    });

    it('stores nothing when the source breaks', async () => {
      const { store } = await makeStore();
      const id = randomUUID();
      async function* broken() {
        yield content;
        throw new Error('line lost');
      }
      await expect(store.put(id, Readable.from(broken()))).rejects.toThrow('line lost');
      expect(await store.stat(id)).toBeUndefined();
    });

    it('knows what is missing', async () => {
      const { store } = await makeStore();
      await expect(store.open(randomUUID())).rejects.toMatchObject({ code: 'missing' });
      expect(await store.stat(randomUUID())).toBeUndefined();
      expect(await store.remove(randomUUID())).toBe(false);
    });

    it('lists what is stored and forgets what was removed', async () => {
      const { store } = await makeStore();
      const ids = [randomUUID(), randomUUID(), randomUUID()];
      for (const id of ids) await store.put(id, Readable.from([Buffer.from(id)]));
      expect(await store.remove(ids[0]!)).toBe(true);
      const listed: string[] = [];
      for await (const object of store.list()) listed.push(object.id);
      expect(listed.sort()).toEqual(ids.slice(1).sort());
    });

    it.each([
      '',
      '..',
      '../../etc/passwd',
      'a/b',
      'C:\\x',
      'x\0y',
      randomUUID().toUpperCase(),
      `${randomUUID()}/..`,
    ])('takes no id that could be a path: %j', async (id) => {
      const { store, stage } = await makeStore();
      const bad = { code: 'bad-id' };
      await expect(store.put(id, Readable.from([content]))).rejects.toMatchObject(bad);
      await expect(store.adopt(id, await stage(content))).rejects.toMatchObject(bad);
      await expect(store.open(id)).rejects.toMatchObject(bad);
      await expect(store.stat(id)).rejects.toMatchObject(bad);
      await expect(store.remove(id)).rejects.toMatchObject(bad);
    });
  });
}

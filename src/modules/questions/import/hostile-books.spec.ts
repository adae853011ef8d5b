import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { readQuestionFileInChildProcess } from './read-in-child-process.js';
import { unpacksWithin } from './zip-size.js';

const MIB = 2 ** 20;
const u16 = (n: number) => Buffer.from(Uint16Array.of(n).buffer);
const u32 = (n: number) => Buffer.from(Uint32Array.of(n).buffer);

/** A ZIP whose directory says what it is told to say. */
function zip(members: readonly { name: string; content: Buffer; says?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, says = content.length } of members) {
    const packed = deflateRawSync(content);
    const sum = (crc32 as undefined | ((data: Buffer) => number))?.(content) ?? 0;
    const facts = [u16(0), u16(8), u32(0), u32(sum), u32(packed.length), u32(says), u16(name.length), u16(0)];
    const local = Buffer.concat([u32(0x04034b50), u16(20), ...facts, Buffer.from(name), packed]);
    directory.push(
      Buffer.concat([
        ...[u32(0x02014b50), u16(20), u16(20), ...facts, u16(0), u16(0), u16(0), u32(0), u32(at)],
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    at += local.length;
  }
  const all = Buffer.concat(directory);
  const end = [u32(0x06054b50), u16(0), u16(0), u16(members.length), u16(members.length), u32(all.length)];
  return Buffer.concat([...parts, all, ...end, u32(at), u16(0)]);
}

const memoryOfThis = (): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;

it('S6 a directory that lies about a size is found while unpacking', async () => {
  const honest = zip([{ name: 'a', content: Buffer.alloc(1000) }]);
  expect(await unpacksWithin(honest, 2000)).toBe(true);
  expect(await unpacksWithin(honest, 999)).toBe(false);
  expect(await unpacksWithin(zip([{ name: 'a', content: Buffer.alloc(1000), says: 10 }]), 2000)).toBe(false);
  expect(await unpacksWithin(Buffer.from('PK'), 10)).toBe(false);
});

it('S6 books that unpack to gigabytes are refused in words; the memory of the program is not spent on them', async () => {
  const bomb = zip([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(512 * MIB, ' '), says: 100 }]);
  const before = memoryOfThis();
  let highest = 0;
  const watch = setInterval(() => (highest = Math.max(highest, memoryOfThis())), 10);
  const report = await readQuestionFileInChildProcess('题.xlsx', bomb);
  clearInterval(watch);
  expect(report.accepted).toEqual([]);
  expect(report.rejected[0]!.reason).toMatch(/请用 Excel|请拆分/);
  expect(highest - before).toBeLessThan(150 * MIB);
});

it('S6 what waits for a process is bounded', async () => {
  const text = Buffer.from('1. 行政处罚由谁实施？\nA. 机关\nB. 个人\n答案：A\n');
  const codes = await Promise.all(
    Array.from({ length: 14 }, () =>
      readQuestionFileInChildProcess('题.txt', text).then(
        ({ accepted }) => accepted.length,
        (error: { refusal: { code: string } }) => error.refusal.code,
      ),
    ),
  );
  expect(codes.filter((one) => one === 1).length).toBeGreaterThanOrEqual(10);
  expect(codes).toContain('question.import-busy');
}, 60_000);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Two classes of one name become one schema in the OpenAPI document, and the later silently wins. */
describe('the schemas of the interface', () => {
  it('have one class for each name', () => {
    const places = new Map<string, string[]>();
    for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
      for (const [, name] of readFileSync(join(SRC, file), 'utf8').matchAll(
        /^export class (\w+(?:View|Input|Query))\b/gm,
      ))
        places.set(name!, [...(places.get(name!) ?? []), file]);
    }
    expect(places.size).toBeGreaterThan(50);
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});

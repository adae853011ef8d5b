import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TableWriter } from './table-writer.js';
import type { Person } from './world.js';

export interface LoadedEvidence {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
  readonly filename: string;
}

interface Received {
  readonly id: string;
  readonly at: string;
  readonly entryId: string;
  readonly by: Person;
  readonly file: { readonly id: string; readonly agencyId: string };
  readonly words: string;
}

const made = new Set<string>();

/** A short text as it lies in the file store, received and sealed. */
export function enterEvidence(rows: TableWriter, uploads: string, received: Received): LoadedEvidence {
  const { id, at, entryId, by, file, words } = received;
  const content = Buffer.from(words, 'utf8');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const sm3 = createHash('sm3').update(content).digest('hex');
  const folder = join(uploads, 'objects', id.slice(-2));
  if (!made.has(folder)) mkdirSync(folder, { recursive: true, mode: 0o750 });
  made.add(folder);
  writeFileSync(join(folder, id), content, { mode: 0o440, flag: 'wx' });
  const filename = '现场检查记录.txt';
  const { length } = content;
  rows.addValues('case_evidence', id, file.id, 'investigation', 'text', filename, sha256, at);
  rows.addValues(
    'evidence',
    ...[
      id,
      file.agencyId,
      file.id,
      'investigation',
      'text',
      filename,
      'text/plain',
      length,
      sha256,
      sm3,
      'sealed',
    ],
    ...['multipart', at, at, by.id, by.name, entryId],
  );
  return { id, bytes: length, sha256, sm3, filename };
}

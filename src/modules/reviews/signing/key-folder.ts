import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { verifierKeyOf } from '../../../kernel/ledger/index.js';
import { Config } from '../../../platform/config/index.js';
import { type Seal, SealProvider } from './seal-provider.js';

const USER_ID = /^[0-9a-f-]{36}$/;

/** One Ed25519 key for each reviewer, in a file only the program reads, made when first needed. */
@Injectable()
export class KeyFolder extends SealProvider {
  private readonly folder: string;

  constructor(config: Config) {
    super();
    this.folder = join(config.dataDir, 'signing-keys');
  }

  async sign(userId: string, bytes: Uint8Array): Promise<Seal> {
    // The id becomes a file name.
    if (!USER_ID.test(userId)) throw new Error('not the id of an account');
    const privateKey = createPrivateKey(await this.key(join(this.folder, `${userId}.pem`)));
    const key = createPublicKey(privateKey);
    const verifierKey = verifierKeyOf({ name: `sanxiang-reviewer-${userId}`, key });
    return { verifierKey, signature: sign(null, bytes, privateKey) };
  }

  private async key(file: string): Promise<string> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    try {
      // Of two that come first together one writes; both then read what was written.
      await writeFile(file, pem, { mode: 0o600, flag: 'wx', flush: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    return readFile(file, 'utf8');
  }
}

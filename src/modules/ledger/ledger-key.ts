import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type NoteSigner, verifierKeyOf } from '../../kernel/ledger/index.js';
import { Config } from '../../platform/config/index.js';

/** The office's Ed25519 key: lies in a file outside the database, so who holds the database alone cannot sign. */
@Injectable()
export class LedgerKey {
  readonly name = 'sanxiang-ledger';
  readonly publicKey: KeyObject;
  readonly signer: NoteSigner;
  /** What a stranger needs to check a signature: `name+id+base64`. */
  readonly verifierKey: string;

  constructor(config: Config) {
    const file = config.ledgerKeyFile;
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
      writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
      chmodSync(file, 0o600);
    }
    const privateKey = createPrivateKey(readFileSync(file));
    this.publicKey = createPublicKey(privateKey);
    this.signer = { name: this.name, privateKey };
    this.verifierKey = verifierKeyOf({ name: this.name, key: this.publicKey });
  }
}

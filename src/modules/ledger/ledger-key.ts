import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type NoteSigner, verifierKeyOf } from '../../kernel/ledger/index.js';
import type { Config } from '../../platform/config/index.js';
import { StartRefused } from '../../platform/start-refused.js';

/** The office's Ed25519 key: lies in a file outside the database, so who holds the database alone cannot sign. */
export class LedgerKey {
  readonly name = 'sanxiang-ledger';
  readonly publicKey: KeyObject;
  readonly signer: NoteSigner;
  /** What a stranger needs to check a signature: `name+id+base64`. */
  readonly verifierKey: string;

  /** Makes the key of a new office; that a written ledger has its key was seen before (`checkHeads`). */
  constructor(config: Config, mayCreate = true) {
    const file = config.ledgerKeyFile;
    if (!existsSync(file)) {
      if (!mayCreate)
        throw new StartRefused(`The ledger's key ${file} is missing.\n找不到账本的签名密钥 ${file}。`);
      create(file);
    }
    const privateKey = createPrivateKey(readFileSync(file));
    this.publicKey = createPublicKey(privateKey);
    this.signer = { name: this.name, privateKey };
    this.verifierKey = verifierKeyOf({ name: this.name, key: this.publicKey });
  }
}

/** On stable storage before the first head is signed with it: a ledger without its key cannot be written on. */
function create(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(handle, pem);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { prepared } from './rules/password.rules.js';

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

@Injectable()
export class Passwords {
  /** Compared when there is no account or no password yet, so that the answer takes as long as for any other. */
  private readonly decoy = hash('no such account', OPTIONS);

  hash(password: string): Promise<string> {
    return hash(prepared(password), OPTIONS);
  }

  /** The same work for every name: an account without a password, and none at all, are compared with a decoy. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const good = await verify(passwordHash || (await this.decoy), prepared(password));
    return good && Boolean(passwordHash);
  }
}

import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id: 19 MiB, two passes. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

@Injectable()
export class Passwords {
  /** Compared when the username is unknown, so that the answer takes as long as for a known one. */
  private readonly decoy = hash('no such account', OPTIONS);

  hash(password: string): Promise<string> {
    return hash(password, OPTIONS);
  }

  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const good = await verify(passwordHash ?? (await this.decoy), password);
    return good && passwordHash !== undefined;
  }
}

import { Injectable } from '@nestjs/common';

/** Tells whoever asked that an item came in. What is missed (the program ended) is found again at the next start. */
@Injectable()
export class AfterReceipt {
  private readonly listeners: ((id: string) => void)[] = [];

  listen(listener: (id: string) => void): void {
    this.listeners.push(listener);
  }

  announce(id: string): void {
    for (const listener of this.listeners) listener(id);
  }
}

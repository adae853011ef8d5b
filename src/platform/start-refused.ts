/** The program may not start like this; the message says why and what to do, in one or two sentences. */
export class StartRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartRefused';
  }
}

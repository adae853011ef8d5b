/** A signature as its maker hands it out: Ed25519 over the bytes, and the key to check it with. */
export interface Seal {
  /** C2SP verifier key: `name+id+base64`. */
  readonly verifierKey: string;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/** Who signs for a person: the program's own key folder, or a seal service (电子印章) an office connects in its place. */
export abstract class SealProvider {
  /** Signs for the account; throws when it cannot, and the letter then waits unsigned. */
  abstract sign(userId: string, bytes: Uint8Array): Promise<Seal>;
}

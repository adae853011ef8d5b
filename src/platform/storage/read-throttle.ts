/** How fast a long reading may go, and who is told how far it is. */
export interface ReadThrottle {
  /** Bytes a second at most; 0 for as fast as it goes. */
  readonly bytesPerSecond: number;
  /** Told of bytes read since it was last told, a few times a second. */
  readonly onBytes?: (bytes: number) => void;
}

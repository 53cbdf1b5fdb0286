/** Where time comes from; rules never read the system clock themselves. */
export interface Clock {
  now(): Date
}

/** Where new identifiers come from: UUIDv7, so they sort by the time they were made. */
export interface Ids {
  next(): string
}

/** Cryptographically strong bytes, or a seeded stand-in under test. */
export type RandomBytes = (length: number) => Uint8Array

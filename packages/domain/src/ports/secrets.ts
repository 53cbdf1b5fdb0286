/** Encrypts what must be kept and read again, such as the password of a mailbox. */
export interface Secrets {
  /** `context` says what it belongs to; it opens only under the same one. */
  seal(plain: string, context: string): string
  /** Throws `secret.unreadable` where it was sealed elsewhere or for something else. */
  open(sealed: string, context: string): string
}

/** One at a time, in whatever process. */
export interface Exclusive {
  /** Waits until nobody else works under the key. Throws `lease.timeout` where that takes too long. */
  run<T>(key: string, work: () => Promise<T>): Promise<T>
}

/** Credentials of an account that end and are renewed. */
export interface CredentialKeeper {
  /** @returns what is stored by now: what somebody else renewed meanwhile, or what `fetchNew` gave. */
  renew(stale: unknown, fetchNew: (stored: unknown) => Promise<unknown>): Promise<unknown>
}

/** Makes and recognises what is shown once and kept only as a hash. */
export interface Tokens {
  issue(prefix: string): { token: string; hash: string }
  hash(token: string): string
}

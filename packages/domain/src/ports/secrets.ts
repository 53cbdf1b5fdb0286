/** Encrypts what must be kept and read again, such as the password of a mailbox. */
export interface Secrets {
  /** `context` says what it belongs to; it opens only under the same one. */
  seal(plain: string, context: string): string
  /** Throws `secret.unreadable` where it was sealed elsewhere or for something else. */
  open(sealed: string, context: string): string
}

/** Makes and recognises what is shown once and kept only as a hash. */
export interface Tokens {
  issue(prefix: string): { token: string; hash: string }
  hash(token: string): string
}

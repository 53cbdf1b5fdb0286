/** Encrypts what must be kept and read again, such as the password of a mailbox. */
export interface Secrets {
  seal(plain: string): string
  /** Throws where the text was not sealed by this installation. */
  open(sealed: string): string
}

/** Makes and recognises what is shown once and kept only as a hash. */
export interface Tokens {
  issue(prefix: string): { token: string; hash: string }
  hash(token: string): string
}

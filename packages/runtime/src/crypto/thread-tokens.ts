import { createIdTokens, type IdTokens } from './id-tokens.ts'
import type { Keyring } from './keyring.ts'

/** Tokens that name a conversation in the addresses and ids of mail: whoever writes and whoever reads makes them the same way. */
export function createThreadTokens(keyring: Keyring): IdTokens {
  return createIdTokens(keyring, 'thread')
}

import { createHash, randomBytes } from 'node:crypto'
import type { Tokens } from '@hubbub/domain'

/** 256 random bits each; what has that much chance in it needs no slow hash. */
export const tokens: Tokens = {
  issue(prefix) {
    const token = `${prefix}_${randomBytes(32).toString('base64url')}`
    return { token, hash: hashToken(token) }
  },
  hash: hashToken,
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

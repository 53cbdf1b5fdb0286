import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from './keyring.ts'

const macBytes = 16
const payloadShape = /^[\w.~:-]+$/

/**
 * Signs short public values so that nobody can make them up: thread tokens in mail addresses, links.
 * A token is `<payload>-<32 hex digits>`; its signature survives a change of case, as mail systems make it.
 */
export function createTokenSigner(keyring: Keyring) {
  const mac = (key: Buffer, payload: string) =>
    createHmac('sha256', key).update(payload).digest().subarray(0, macBytes)
  return {
    /** `payload` may hold letters, digits and `_ . ~ : -`. */
    signToken(purpose: string, payload: string): string {
      if (!payloadShape.test(payload))
        throw new TypeError('A token carries letters, digits and _ . ~ : - only')
      const [key] = keyring.keysFor(`token ${purpose}`)
      return `${payload}-${mac(key.bytes, payload).toString('hex')}`
    },
    /** The payload of a token we signed for this purpose, else null. */
    verifyToken(purpose: string, token: string): string | null {
      const cut = token.length - macBytes * 2 - 1
      const payload = token.slice(0, Math.max(cut, 0))
      const given = Buffer.from(token.slice(cut + 1), 'hex')
      if (token[cut] !== '-' || given.length !== macBytes || !payloadShape.test(payload)) return null
      const keys = keyring.keysFor(`token ${purpose}`)
      return keys.some((key) => timingSafeEqual(mac(key.bytes, payload), given)) ? payload : null
    },
  }
}

export type TokenSigner = ReturnType<typeof createTokenSigner>

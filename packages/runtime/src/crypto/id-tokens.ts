import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from './keyring.ts'

const idBytes = 16
/** 72 bits: with the id they make 200, which are 40 characters of five bits without a remainder. */
const macBytes = 9
const tokenShape = /^[0-9a-v]{40}$/
const idShape = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/**
 * Signed names of our own ids that fit into the local part of a mail address (RFC 5321 grants it 64 octets), such as the
 * conversation in `support+<token>@shop.test`: 40 letters and digits, good in upper and lower case alike.
 */
export function createIdTokens(keyring: Keyring, purpose: string) {
  const keys = keyring.keysFor(`id token ${purpose}`)
  const mac = (key: Buffer, id: Buffer) => createHmac('sha256', key).update(id).digest().subarray(0, macBytes)
  return {
    /** `id` is a UUID in lower case. */
    sign(id: string): string {
      if (!idShape.test(id)) throw new TypeError('Only a UUID in lower case can be signed')
      const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
      return toBase32(Buffer.concat([bytes, mac(keys[0].bytes, bytes)]))
    },
    /** The id of a token that we signed for this purpose, else null. */
    verify(token: string): string | null {
      const text = token.toLowerCase()
      if (!tokenShape.test(text)) return null
      const bytes = fromBase32(text)
      const id = bytes.subarray(0, idBytes)
      const given = bytes.subarray(idBytes)
      return keys.some((key) => timingSafeEqual(mac(key.bytes, id), given)) ? toUuid(id) : null
    },
  }
}

export type IdTokens = ReturnType<typeof createIdTokens>

// base32hex of RFC 4648, section 7, is the way JavaScript writes numbers to the base 32.
function toBase32(bytes: Buffer): string {
  return BigInt(`0x${bytes.toString('hex')}`)
    .toString(32)
    .padStart((bytes.length * 8) / 5, '0')
}

function fromBase32(text: string): Buffer {
  let value = 0n
  for (const digit of text) value = (value << 5n) | BigInt(Number.parseInt(digit, 32))
  return Buffer.from(value.toString(16).padStart((text.length * 5) / 4, '0'), 'hex')
}

function toUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

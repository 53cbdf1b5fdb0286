import { createHash } from 'node:crypto'

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

function encode(bytes: Uint8Array): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[parseInt(five.padEnd(5, '0'), 2)] ?? '').join('')
}

/** CID version 1 over SHA-256: of a record (dag-cbor) or of a file (raw). */
export function cidOf(content: string | Uint8Array, codec: 'record' | 'raw' = 'record'): string {
  const hash = createHash('sha256').update(content).digest()
  return `b${encode(Uint8Array.from([1, codec === 'record' ? 0x71 : 0x55, 0x12, 0x20, ...hash]))}`
}

export const didOf = (handle: string) =>
  `did:plc:${encode(createHash('sha256').update(handle).digest()).slice(0, 24)}`

const sortable = '234567abcdefghijklmnopqrstuvwxyz'

/** https://atproto.com/specs/tid: microseconds and a clock's number, sortable as text. */
export function createTids(now: () => Date) {
  let last = 0n
  return (): string => {
    const micros = BigInt(now().getTime()) * 1000n
    last = micros > last ? micros : last + 1n
    let value = last << 10n
    let text = ''
    for (let digit = 0; digit < 13; digit += 1) {
      text = (sortable[Number(value & 31n)] ?? '') + text
      value >>= 5n
    }
    return text
  }
}

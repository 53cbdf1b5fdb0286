import { randomBytes } from 'node:crypto'
import type { Clock, Ids, RandomBytes } from '@hubbub/contracts'
import { systemClock } from '../clock.ts'

const counterBits = 32
const counterLimit = 2 ** counterBits

/**
 * UUIDv7 (RFC 9562, section 5.7). Each id sorts after all earlier ones of the same source, also within a
 * millisecond and when the clock is set back: the first 32 bits after the time are a counter (section 6.2, method 1).
 */
export function createIds(clock: Clock = systemClock, random: RandomBytes = createPool()): Ids {
  let lastMs = -1
  let counter = 0
  return {
    next() {
      const bytes = random(10)
      const now = clock.now().getTime()
      if (now > lastMs) {
        lastMs = now
        // @NOTE The top bit starts at 0, which leaves room for two billion ids in one millisecond.
        counter = readUint32(bytes) & 0x7fff_ffff
      } else if (counter + 1 === counterLimit) {
        lastMs += 1
        counter = 0
      } else counter += 1
      return format(lastMs, counter, bytes)
    },
  }
}

/** Random bytes from a supply: asking the system for every id costs more than all the rest of it. */
function createPool(): RandomBytes {
  let supply = randomBytes(0)
  let taken = 0
  return (size) => {
    if (taken + size > supply.length) {
      supply = randomBytes(Math.max(size, 4_096))
      taken = 0
    }
    taken += size
    return supply.subarray(taken - size, taken)
  }
}

export const ids: Ids = createIds()

// Counter bits: 12 after the version, 14 after the variant, 6 at the start of the tail; the last 42 bits are random.
function format(ms: number, counter: number, random: Uint8Array): string {
  const time = hex(ms, 12)
  const high = hex(counter >>> 20, 3)
  const middle = hex(0x8000 | ((counter >>> 6) & 0x3fff), 4)
  const tail = Buffer.from(random.subarray(4, 10))
  tail[0] = ((counter & 0x3f) << 2) | ((random[4] ?? 0) >>> 6)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${middle}-${tail.toString('hex')}`
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}

function readUint32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
}

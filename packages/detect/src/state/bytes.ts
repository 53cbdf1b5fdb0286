/** Whole numbers of 0 and more take a byte for every 7 bits; broken ones four bytes, and must have been rounded to them. */
export function createWriter() {
  let bytes = new Uint8Array(4096)
  let view = new DataView(bytes.buffer)
  let length = 0
  const reserve = (more: number) => {
    if (length + more <= bytes.length) return
    const larger = new Uint8Array(2 * bytes.length + more)
    larger.set(bytes)
    bytes = larger
    view = new DataView(bytes.buffer)
  }
  return {
    whole(value: number) {
      reserve(8)
      let rest = value
      while (rest >= 0x80) {
        bytes[length] = (rest % 0x80) + 0x80
        length += 1
        rest = Math.floor(rest / 0x80)
      }
      bytes[length] = rest
      length += 1
    },
    broken(value: number) {
      reserve(4)
      view.setFloat32(length, value, true)
      length += 4
    },
    /** Their number and they themselves. */
    bytes(of: Uint8Array) {
      this.whole(of.length)
      reserve(of.length)
      bytes.set(of, length)
      length += of.length
    },
    /** All of it, and four bytes by which damage is found. */
    end() {
      reserve(CHECK_BYTES)
      view.setUint32(length, checkOf(bytes.subarray(0, length)), true)
      return bytes.slice(0, length + CHECK_BYTES)
    },
  }
}
export type Writer = ReturnType<typeof createWriter>

/** Reads what a writer wrote; RangeError where it is damaged. */
export function createReader(written: Uint8Array) {
  const bytes = written.subarray(0, Math.max(0, written.length - CHECK_BYTES))
  const view = new DataView(written.buffer, written.byteOffset, written.byteLength)
  if (view.getUint32(bytes.length, true) !== checkOf(bytes)) throw new RangeError('damaged')
  let place = 0
  return {
    whole() {
      let value = 0
      let factor = 1
      for (;;) {
        const byte = view.getUint8(place)
        place += 1
        value += (byte % 0x80) * factor
        if (byte < 0x80) return value
        factor *= 0x80
      }
    },
    broken() {
      const value = view.getFloat32(place, true)
      place += 4
      return value
    },
    /** A copy, which may be changed. */
    bytes() {
      const length = this.whole()
      if (place + length > bytes.length) throw new RangeError('ends too early')
      place += length
      // A Buffer's own `slice` would be no copy.
      return new Uint8Array(bytes.subarray(place - length, place))
    },
    isAtEnd: () => place === bytes.length,
  }
}
export type Reader = ReturnType<typeof createReader>

const CHECK_BYTES = 4

/** FNV-1a: finds every single byte that has changed. */
function checkOf(bytes: Uint8Array): number {
  let check = 0x811c9dc5
  for (const byte of bytes) check = Math.imul(check ^ byte, 0x01000193)
  return check >>> 0
}

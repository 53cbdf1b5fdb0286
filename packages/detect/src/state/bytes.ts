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
    end: () => bytes.slice(0, length),
  }
}
export type Writer = ReturnType<typeof createWriter>

/** Reads what a writer wrote; RangeError where it ends too early. */
export function createReader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
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
      return bytes.slice(place - length, place)
    },
    isAtEnd: () => place === bytes.length,
  }
}
export type Reader = ReturnType<typeof createReader>

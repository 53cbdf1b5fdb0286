const NEWLINE = 0x0a
const RETURN = 0x0d
/** A post with all its expansions has some ten thousand; what grows beyond this is no stream of posts. */
const MAX_FRAME = 4 * 1024 * 1024

/**
 * Cuts a stream of JSON lines at its line ends. Works on bytes and decodes whole lines only, so that a letter may be
 * split over any number of chunks; takes CRLF and LF alike. An empty line is a sign of life: an empty string.
 */
export function createFrames(): { push(chunk: Uint8Array): string[] } {
  let pending: Uint8Array[] = []
  let size = 0

  function takeLine(last: Uint8Array): string {
    const bytes = pending.length === 0 ? last : Buffer.concat([...pending, last])
    pending = []
    size = 0
    const end = bytes.at(-1) === RETURN ? bytes.length - 1 : bytes.length
    return Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('utf8')
  }

  return {
    push(chunk) {
      const lines: string[] = []
      let start = 0
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
        lines.push(takeLine(chunk.subarray(start, at)))
        start = at + 1
      }
      const rest = chunk.subarray(start)
      if (rest.length > 0) {
        pending.push(rest)
        size += rest.length
      }
      if (size > MAX_FRAME) throw new Error('A line of the stream does not end')
      return lines
    },
  }
}

/** More than this many words unread: the other side does not read. */
const MOST_WAITING = 200

/** A line to one reader, on which text is sent as it comes (server-sent events). */
export function createLine() {
  const encoder = new TextEncoder()
  const ending = new AbortController()
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>(
    { start: (given) => void (controller = given), cancel: () => ending.abort() },
    { highWaterMark: MOST_WAITING },
  )
  const end = () => {
    if (ending.signal.aborted) return
    ending.abort()
    controller?.close()
  }
  return {
    stream,
    /** Aborts when either side has ended it. */
    ended: ending.signal,
    end,
    write(text: string): void {
      if (ending.signal.aborted) return
      // Whoever does not read is let go: they come back with the place they know.
      if ((controller?.desiredSize ?? 0) <= 0) end()
      else controller?.enqueue(encoder.encode(text))
    },
  }
}

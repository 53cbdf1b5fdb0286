import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { HttpStream } from './http-message.ts'

export interface Pace {
  /** Break off after so many bytes. */
  cutAt?: number
  drip?: { bytes: number; ms: number }
}

/** A body that is written in its own time, and may be told to break at a byte. */
export function openStream(response: ServerResponse, { cutAt = Infinity, drip }: Pace): HttpStream {
  let left = cutAt
  let tail = Promise.resolve()
  const closing = new Set<() => void>()
  let closed = false
  response.once('close', () => {
    closed = true
    for (const listener of closing) listener()
  })
  if (left <= 0) response.destroy()

  function put(bytes: Uint8Array) {
    // Between its end and its close nobody reads it any more.
    if (closed || response.destroyed || response.writableEnded) return
    response.write(bytes.subarray(0, Math.min(bytes.length, left)), () => {
      if (left <= 0) response.destroy()
    })
    left -= bytes.length
  }

  async function putSlowly(bytes: Uint8Array, pace: { bytes: number; ms: number }) {
    for (let at = 0; at < bytes.length && !closed; at += pace.bytes) {
      put(bytes.subarray(at, at + pace.bytes))
      await wait(pace.ms)
    }
  }

  return {
    write(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      if (drip === undefined) put(bytes)
      else tail = tail.then(() => putSlowly(bytes, drip))
    },
    // What is to break has its end in nobody's hand but the fault's.
    end: () => void tail.then(() => left > 0 && response.end()),
    cut: () => void response.destroy(),
    get closed() {
      return closed
    },
    onClose(listener) {
      if (closed) listener()
      else closing.add(listener)
    },
  }
}

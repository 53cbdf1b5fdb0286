import type { ReadResult } from '../../contract.ts'
import { contentId, messageIdIn } from './message-ids.ts'
import type { ReadContext, ReadMode } from './read-mail.ts'
import { type ReadOutcome, type ReadThread, startReadThread } from './read-thread.ts'

export interface MailReaderOptions {
  threads?: number
  /** For one mail in one mode. */
  deadlineMs?: number
  /** A thread that had nothing to read for this long ends, and gives its memory back. */
  idleMs?: number
  maxHeapMb?: number
}

export type MailReader = ReturnType<typeof createMailReader>

/**
 * Reads mail in worker threads, off the event loop and with a deadline. A mail whose HTML is too much is read without
 * it; one that cannot be read at all is handed back unreadable. Never rejects for what stands in a mail.
 */
export function createMailReader(options: MailReaderOptions = {}) {
  const { threads = 1, deadlineMs = 10_000, idleMs = 30_000, maxHeapMb = 512 } = options
  const idle: ReadThread[] = []
  const waiting: ((thread: ReadThread) => void)[] = []
  const all = new Set<ReadThread>()
  let idleTimer: NodeJS.Timeout | undefined

  async function acquire(): Promise<ReadThread> {
    clearTimeout(idleTimer)
    const free = idle.pop()
    if (free && !free.isDead()) return free
    if (free) all.delete(free)
    if (all.size < threads) return start()
    return new Promise((resolve) => waiting.push(resolve))
  }

  function start(): ReadThread {
    const thread = startReadThread({ deadlineMs, maxHeapMb })
    all.add(thread)
    return thread
  }

  function release(thread: ReadThread) {
    if (thread.isDead()) all.delete(thread)
    const next = waiting.shift()
    if (next) next(thread.isDead() ? start() : thread)
    else if (!thread.isDead()) idle.push(thread)
    if (idle.length === all.size) idleTimer = setTimeout(() => void stopAll(), idleMs).unref()
  }

  async function stopAll() {
    clearTimeout(idleTimer)
    const stopping = [...all]
    all.clear()
    idle.length = 0
    await Promise.all(stopping.map((thread) => thread.stop()))
  }

  async function attempt(raw: Uint8Array, context: ReadContext, mode: ReadMode): Promise<ReadOutcome> {
    const thread = await acquire()
    try {
      return await thread.read({ raw: new Uint8Array(raw), context, mode })
    } finally {
      release(thread)
    }
  }

  return {
    async read(raw: Uint8Array, context: ReadContext): Promise<ReadResult> {
      const first = await attempt(raw, context, 'full')
      const outcome = 'message' in first ? first : await attempt(raw, context, 'plain')
      if ('message' in outcome) return { ok: true, message: { ...outcome.message, raw } }
      const reason = 'reason' in first ? first.reason : outcome.reason
      return { ok: false, unreadable: { externalId: idOf(raw), direction: context.direction, reason, raw } }
    },
    [Symbol.asyncDispose]: stopAll,
  }
}

/** The id a mail has even when nothing else of it can be read: its header, looked at by hand, or its bytes. */
export function idOf(raw: Uint8Array): string {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 256 * 1024)).toString(
    'latin1',
  )
  const header = start.split(/\r?\n\r?\n/, 1)[0] ?? ''
  const line = /^message-id:[ \t]*(?:\r?\n[ \t]+)?([^\r\n]*)/im.exec(header)
  return messageIdIn(line?.[1]) ?? contentId(raw)
}

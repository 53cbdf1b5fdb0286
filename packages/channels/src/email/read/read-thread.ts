import { Worker } from 'node:worker_threads'
import { errorMessage } from '@hubbub/contracts'
import type { ReadMail } from './read-mail.ts'
import type { ReadReply, ReadTask } from './read-worker.ts'

export type ReadOutcome = { message: ReadMail } | { reason: string }

/** Generous: a machine that is busy elsewhere must not look like a hostile mail. */
const startMs = 60_000

export type ReadThread = ReturnType<typeof startReadThread>

/** One worker thread that reads one mail at a time. It is `dead` after a deadline or a crash; the caller starts another. */
export function startReadThread({ deadlineMs, maxHeapMb }: { deadlineMs: number; maxHeapMb: number }) {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    name: 'mail-reader',
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
  })
  const ready = new Promise<void>((resolve) => worker.once('message', () => resolve()))
  let settle: ((outcome: ReadOutcome) => void) | null = null
  let dead = false

  function finish(outcome: ReadOutcome) {
    settle?.(outcome)
    settle = null
  }
  function die(reason: string) {
    dead = true
    finish({ reason })
    void worker.terminate()
  }

  worker.on('message', (reply: ReadReply) => {
    if (reply.type === 'read') finish({ message: reply.message })
    if (reply.type === 'failed') finish({ reason: reply.reason })
  })
  worker.on('error', (error) => die(`The reader gave up: ${errorMessage(error)}`))
  worker.on('exit', () => die('The reader ended'))
  worker.unref()

  return {
    isDead: () => dead,

    /** Never rejects. The task's bytes are given away to the thread. */
    async read(task: ReadTask): Promise<ReadOutcome> {
      worker.ref()
      const outcome = new Promise<ReadOutcome>((resolve) => (settle = resolve))
      const starting = setTimeout(() => die('The reader did not start'), startMs)
      await Promise.race([ready, outcome])
      clearTimeout(starting)
      const deadline = setTimeout(() => die(`Reading took longer than ${deadlineMs} ms`), deadlineMs)
      worker.postMessage(task, [task.raw.buffer as ArrayBuffer])
      try {
        return await outcome
      } finally {
        clearTimeout(deadline)
        worker.unref()
      }
    },

    async stop() {
      dead = true
      await worker.terminate()
    },
  }
}

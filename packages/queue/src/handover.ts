import { sleep } from '@hubbub/runtime'
import type { QueueName } from './define-job.ts'
import { log } from './log.ts'
import type { PreparedJob } from './prepare-job.ts'

/** Who hands on waits so long for room; then the queue has to carry it. */
const PATIENCE_MS = 1_000

export interface TakerOptions {
  queue: QueueName
  /** Jobs at the same time; who hands on more waits, which keeps the stages in step. */
  most: number
  run(job: PreparedJob): Promise<unknown>
}

interface Taker extends AsyncDisposable {
  /** False where the job is left to the queue. */
  take(job: PreparedJob): Promise<boolean>
}

/** Gives what failed to the queue, which tries it again. */
export type PutBack = (queue: QueueName, job: PreparedJob) => Promise<void>

/**
 * The short way from one stage to the next in the same process: the job never enters the queue. It stands in memory
 * only; what ends with the process is found by the sweep, as a lost signal is.
 */
export function createHandover(putBack: PutBack) {
  const takers = new Map<QueueName, Taker>()
  return {
    /** Until disposed; then those that run are waited for. */
    attach(options: TakerOptions): AsyncDisposable {
      const { queue } = options
      const taker = createTaker(options, putBack)
      takers.set(queue, taker)
      return {
        async [Symbol.asyncDispose]() {
          if (takers.get(queue) === taker) takers.delete(queue)
          await taker[Symbol.asyncDispose]()
        },
      }
    },
    /** @returns those that nobody took. */
    async give(queue: QueueName, jobs: readonly PreparedJob[]): Promise<PreparedJob[]> {
      for (const [place, job] of jobs.entries()) {
        const taken = (await takers.get(queue)?.take(job)) ?? false
        if (!taken) return jobs.slice(place)
      }
      return []
    },
  }
}

export type Handover = ReturnType<typeof createHandover>

function createTaker({ queue, most, run }: TakerOptions, putBack: PutBack): Taker {
  const running = new Set<Promise<void>>()
  let ended = false

  const work = async (job: PreparedJob): Promise<void> => {
    try {
      await run(job)
    } catch (error) {
      log.warn(
        { err: error, queue, job: job.name, jobId: job.jobId },
        'a job failed; the queue tries it again',
      )
      await putBack(queue, job).catch((cause: unknown) => {
        log.warn(
          { err: cause, queue, jobId: job.jobId },
          'the queue did not take it; the sweep will find the work',
        )
      })
    }
  }
  const hasRoom = async (): Promise<boolean> => {
    const giveUp = performance.now() + PATIENCE_MS
    while (running.size >= most && !ended) {
      const timeLeft = giveUp - performance.now()
      if (timeLeft <= 0) return false
      const waiting = new AbortController()
      await Promise.race([...running, sleep(timeLeft, waiting.signal)])
      waiting.abort()
    }
    return !ended
  }
  return {
    async take(job) {
      if (!(await hasRoom())) return false
      const one = work(job).finally(() => running.delete(one))
      running.add(one)
      return true
    },
    async [Symbol.asyncDispose]() {
      ended = true
      await Promise.all(running)
    },
  }
}

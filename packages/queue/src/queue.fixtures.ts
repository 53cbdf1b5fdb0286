import { randomUUID } from 'node:crypto'
import type { NewDeadLetter } from '@hubbub/domain'
import { createMetrics } from '@hubbub/runtime'
import { cloneDatabase, sharedRedis } from '@hubbub/test-support'
import { createBackend, type QueueSettings } from './create-backend.ts'
import { createProducer } from './create-producer.ts'
import { createWorkers, type Handlers } from './create-workers.ts'
import type { JobsOn } from './jobs.ts'

export const workspaceId = randomUUID()
export const work = (messages = 1) => ({
  workspaceId,
  channelId: randomUUID(),
  messageIds: Array.from({ length: messages }, () => randomUUID()),
})

const redis = sharedRedis()

/** Where the same tests run. */
export const places = [
  { name: 'PostgreSQL', skip: false, open: onPostgres },
  {
    name: 'missing' in redis ? `Redis, which is not here: ${redis.missing}` : 'Redis',
    skip: 'missing' in redis,
    open: onRedis,
  },
]

export interface Place extends AsyncDisposable {
  settings: QueueSettings
  databaseUrl: string
}

export async function onPostgres(): Promise<Place> {
  const db = await cloneDatabase({ empty: true })
  return {
    settings: { databaseUrl: db.url },
    databaseUrl: db.url,
    [Symbol.asyncDispose]: async () => await db[Symbol.asyncDispose](),
  }
}

async function onRedis(): Promise<Place> {
  const redisUrl = 'url' in redis ? redis.url : undefined
  return {
    settings: { databaseUrl: '', redisUrl, prefix: randomUUID() },
    databaseUrl: '',
    [Symbol.asyncDispose]: async () => {},
  }
}

/** A process that adds and does jobs of the queue `enrich`. */
export async function openEnrich(place: Place, handlers: Handlers<JobsOn<'enrich'>>, graceMs = 6_000) {
  await using opening = new AsyncDisposableStack()
  const backend = opening.use(await createBackend(place.settings))
  const producer = opening.use(createProducer(backend))
  const letters: NewDeadLetter[] = []
  const metrics = createMetrics({ process: false })
  const run = async () => {
    const workers = createWorkers({
      backend,
      producer,
      queue: 'enrich',
      handlers,
      concurrency: 2,
      deadLetter: async (_workspace, letter) => void letters.push(letter),
      metrics,
      graceMs,
    })
    await workers.ready
    return workers
  }
  const counts = async () => (await producer.queues.counts()).find(({ name }) => name === 'enrich')
  const stack = opening.move()
  return {
    backend,
    producer,
    letters,
    metrics,
    run,
    counts,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

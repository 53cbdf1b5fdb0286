import { randomUUID } from 'node:crypto'
import type { NewDeadLetter } from '@hubbub/domain'
import { createMetrics } from '@hubbub/runtime'
import { cloneDatabase, eventually, query, sharedRedis } from '@hubbub/test-support'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBackend, type QueueSettings } from './backend.ts'
import { createProducer } from './create-producer.ts'
import { createWorkers, type Handlers } from './create-workers.ts'
import type { JobsOn } from './jobs.ts'
import { letterId } from './letter-id.ts'

const redis = sharedRedis()
const workspaceId = randomUUID()
const work = () => ({ workspaceId, channelId: randomUUID(), messageIds: [randomUUID()] })

interface Place {
  settings: QueueSettings
  databaseUrl: string
}

async function onPostgres(): Promise<Place> {
  const db = await cloneDatabase({ empty: true })
  onTestFinished(async () => await db[Symbol.asyncDispose]())
  return { settings: { databaseUrl: db.url }, databaseUrl: db.url }
}
async function onRedis(): Promise<Place> {
  const redisUrl = 'url' in redis ? redis.url : undefined
  return { settings: { databaseUrl: '', redisUrl, prefix: randomUUID() }, databaseUrl: '' }
}

async function open(place: () => Promise<Place>, handlers: Handlers<JobsOn<'enrich'>>) {
  const { settings, databaseUrl } = await place()
  const backend = createBackend(settings)
  const producer = createProducer(backend)
  const letters: NewDeadLetter[] = []
  const stopping = new AbortController()
  const run = async () => {
    const workers = createWorkers({
      backend,
      queue: 'enrich',
      handlers,
      concurrency: 2,
      deadLetter: async (_workspace, letter) => void letters.push(letter),
      metrics: createMetrics({ process: false }),
      signal: stopping.signal,
    })
    await workers.ready
    return workers
  }
  onTestFinished(async () => await producer[Symbol.asyncDispose]())
  return { backend, producer, letters, run, stopping, databaseUrl }
}

describe.each([
  { name: 'PostgreSQL', place: onPostgres, skip: false },
  {
    name: 'missing' in redis ? `Redis, which is not here: ${redis.missing}` : 'Redis',
    place: onRedis,
    skip: 'missing' in redis,
  },
])('on $name', ({ place, skip }) => {
  test.skipIf(skip)('a job that was said before anybody listened is done, once', async () => {
    const seen: string[] = []
    const { producer, run } = await open(place, {
      'enrich.messages': async ({ channelId }) => void seen.push(channelId),
    })
    const job = work()
    await producer.enqueue('enrich.messages', job)
    await producer.enqueue('enrich.messages', job)
    await using _workers = await run()
    await eventually(() => expect(seen).toEqual([job.channelId]))
    await producer.enqueue('enrich.messages', job)
    await eventually(() => expect(seen).toEqual([job.channelId, job.channelId]))
  })

  test.skipIf(skip)('what fails is tried again and then done', async () => {
    const attempts: number[] = []
    const { producer, run, letters } = await open(place, {
      'enrich.messages': async (_payload, { attempt }) => {
        attempts.push(attempt)
        if (attempt === 1) throw new Error('not yet')
      },
    })
    await using _workers = await run()
    await producer.enqueue('enrich.messages', work())
    await eventually(() => expect(attempts).toEqual([1, 2]))
    expect(letters).toEqual([])
  })

  test.skipIf(skip)('a payload that the catalogue does not know becomes a dead letter at once', async () => {
    const { backend, run, letters, producer } = await open(place, { 'enrich.messages': async () => {} })
    await using _workers = await run()
    const queue = backend.queue('enrich')
    onTestFinished(async () => await queue.close())
    await queue.add(
      'enrich.messages',
      { payload: { workspaceId, messageIds: 'none' }, trace: null },
      { jobId: 'bad', attempts: 5 },
    )
    await eventually(() =>
      expect(letters).toMatchObject([
        {
          id: letterId('enrich', 'bad'),
          job: 'enrich.messages',
          attempts: 1,
          payload: { messageIds: 'none' },
        },
      ]),
    )
    await expect(producer.enqueue('enrich.messages', { ...work(), messageIds: [] })).rejects.toThrow()
  })

  test.skipIf(skip)('a job by an unknown name is let go and holds up nobody', async () => {
    const seen: string[] = []
    const { backend, producer, run, letters } = await open(place, {
      'enrich.messages': async ({ channelId }) => void seen.push(channelId),
    })
    await using _workers = await run()
    const queue = backend.queue('enrich')
    onTestFinished(async () => await queue.close())
    await queue.add('enrich.formerly', { payload: {}, trace: null }, {})
    const job = work()
    await producer.enqueue('enrich.messages', job)
    await eventually(() => expect(seen).toEqual([job.channelId]))
    expect(letters).toEqual([])
  })

  test.skipIf(skip)('stopping waits for the job that runs and takes no other', async () => {
    const gate = Promise.withResolvers<void>()
    const done: string[] = []
    const { producer, run } = await open(place, {
      'enrich.messages': async ({ channelId }) => {
        await gate.promise
        done.push(channelId)
      },
    })
    const workers = await run()
    const job = work()
    await producer.enqueue('enrich.messages', job)
    await eventually(async () =>
      expect((await producer.queues.counts()).find(({ name }) => name === 'enrich')).toMatchObject({
        active: 1,
      }),
    )
    const stopped = workers[Symbol.asyncDispose]()
    gate.resolve()
    await stopped
    expect(done).toEqual([job.channelId])
    await producer.enqueue('enrich.messages', work())
    expect((await producer.queues.counts()).find(({ name }) => name === 'enrich')).toMatchObject({
      waiting: 1,
      active: 0,
    })
  })
})

test('a lost queue loses signals, not the process: saying that there is work never throws', async () => {
  const { producer, databaseUrl } = await open(onPostgres, { 'enrich.messages': async () => {} })
  await producer.enqueue('enrich.messages', work())
  await query(databaseUrl, 'DROP SCHEMA bullmq CASCADE')
  await expect(producer.signals.messagesCollected(work())).resolves.toBeUndefined()
})

test('a handler that is missing is refused at boot', async () => {
  const { backend } = await open(onPostgres, { 'enrich.messages': async () => {} })
  const options = {
    backend,
    queue: 'enrich' as const,
    concurrency: 1,
    deadLetter: async () => {},
    metrics: createMetrics({ process: false }),
    signal: new AbortController().signal,
  }
  const none = {} as Handlers<JobsOn<'enrich'>>
  expect(() => createWorkers({ ...options, handlers: none })).toThrow(/lack \[enrich\.messages\]/)
  const strange = { 'enrich.messages': async () => {}, 'route.messages': async () => {} }
  expect(() => createWorkers({ ...options, handlers: strange })).toThrow(/strange \[route\.messages\]/)
})

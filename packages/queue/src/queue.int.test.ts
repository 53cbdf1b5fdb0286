import { setTimeout as sleep } from 'node:timers/promises'
import { createHealth, createMetrics } from '@hubbub/runtime'
import { eventually, query } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { createProducer } from './create-producer.ts'
import { createWorkers, type Handlers } from './create-workers.ts'
import type { JobsOn } from './jobs.ts'
import { letterId } from './letter-id.ts'
import { letterOf } from './prepare-job.ts'
import { onPostgres, openEnrich, places, work, workspaceId } from './queue.fixtures.ts'

describe.each(places)('on $name', ({ open, skip }) => {
  test.skipIf(skip)('a job that was said before anybody listened is done, once', async () => {
    const seen: string[] = []
    await using place = await open()
    await using app = await openEnrich(place, {
      'enrich.messages': async ({ channelId }) => void seen.push(channelId),
    })
    const job = work()
    await app.producer.enqueue('enrich.messages', job)
    await app.producer.enqueue('enrich.messages', job)
    await using _workers = await app.run()
    await eventually(() => expect(seen).toEqual([job.channelId]))
    // @NOTE the queue hears of its end a moment after the handler; until then the same job is the one under way
    await eventually(async () => expect(await app.counts()).toMatchObject({ waiting: 0, active: 0 }))
    await app.producer.enqueue('enrich.messages', job)
    await eventually(() => expect(seen).toEqual([job.channelId, job.channelId]))
  })

  test.skipIf(skip)('a job that a sweep found is not held up by the one that is stuck', async () => {
    await using place = await open()
    await using app = await openEnrich(place, { 'enrich.messages': async () => {} })
    const job = work()
    for (const round of [0, 7, 7]) await app.producer.enqueue('enrich.messages', { ...job, round })
    expect(await app.producer.waiting('enrich')).toBe(2)
  })

  test.skipIf(skip)('what fails is tried again and then done', async () => {
    const attempts: number[] = []
    await using place = await open()
    await using app = await openEnrich(place, {
      'enrich.messages': async (_payload, { attempt }) => {
        attempts.push(attempt)
        if (attempt === 1) throw new Error('not yet')
      },
    })
    await using _workers = await app.run()
    await app.producer.enqueue('enrich.messages', work())
    await eventually(() => expect(attempts).toEqual([1, 2]))
    expect(app.letters).toEqual([])
  })

  test.skipIf(skip)(
    'of many, the one that cannot be done becomes a dead letter; the rest are done',
    async () => {
      const job = work(4)
      const [, poison] = job.messageIds
      const done: string[] = []
      await using place = await open()
      await using app = await openEnrich(place, {
        'enrich.messages': async ({ messageIds }) => {
          if (messageIds.includes(poison ?? '')) throw new Error('poison')
          done.push(...messageIds)
        },
      })
      await using _workers = await app.run()
      await app.producer.enqueue('enrich.messages', job)
      await eventually(() => expect(new Set(done).size).toBe(3))
      await eventually(() => expect(app.letters).toHaveLength(1), { timeout: 20_000 })
      const id = letterOf('enrich.messages', { ...job, messageIds: [poison ?? ''], round: 3 })
      expect(app.letters).toMatchObject([
        { id, job: 'enrich.messages', error: 'poison', attempts: 5, payload: { messageIds: [poison] } },
      ])
      expect((await app.metrics.render()).body).toContain(
        'hubbub_dead_letters_total{job="enrich.messages"} 1',
      )
      expect(await app.counts()).toMatchObject({ waiting: 0, active: 0, delayed: 0, failed: 0 })
    },
  )

  test.skipIf(skip)('a dead letter that a person retries runs again', async () => {
    const seen: string[][] = []
    await using place = await open()
    await using app = await openEnrich(place, {
      'enrich.messages': async ({ messageIds }) => void seen.push(messageIds),
    })
    await using _workers = await app.run()
    const job = work()
    await app.producer.signals.deadLetterRetry({ job: 'enrich.messages', payload: job })
    await eventually(() => expect(seen).toEqual([job.messageIds]))
    const gone = app.producer.signals.deadLetterRetry({ job: 'enrich.formerly', payload: {} })
    await expect(gone).rejects.toMatchObject({ code: 'dead_letter.unknown_job' })
  })

  test.skipIf(skip)('a payload that the catalogue does not know becomes a dead letter at once', async () => {
    await using place = await open()
    await using app = await openEnrich(place, { 'enrich.messages': async () => {} })
    await using _workers = await app.run()
    const queue = app.backend.queue('enrich')
    const data = { payload: { workspaceId, messageIds: 'none' }, trace: null }
    await queue.addBulk([{ name: 'enrich.messages', data, opts: { jobId: 'bad', attempts: 5 } }])
    await eventually(() =>
      expect(app.letters).toMatchObject([
        { id: letterId('enrich', 'bad'), attempts: 1, payload: { messageIds: 'none' } },
      ]),
    )
    await queue.close()
    const none = app.producer.enqueue('enrich.messages', { ...work(), messageIds: [] })
    await expect(none).rejects.toMatchObject({ code: 'job.bad_payload' })
  })

  test.skipIf(skip)('a job by an unknown name is let go and holds up nobody', async () => {
    const seen: string[] = []
    await using place = await open()
    await using app = await openEnrich(place, {
      'enrich.messages': async ({ channelId }) => void seen.push(channelId),
    })
    await using _workers = await app.run()
    const queue = app.backend.queue('enrich')
    await queue.addBulk([{ name: 'enrich.formerly', data: { payload: {}, trace: null }, opts: {} }])
    await queue.close()
    const job = work()
    await app.producer.enqueue('enrich.messages', job)
    await eventually(() => expect(seen).toEqual([job.channelId]))
    expect(app.letters).toEqual([])
  })

  test.skipIf(skip)('a job with a time waits for it, even said while the worker is asleep', async () => {
    const done: number[] = []
    await using place = await open()
    await using app = await openEnrich(place, {
      'enrich.messages': async () => void done.push(performance.now()),
    })
    await using _workers = await app.run()
    await sleep(300)
    const said = performance.now()
    await app.producer.enqueue('enrich.messages', work(), { delayMs: 700 })
    await eventually(() => expect(done).toHaveLength(1), { timeout: 4_000 })
    expect((done[0] ?? 0) - said).toBeGreaterThan(650)
  })

  test.skipIf(skip)('stopping waits for the job that runs and takes no other', async () => {
    const gate = Promise.withResolvers<void>()
    const done: string[] = []
    await using place = await open()
    await using app = await openEnrich(place, {
      'enrich.messages': async ({ channelId }) => {
        await gate.promise
        done.push(channelId)
      },
    })
    const workers = await app.run()
    const job = work()
    await app.producer.enqueue('enrich.messages', job)
    await eventually(async () => expect(await app.counts()).toMatchObject({ active: 1 }))
    const stopped = workers[Symbol.asyncDispose]()
    gate.resolve()
    await stopped
    expect(done).toEqual([job.channelId])
    await app.producer.enqueue('enrich.messages', work())
    expect(await app.counts()).toMatchObject({ waiting: 1, active: 0 })
  })

  test.skipIf(skip)('a job that does not end in time is told to stop', async () => {
    const stopped = Promise.withResolvers<void>()
    await using place = await open()
    await using app = await openEnrich(
      place,
      {
        'enrich.messages': async (_payload, { signal }) => {
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
          stopped.resolve()
        },
      },
      100,
    )
    const workers = await app.run()
    await app.producer.enqueue('enrich.messages', work())
    await eventually(async () => expect(await app.counts()).toMatchObject({ active: 1 }))
    await workers[Symbol.asyncDispose]()
    await expect(stopped.promise).resolves.toBeUndefined()
  })
})

test('a lost queue loses signals, not the process: saying that there is work never throws', async () => {
  await using place = await onPostgres()
  await using app = await openEnrich(place, { 'enrich.messages': async () => {} })
  const producer = createProducer(app.backend, app.metrics)
  await producer.enqueue('enrich.messages', work())
  await query(place.databaseUrl, 'DROP SCHEMA bullmq CASCADE')
  await expect(producer.signals.messagesCollected(work())).resolves.toBeUndefined()
  expect((await app.metrics.render()).body).toContain('hubbub_signals_lost_total{job="enrich.messages"} 1')
})

test('many messages are said in several jobs', async () => {
  await using place = await onPostgres()
  await using app = await openEnrich(place, { 'enrich.messages': async () => {} })
  await app.producer.signals.messagesCollected(work(1001))
  expect(await app.producer.waiting('enrich')).toBe(3)
})

test('many processes may open the queue of a fresh database at once', async () => {
  await using place = await onPostgres()
  const opening = [1, 2, 3, 4].map(async () => await openEnrich(place, { 'enrich.messages': async () => {} }))
  for (const app of await Promise.all(opening)) {
    await expect(app.backend.ping()).resolves.toBeUndefined()
    await app[Symbol.asyncDispose]()
  }
})

test('a handler that is missing is refused at boot', async () => {
  await using place = await onPostgres()
  await using app = await openEnrich(place, { 'enrich.messages': async () => {} })
  const options = {
    backend: app.backend,
    producer: app.producer,
    queue: 'enrich' as const,
    concurrency: 1,
    deadLetter: async () => {},
    metrics: createMetrics({ process: false }),
  }
  const none = {} as Handlers<JobsOn<'enrich'>>
  expect(() => createWorkers({ ...options, handlers: none })).toThrow(/lack \[enrich\.messages\]/)
  const strange = { 'enrich.messages': async () => {}, 'route.messages': async () => {} }
  expect(() => createWorkers({ ...options, handlers: strange })).toThrow(/strange \[route\.messages\]/)
})

test('workers say in the health of their process from when they run', async () => {
  await using place = await onPostgres()
  await using app = await openEnrich(place, { 'enrich.messages': async () => {} })
  const health = createHealth()
  const workers = createWorkers({
    backend: app.backend,
    producer: app.producer,
    queue: 'enrich',
    handlers: { 'enrich.messages': async () => {} },
    concurrency: 1,
    deadLetter: async () => {},
    metrics: createMetrics({ process: false }),
    health,
  })
  const starting = { name: 'enrich', ok: false, detail: 'is not running yet' }
  expect(await health.check()).toEqual({ status: 'failing', parts: [starting] })
  await workers.ready
  expect(await health.check()).toMatchObject({ status: 'ok', parts: [{ name: 'enrich' }] })
  await workers[Symbol.asyncDispose]()
  expect((await health.check()).parts).toEqual([])
})

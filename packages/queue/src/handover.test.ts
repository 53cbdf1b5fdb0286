import { expect, test } from 'vitest'
import { createHandover } from './handover.ts'
import { prepareJob, type PreparedJob } from './prepare-job.ts'

const id = '0199d0a8-0000-7000-8000-000000000001'
const jobs = (count: number): PreparedJob[] =>
  Array.from({ length: count }, () =>
    prepareJob(
      'enrich.messages',
      { workspaceId: id, channelId: id, messageIds: [crypto.randomUUID()] },
      null,
    ),
  )
const idsOf = (list: readonly PreparedJob[]) => list.map(({ jobId }) => jobId)
const nobody = async () => await Promise.reject(new Error('nothing is put back here'))

test('where no worker is beside it, all is left to the queue', async () => {
  const handover = createHandover(nobody)
  const work = jobs(3)
  expect(await handover.give('enrich', work)).toEqual(work)
  const other = handover.attach({ queue: 'route', most: 1, run: async () => {} })
  expect(await handover.give('enrich', work)).toEqual(work)
  await other[Symbol.asyncDispose]()
})

test('a worker beside it is given the work at once, and who hands on does not wait until it is done', async () => {
  const gate = Promise.withResolvers<void>()
  const seen: string[] = []
  const handover = createHandover(nobody)
  const worker = handover.attach({
    queue: 'enrich',
    most: 2,
    run: async ({ jobId }) => {
      seen.push(jobId)
      await gate.promise
    },
  })
  const work = jobs(2)
  expect(await handover.give('enrich', work)).toEqual([])
  expect(seen).toEqual(idsOf(work))
  gate.resolve()
  await worker[Symbol.asyncDispose]()
})

test('who hands on more than there is room for waits, and what finds none goes to the queue', async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const seen: string[] = []
  const handover = createHandover(nobody)
  const worker = handover.attach({
    queue: 'enrich',
    most: 1,
    run: async ({ jobId }) => await gates[seen.push(jobId) - 1]?.promise,
  })
  const work = jobs(4)
  const given = handover.give('enrich', work)
  await expect.poll(() => seen).toEqual(idsOf(work.slice(0, 1)))
  gates[0]?.resolve()
  await expect.poll(() => seen).toEqual(idsOf(work.slice(0, 2)))
  expect(await given).toEqual(work.slice(2))
  gates[1]?.resolve()
  await worker[Symbol.asyncDispose]()
  expect(seen).toHaveLength(2)
})

test('what fails is put back, and the rest goes on', async () => {
  const back: string[] = []
  const handover = createHandover(async (queue, { jobId }) => void back.push(`${queue} ${jobId}`))
  const work = jobs(3)
  const worker = handover.attach({
    queue: 'enrich',
    most: 8,
    run: async ({ jobId }) => {
      if (jobId === work[1]?.jobId) throw new Error('no')
    },
  })
  await handover.give('enrich', work)
  await worker[Symbol.asyncDispose]()
  expect(back).toEqual([`enrich ${work[1]?.jobId}`])
})

test('a worker that ends waits for what it took and takes no more', async () => {
  const gate = Promise.withResolvers<void>()
  const done: string[] = []
  const handover = createHandover(nobody)
  const worker = handover.attach({
    queue: 'enrich',
    most: 8,
    run: async ({ jobId }) => {
      await gate.promise
      done.push(jobId)
    },
  })
  const [first, ...others] = jobs(3)
  if (first === undefined) throw new Error('no job')
  await handover.give('enrich', [first])
  const ended = worker[Symbol.asyncDispose]()
  expect(await handover.give('enrich', others)).toEqual(others)
  gate.resolve()
  await ended
  expect(done).toEqual([first.jobId])
})

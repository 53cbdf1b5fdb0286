import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { eventually, query, startRedis } from '@hubbub/test-support'
import { afterAll, expect, test } from 'vitest'
import { openPipeline, type Pipeline } from './lib/open-pipeline.ts'

const redis = await startRedis()
afterAll(async () => {
  if (!('missing' in redis)) await redis[Symbol.asyncDispose]()
})

async function flushAll(redisUrl: string): Promise<void> {
  const { hostname, port } = new URL(redisUrl)
  const socket = connect(Number(port), hostname)
  socket.write('FLUSHALL\r\nQUIT\r\n')
  expect(await text(socket)).toContain('+OK')
}

/** Old enough that nothing can still be on its way. */
const age = async (pipe: Pipeline) =>
  await pipe.sql(`UPDATE message SET created_at = now() - interval '5 minutes' WHERE routed_at IS NULL`)

async function collected(pipe: Pipeline, mails: number): Promise<void> {
  for (let index = 0; index < mails; index++) await pipe.writeMail(`m${index}@post.test`)
  await eventually(async () => expect(await pipe.sql('SELECT 1 FROM message')).toHaveLength(mails))
}

test('what a dropped queue had promised is found in the database and done', async () => {
  await using pipe = await openPipeline()
  await using _collect = await pipe.start('collect')
  await collected(pipe, 5)
  await eventually(async () => expect(await pipe.producer.waiting('enrich')).toBeGreaterThan(0))
  await query(pipe.databaseUrl, 'TRUNCATE bullmq.job CASCADE')
  expect(await pipe.producer.waiting('enrich')).toBe(0)
  await age(pipe)
  await using _workers = await pipe.start('enrich', 'route')
  await eventually(async () => expect(await pipe.conversations()).toHaveLength(5), { timeout: 15_000 })
})

const without = 'missing' in redis ? `: skipped, ${String(redis.missing)}` : ''
test.skipIf('missing' in redis)(`FLUSHALL in the middle loses nothing${without}`, async () => {
  const redisUrl = 'url' in redis ? redis.url : ''
  await using pipe = await openPipeline({ queue: { redisUrl } })
  await using _collect = await pipe.start('collect')
  await collected(pipe, 5)
  await flushAll(redisUrl)
  await age(pipe)
  await using _workers = await pipe.start('enrich', 'route')
  await eventually(async () => expect(await pipe.conversations()).toHaveLength(5), { timeout: 15_000 })
  await pipe.writeMail('after@post.test')
  await eventually(async () => expect(await pipe.conversations()).toHaveLength(6), { timeout: 15_000 })
})

test('messages that were scored and not routed are routed', async () => {
  await using pipe = await openPipeline()
  await using _collect = await pipe.start('collect', 'enrich')
  await collected(pipe, 3)
  await eventually(async () => expect(await pipe.sql('SELECT 1 FROM message_insight')).toHaveLength(3))
  await query(pipe.databaseUrl, 'TRUNCATE bullmq.job CASCADE')
  await age(pipe)
  await using _route = await pipe.start('route')
  await eventually(async () => expect(await pipe.conversations()).toHaveLength(3), { timeout: 15_000 })
})

test('a snooze that is over opens its conversation once, and says so', async () => {
  await using pipe = await openPipeline()
  await using _workers = await pipe.start('collect', 'enrich', 'route')
  await pipe.writeMail('first@post.test')
  await eventually(async () => expect(await pipe.conversations()).toHaveLength(1))
  await pipe.sql(`UPDATE conversation SET status = 'snoozed', snoozed_until = now() - interval '1 second'`)
  await using _other = await pipe.start('route')
  await eventually(async () =>
    expect(await pipe.conversations()).toMatchObject([{ status: 'open', version: 2 }]),
  )
  const lines = await pipe.sql<{ activity: unknown }>(
    `SELECT meta -> 'activity' AS activity FROM message WHERE kind = 'activity'`,
  )
  expect(lines).toEqual([{ activity: { type: 'status', from: 'snoozed', to: 'open', until: null } }])
})

test('a reply that no signal announced leaves when its time has come', async () => {
  await using pipe = await openPipeline()
  await using _workers = await pipe.start('collect', 'enrich', 'route')
  await pipe.writeMail('first@post.test')
  const [conversation] = await eventually(async () => {
    const found = await pipe.conversations()
    expect(found).toHaveLength(1)
    return found
  })
  const reply = await pipe.reply(conversation?.id ?? '', 'Found by the sweep.')
  await query(pipe.databaseUrl, 'TRUNCATE bullmq.job CASCADE')
  await pipe.sql(`UPDATE outbound_delivery SET state = 'held' WHERE message_id = $1`, [reply.id])
  await using _deliver = await pipe.start('deliver')
  await eventually(() => expect(pipe.received('Found by the sweep.')).toBe(1), { timeout: 10_000 })
})

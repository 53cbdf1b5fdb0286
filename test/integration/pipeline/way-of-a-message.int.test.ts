import { eventually, sharedRedis } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { openPipeline } from './lib/open-pipeline.ts'

const redis = sharedRedis()
const places = [
  { name: 'with its queue on PostgreSQL', skip: false, queue: () => ({}), together: false },
  { name: 'past the queue, in one process', skip: false, queue: () => ({}), together: true },
  {
    name: `with its queue on Redis${'missing' in redis ? `, which is not here: ${redis.missing}` : ''}`,
    skip: 'missing' in redis,
    queue: () => ({ ...('url' in redis && { redisUrl: redis.url }), prefix: crypto.randomUUID() }),
    together: false,
  },
]

describe.each(places)('$name', ({ skip, queue, together }) => {
  test.skipIf(skip)('a mail comes in, is answered, and the answer to that joins', async () => {
    await using pipe = await openPipeline({ queue: queue(), together })
    await using _workers = await pipe.start('collect', 'enrich', 'route', 'deliver')
    await pipe.writeMail('first@post.test')
    const [conversation] = await eventually(async () => {
      const found = await pipe.conversations()
      expect(found).toMatchObject([{ number: 1, status: 'open', inbound_count: 1 }])
      return found
    })
    const id = conversation?.id ?? ''

    const reply = await pipe.reply(id, 'It is on its way.')
    await eventually(() => expect(pipe.received('It is on its way.')).toBe(1))
    await eventually(async () =>
      expect(await pipe.delivery(reply.id)).toMatchObject({ state: 'sent', attempts: 1 }),
    )

    const [stored] = await pipe.sql<{ external_id: string }>(
      'SELECT external_id FROM message WHERE id = $1',
      [reply.id],
    )
    await pipe.writeMail('second@post.test', { inReplyTo: stored?.external_id ?? '' })
    await eventually(async () => expect(await pipe.conversations()).toMatchObject([{ id, inbound_count: 2 }]))

    // Our own copy in the Sent folder is the reply itself, not one more message.
    const said = await pipe.sql(`SELECT direction FROM message WHERE kind = 'message' ORDER BY sent_at`)
    expect(said).toHaveLength(3)
    const events = await pipe.sql<{ type: string; cause: boolean }>(
      'SELECT type, cause_id IS NOT NULL AS cause FROM event ORDER BY xid, seq',
    )
    expect(events.filter(({ type }) => type === 'message.received')).toHaveLength(2)
    expect(events).toContainEqual({ type: 'conversation.created', cause: true })
    expect(events.filter(({ type }) => type === 'message.delivery_changed')).toHaveLength(1)
  })
})

test.each([false, true])(
  'two workers of every stage at once do the work of one (in one process: %s)',
  async (together) => {
    await using pipe = await openPipeline({ together })
    await using _one = await pipe.start('collect', 'enrich', 'route')
    await using _other = await pipe.start('collect', 'enrich', 'route')
    const ids = Array.from({ length: 30 }, (_, index) => `m${index}@post.test`)
    for (const [index, id] of ids.entries()) {
      await pipe.writeMail(id, index % 3 === 0 ? {} : { inReplyTo: ids[index - (index % 3)] ?? '' })
    }
    await eventually(
      async () => {
        const [{ routed } = { routed: 0 }] = await pipe.sql<{ routed: number }>(
          'SELECT count(*)::int AS routed FROM message WHERE routed_at IS NOT NULL AND kind = $1',
          ['message'],
        )
        return expect(routed).toBe(30)
      },
      { timeout: 20_000 },
    )
    const conversations = await pipe.conversations()
    expect(conversations.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(conversations.every((conversation) => conversation.inbound_count === 3)).toBe(true)
    const twice = await pipe.sql(
      `SELECT subject_id FROM event WHERE type = 'message.received' GROUP BY subject_id HAVING count(*) > 1`,
    )
    expect(twice).toEqual([])
  },
)

test.each([false, true])(
  'a message that can never be routed becomes a dead letter, holds up nobody, and runs again when mended (in one process: %s)',
  async (together) => {
    await using pipe = await openPipeline({ together })
    // A rule only this database has: the way a bug shows that concerns one message.
    await pipe.sql(`ALTER TABLE conversation ADD CONSTRAINT test_refuses CHECK (subject <> 'poison')`)
    await using _workers = await pipe.start('collect', 'enrich', 'route')
    await pipe.mail.deliver(
      { from: 'eve@post.test', to: 'support@shop.test', subject: 'poison', text: 'x' },
      'support@shop.test',
    )
    await pipe.writeMail('good@post.test')
    await eventually(async () => expect(await pipe.conversations()).toHaveLength(1), { timeout: 10_000 })
    const letters = async () =>
      await pipe.sql<{ id: string; job: string; attempts: number; payload: Record<string, unknown> }>(
        'SELECT id, job, attempts, payload FROM dead_letter',
      )
    const [letter] = await eventually(
      async () => {
        const found = await letters()
        expect(found).toMatchObject([{ job: 'route.messages', attempts: 5 }])
        return found
      },
      { timeout: 30_000 },
    )
    expect((await pipe.metrics.render()).body).toContain('hubbub_dead_letters_total{job="route.messages"}')

    await pipe.sql('ALTER TABLE conversation DROP CONSTRAINT test_refuses')
    await pipe.sql('UPDATE dead_letter SET retried_at = now()')
    await pipe.producer.signals.deadLetterRetry({ job: 'route.messages', payload: letter?.payload ?? {} })
    await eventually(async () => expect(await pipe.conversations()).toHaveLength(2), { timeout: 10_000 })
  },
)

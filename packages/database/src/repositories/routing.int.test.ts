import { query, type TestMail, type Workbench } from '@hubbub/test-support'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ids } from '@hubbub/runtime'
import { routeMessages } from '@hubbub/domain'
import { type Bench, benchForEachTest } from './bench.fixtures.ts'

let bench: Bench
let desk: Workbench
benchForEachTest((opened) => ({ bench, desk } = opened))

interface Row {
  externalId: string
  conversationId: string
  number: number
}
const routed = async (workspaceId: string) =>
  await query<Row>(
    bench.url,
    `SELECT m.external_id AS "externalId", m.conversation_id AS "conversationId", c.number FROM message m
     JOIN conversation c ON c.workspace_id = m.workspace_id AND c.id = m.conversation_id
     WHERE m.workspace_id = $1 AND m.kind = 'message' ORDER BY m.external_id`,
    [workspaceId],
  )
const conversation = async (id: string) =>
  (await query<Record<string, unknown>>(bench.url, 'SELECT * FROM conversation WHERE id = $1', [id]))[0]

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 10, minute))
/** Three customers; each thread names its ancestors as mail programs do. */
const threads: TestMail[] = ['ada', 'ben', 'eve'].flatMap((who, thread) =>
  Array.from({ length: 4 }, (_, place): TestMail => {
    const ancestors = Array.from({ length: place }, (__, older) => `${who}${place - 1 - older}@x`)
    return {
      id: `${who}${place}@x`,
      from: `${who}@${who}.test`,
      subject: `${who} asks`,
      text: `${who} ${place}`,
      parents: ancestors,
      sentAt: at(thread + place * 5),
    }
  }),
)
const threadOf = (externalId: string) => externalId.slice(0, 3)

test('in whatever order and batches, at the same time and twice, the same messages stand together', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(threads, { minLength: threads.length, maxLength: threads.length }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 }),
      async (order, sizes) => {
        const here = await bench.open()
        const batches: string[][] = []
        for (let start = 0, turn = 0; start < order.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          const { messageIds } = await here.collect(order.slice(start, start + size))
          await here.enrich(messageIds)
          batches.push(messageIds)
          start += size
        }
        await Promise.all([...batches, ...batches.toReversed()].map((batch) => here.route(batch)))
        await here.route(batches.flat())

        const rows = await routed(here.workspaceId)
        const groups = Map.groupBy(rows, ({ conversationId }) => conversationId)
        expect(rows).toHaveLength(threads.length)
        expect(
          [...groups.values()].map(
            (group) => new Set(group.map(({ externalId }) => threadOf(externalId))).size,
          ),
        ).toEqual([1, 1, 1])
        expect(new Set(rows.map(({ number }) => number))).toEqual(new Set([1, 2, 3]))
        const standing = await query(
          bench.url,
          `SELECT subject, status, inbound_count, waiting_since, preview, last_activity_at FROM conversation WHERE workspace_id = $1 ORDER BY subject`,
          [here.workspaceId],
        )
        expect(standing).toEqual(
          ['ada', 'ben', 'eve'].map((who, thread) => ({
            subject: `${who} asks`,
            status: 'open',
            inbound_count: 4,
            waiting_since: at(thread),
            preview: `${who} 3`,
            last_activity_at: at(thread + 15),
          })),
        )
        const received = await here.events('message.received')
        expect(new Set(received.map(({ subjectId }) => subjectId)).size).toBe(received.length)
        expect(received).toHaveLength(threads.length)
        expect(await here.events('conversation.created')).toHaveLength(3)
        expect(await here.events('contact.created')).toHaveLength(3)
      },
    ),
    { numRuns: 5 },
  )
})

describe('numbers', () => {
  test('have neither gaps nor doubles, whatever fails in between', async () => {
    const batches = await Promise.all(
      Array.from({ length: 6 }, async (_, batch) => {
        const mails = Array.from({ length: 5 }, (__, place) => ({ from: `c${batch}.${place}@x.test` }))
        const { messageIds } = await desk.collect(mails)
        await desk.enrich(messageIds)
        return messageIds
      }),
    )
    // Whoever loses a transaction after the numbers were taken gives them back.
    const breaking = { ...desk.work, clock: desk.clock, ids: { next: () => 'no id at all' } }
    const tokens = { conversationOf: () => null }
    const { channelId } = desk
    const broken = await Promise.allSettled(
      batches.map((messageIds) => routeMessages(breaking, tokens, { channelId, messageIds })),
    )
    expect(broken.map(({ status }) => status)).toEqual(batches.map(() => 'rejected'))
    await Promise.all(batches.map((batch) => desk.route(batch)))
    const numbers = (await routed(desk.workspaceId)).map(({ number }) => number)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, place) => place + 1))
  })

  test('are each workspace’s own', async () => {
    const other = await bench.open()
    await desk.receive()
    await other.receive()
    expect((await routed(other.workspaceId)).map(({ number }) => number)).toEqual([1])
  })
})

describe('a message', () => {
  test('is findable, has its author, and brings a conversation with all it needs', async () => {
    const { messageId, conversationId } = await desk.receive({
      subject: 'Größe',
      text: 'Too small',
      name: 'Zoë',
    })
    const message = await bench.store.transaction(desk.workspaceId, ({ messages }) =>
      messages.find(messageId),
    )
    expect(message).toMatchObject({
      conversationId,
      kind: 'message',
      direction: 'in',
      author: { kind: 'contact', name: 'Zoë', address: 'kim@customer.test' },
      subject: 'Größe',
      text: 'Too small',
      language: 'en',
      sentiment: { label: 'neutral', scorer: 'test' },
      hasOriginal: true,
      hasHtml: false,
      version: 1,
    })
    expect(await conversation(conversationId)).toMatchObject({
      channel_id: desk.channelId,
      brand_id: desk.brandId,
      status: 'open',
      preview: 'Too small',
      inbound_count: 1,
    })
  })

  test('opens what was resolved, with a line in the thread and one version more', async () => {
    const { conversationId } = await desk.receive({ id: 'a@x' })
    await query(bench.url, `UPDATE conversation SET status = 'resolved', resolved_at = now() WHERE id = $1`, [
      conversationId,
    ])
    const again = await desk.receive({ parents: ['a@x'] })
    expect(again.conversationId).toBe(conversationId)
    expect(await conversation(conversationId)).toMatchObject({
      status: 'open',
      resolved_at: null,
      inbound_count: 2,
      version: 2,
      waiting_since: desk.clock.now(),
    })
    const { items } = await bench.store.transaction(desk.workspaceId, ({ messages }) =>
      messages.list(conversationId, { limit: 10, before: null }),
    )
    expect(items.map(({ kind }) => kind)).toEqual(['message', 'message', 'activity'])
    expect(items[2]?.activity).toEqual({ type: 'status', from: 'resolved', to: 'open', until: null })
    const [updated] = await desk.events('conversation.updated')
    const [first, second] = await desk.events('message.received')
    expect(first?.id).not.toBe(second?.id)
    expect(updated).toMatchObject({ version: 2, causeId: second?.id })
  })

  test('with a token of ours joins its conversation, but only from who takes part', async () => {
    const { conversationId } = await desk.receive()
    const tokens = [conversationId]
    expect((await desk.receive({ tokens })).conversationId).toBe(conversationId)
    const stranger = await desk.receive({ tokens, from: 'mallory@evil.test' })
    expect(stranger.conversationId).not.toBe(conversationId)
    expect(await conversation(stranger.conversationId)).toMatchObject({ possibly_related: conversationId })
    const lost = await desk.receive({ tokens: [ids.next()] })
    expect(lost.conversationId).not.toBe(conversationId)
  })

  test('of one of us from another program answers', async () => {
    const { conversationId } = await desk.receive({ id: 'a@x' })
    await desk.receive({
      id: 'b@x',
      direction: 'out',
      from: desk.address,
      to: ['kim@customer.test'],
      parents: ['a@x'],
      text: 'On its way',
    })
    expect(await conversation(conversationId)).toMatchObject({
      waiting_since: null,
      first_reply_at: desk.clock.now(),
      preview: 'On its way',
      preview_direction: 'out',
      inbound_count: 1,
    })
  })

  test('to a deleted conversation begins a new one, also while that is being deleted', async () => {
    const { conversationId } = await desk.receive({ id: 'a@x' })
    const { messageIds } = await desk.collect([{ parents: ['a@x'], id: 'b@x' }])
    await desk.enrich(messageIds)
    await bench.store.transaction(desk.workspaceId, ({ conversations }) =>
      conversations.delete(conversationId),
    )
    await desk.route(messageIds)
    const [row] = await routed(desk.workspaceId)
    expect(row).toMatchObject({ externalId: 'b@x', number: 2 })
  })

  test('of a channel that is gone stays where it is', async () => {
    const { messageIds } = await desk.collect([{}])
    await desk.enrich(messageIds)
    const tokens = { conversationOf: () => null }
    const nowhere = { channelId: ids.next(), messageIds }
    expect(await routeMessages(desk.work, tokens, nowhere)).toEqual({ messages: 0, created: 0, moved: 0 })
  })

  test('that nobody has enriched waits', async () => {
    const { messageIds } = await desk.collect([{}])
    expect(await desk.route(messageIds)).toMatchObject({ messages: 0 })
  })
})

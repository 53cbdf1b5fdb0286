import { query, type TestMail, type Workbench } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { collectBatch, findKnown, type ReadOriginal, reopenSnoozed, rereadQuarantined } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { type Bench, benchForEachTest } from './bench.fixtures.ts'

let bench: Bench
let desk: Workbench
benchForEachTest((opened) => ({ bench, desk } = opened))

const stored = async () =>
  await query<{ id: string; externalId: string }>(
    bench.url,
    'SELECT id, external_id AS "externalId" FROM message WHERE workspace_id = $1 ORDER BY external_id',
    [desk.workspaceId],
  )
const quarantined = async () =>
  await query<{ externalId: string; reason: string; tries: number; resolved: boolean; raw: Buffer }>(
    bench.url,
    `SELECT external_id AS "externalId", reason, tries, resolved_at IS NOT NULL AS resolved, raw FROM quarantine
     WHERE workspace_id = $1 ORDER BY external_id`,
    [desk.workspaceId],
  )
const file = (name: string) => ({
  filename: name,
  contentType: 'text/plain',
  contentId: null,
  inline: false,
  content: new TextEncoder().encode(name),
})

describe('collecting', () => {
  test('twice stores once, with original, files and cursor', async () => {
    const mails: TestMail[] = [{ id: 'a@x', attachments: [file('one.txt'), file('two.txt')] }, { id: 'b@x' }]
    const first = await desk.collect(mails, { uid: 2 })
    const second = await desk.collect([...mails, { id: 'c@x' }], { uid: 3 })
    expect(first).toMatchObject({ known: 0, quarantined: 0 })
    expect(first.messageIds).toHaveLength(2)
    expect(second).toMatchObject({ known: 2 })
    expect(second.messageIds).toHaveLength(1)
    expect((await stored()).map(({ externalId }) => externalId)).toEqual(['a@x', 'b@x', 'c@x'])
    const counts = await query<{ raws: number; files: number; cursor: unknown }>(
      bench.url,
      `SELECT (SELECT count(*)::int FROM message_raw WHERE workspace_id = $1) AS raws,
        (SELECT count(*)::int FROM attachment WHERE workspace_id = $1) AS files,
        (SELECT cursor FROM channel WHERE workspace_id = $1) AS cursor`,
      [desk.workspaceId],
    )
    expect(counts).toEqual([{ raws: 3, files: 2, cursor: { uid: 3 } }])
  })

  test('by several at once, in whatever order, stores each once', async () => {
    const mails = Array.from({ length: 12 }, (_, place) => ({ id: `m${place}@x` }))
    const shuffled = [mails, mails.toReversed(), mails.slice(4), mails.slice(0, 8).toReversed()]
    const results = await Promise.all(shuffled.map((batch) => desk.collect(batch)))
    const ids = results.flatMap(({ messageIds }) => messageIds)
    expect(new Set(ids).size).toBe(12)
    expect(ids).toHaveLength(12)
    expect((await stored()).map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  test('the same id twice in one batch is one message', async () => {
    const { messageIds } = await desk.collect([{ id: 'same@x' }, { id: 'same@x', text: 'other' }])
    expect(messageIds).toHaveLength(1)
    expect(await stored()).toHaveLength(1)
  })

  test('keeps every byte of the original', async () => {
    const raw = Uint8Array.from({ length: 70_000 }, (_, place) => place % 256)
    const { messageIds } = await desk.collect([{ raw }])
    const [row] = await query<{ content: Buffer }>(
      bench.url,
      'SELECT content FROM message_raw WHERE message_id = $1',
      [messageIds[0]],
    )
    expect(row?.content.equals(raw)).toBe(true)
  })

  test('what is hostile goes all the way and holds up nobody', async () => {
    const long = 'x'.repeat(100_000)
    const hostile: TestMail[] = [
      { id: 'nul\0@x', subject: 'NUL \0 here', text: 'a\0b', from: 'n\0ul@x.test', name: 'N\0' },
      { id: 'lone@x', subject: 'half \uD83D pair', text: '\uDE00', name: '\uD83D' },
      { id: 'long@x', subject: 'S'.repeat(1_000_000), text: 'short' },
      { id: `${long}@x` },
      {
        id: 'address@x',
        from: `${long}@${long}.test`,
        name: long,
        to: [`${long}@x.test`],
        cc: [`c${long}@x.test`],
      },
      { id: 'refs@x', parents: [`${long}@y`, '', 'fine@y'], tokens: [long, '', "'; DROP TABLE message"] },
      { id: 'empty@x', subject: '', text: '', name: '' },
      { id: 'nothing@x', subject: null, text: '', name: null },
      { id: 'late@x', sentAt: new Date(8.64e15) },
      { id: 'early@x', sentAt: new Date('0001-01-01T00:00:00Z') },
      { id: 'bc@x', sentAt: new Date(-8.64e15) },
      { id: 'never@x', sentAt: new Date(Number.NaN) },
      { id: 'emoji@x', subject: `${'a'.repeat(498)}😀😀😀`, text: `${'b'.repeat(158)}😀😀😀` },
      { id: 'good@x', text: 'good' },
    ]
    const { messageIds, quarantined: aside } = await desk.collect(hostile)
    expect(aside).toBe(0)
    expect(messageIds).toHaveLength(hostile.length)
    await desk.enrich(messageIds)
    expect(await desk.route(messageIds)).toMatchObject({ messages: hostile.length })
    const [row] = await query<{ unrouted: number; longest: number; future: number }>(
      bench.url,
      `SELECT count(*) FILTER (WHERE routed_at IS NULL)::int AS unrouted, count(*) FILTER (WHERE sent_at > $2)::int AS future,
        (SELECT max(length(subject)) FROM conversation WHERE workspace_id = $1) AS longest FROM message WHERE workspace_id = $1`,
      [desk.workspaceId, desk.clock.now()],
    )
    expect(row).toEqual({ unrouted: 0, longest: 500, future: 0 })
  })

  test('a message the database refuses is set aside with its original, and the others are stored', async () => {
    const messages = [{ id: 'a@x' }, { id: 'bad@x' }, { id: 'c@x' }].map(desk.toInbound)
    // A digest that is no text stands for whatever the bounds above have not thought of.
    const tools = { ...desk.tools, digest: () => '\0' }
    const [, bad] = messages
    bad?.attachments.push(file('odd.txt'))
    const batch = { messages, unreadable: [], cursor: { uid: 9 } }
    const collected = await collectBatch(desk.work, tools, { channelId: desk.channelId, batch })
    expect(collected).toMatchObject({ quarantined: 1, known: 0 })
    expect((await stored()).map(({ externalId }) => externalId)).toEqual(['a@x', 'c@x'])
    const [aside] = await quarantined()
    expect(aside).toMatchObject({ externalId: 'bad@x', tries: 1, resolved: false })
    expect(aside?.raw.toString()).toContain('<bad@x>')
    const [channel] = await query(bench.url, 'SELECT cursor FROM channel WHERE workspace_id = $1', [
      desk.workspaceId,
    ])
    expect(channel).toEqual({ cursor: { uid: 9 } })
    expect(await desk.events('quarantine.updated')).toHaveLength(1)
  })

  test('what could not be read is kept once, counted each time, and told once', async () => {
    const raw = new TextEncoder().encode('raw')
    const unreadable = [{ externalId: 'u\0@x', direction: 'in' as const, reason: 'no \0 sense', raw }]
    const batch = { messages: [], unreadable, cursor: null }
    for (const _ of [1, 2]) await collectBatch(desk.work, desk.tools, { channelId: desk.channelId, batch })
    expect(await quarantined()).toMatchObject([{ externalId: 'u@x', reason: 'no  sense', tries: 2 }])
    expect(await desk.events('quarantine.updated')).toHaveLength(1)
  })

  test('a batch that goes on from one that was forgotten is not stored, and neither is its cursor', async () => {
    const store = async (id: string, uid: number, after: unknown) => {
      const batch = { messages: [desk.toInbound({ id })], unreadable: [], cursor: { uid } }
      return await collectBatch(desk.work, desk.tools, { channelId: desk.channelId, batch, after })
    }
    await store('one@x', 1, null)
    // As a crash of the server does to a commit that did not wait for the disk.
    await query(bench.url, 'DELETE FROM message WHERE workspace_id = $1', [desk.workspaceId])
    await query(bench.url, 'UPDATE channel SET cursor = NULL WHERE workspace_id = $1', [desk.workspaceId])
    await expect(store('two@x', 2, { uid: 1 })).rejects.toMatchObject({ code: 'channel.cursor_moved' })
    expect(await stored()).toEqual([])
    await store('one@x', 1, null)
    await store('two@x', 2, { uid: 1 })
    expect((await stored()).map(({ externalId }) => externalId)).toEqual(['one@x', 'two@x'])
  })

  test('undone, the cursor stays where it was', async () => {
    const failing = bench.store.transaction(desk.workspaceId, async ({ intake }) => {
      await intake.moveCursor(desk.channelId, { to: { uid: 5 } })
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')
    const [channel] = await query(bench.url, 'SELECT cursor FROM channel WHERE workspace_id = $1', [
      desk.workspaceId,
    ])
    expect(channel).toEqual({ cursor: null })
  })

  test('knows what is here, and says nothing of another channel', async () => {
    const long = 'z'.repeat(5_000)
    await desk.collect([{ id: 'here@x' }, { id: long }, { id: 'n\0ul@x' }])
    const externalIds = ['here@x', 'elsewhere@x', '\0', 'n\0ul@x', long, `${long}z`]
    const known = await findKnown(desk.work, desk.tools, { channelId: desk.channelId, externalIds })
    expect([...known]).toEqual(['here@x', 'n\0ul@x', long])
    const elsewhere = { channelId: ids.next(), externalIds }
    expect(await findKnown(desk.work, desk.tools, elsewhere)).toEqual(new Set())
  })
})

describe('what was set aside', () => {
  const setAside = async () => {
    const unreadable = [
      { externalId: 'u@x', direction: 'out' as const, reason: 'odd', raw: new TextEncoder().encode('raw') },
    ]
    const batch = { messages: [], unreadable, cursor: null }
    await collectBatch(desk.work, desk.tools, { channelId: desk.channelId, batch })
    const [row] = await query<{ id: string }>(
      bench.url,
      'SELECT id FROM quarantine WHERE workspace_id = $1',
      [desk.workspaceId],
    )
    return row?.id ?? ''
  }

  test('and cannot be read again says why, one try more', async () => {
    const id = await setAside()
    const read: ReadOriginal = async (_channel, { raw, direction }) => {
      // It lay among what was sent, and is read as that again.
      expect(direction).toBe('out')
      return { ok: false, unreadable: { externalId: 'u@x', direction, reason: 'still odd', raw } }
    }
    expect(await rereadQuarantined(desk.work, { ...desk.tools, read }, id)).toBe(false)
    expect(await quarantined()).toMatchObject([{ reason: 'still odd', tries: 2, resolved: false }])
  })

  test('and can be read at last is stored once, however many try', async () => {
    const id = await setAside()
    const read = async () => ({ ok: true, message: desk.toInbound({ id: 'u@x' }) }) as const
    const tools = { ...desk.tools, read }
    await Promise.all([1, 2, 3].map(() => rereadQuarantined(desk.work, tools, id)))
    expect(await stored()).toHaveLength(1)
    expect(await quarantined()).toMatchObject([{ resolved: true, tries: 2 }])
    expect(await rereadQuarantined(desk.work, tools, ids.next())).toBe(false)
  })
})

describe('enriching', () => {
  test('twice and at the same time scores once, and hands on each time', async () => {
    const { messageIds } = await desk.collect([{ id: 'a@x' }, { id: 'b@x' }])
    await Promise.all([
      desk.enrich(messageIds),
      desk.enrich(messageIds),
      desk.enrich(messageIds.toReversed()),
    ])
    expect(await desk.enrich(messageIds)).toMatchObject({ count: 0, failures: [] })
    const rows = await query(bench.url, 'SELECT message_id FROM message_insight WHERE workspace_id = $1', [
      desk.workspaceId,
    ])
    expect(rows).toHaveLength(2)
    expect(desk.signalled.filter(({ signal }) => signal === 'messagesEnriched')).toHaveLength(4)
  })

  test('reads the new part where it is known', async () => {
    const { messageIds } = await desk.collect([
      { text: 'new\n> old', trimmedText: 'new' },
      { text: 'all of it' },
    ])
    const texts = await bench.store.transaction(desk.workspaceId, ({ intake }) =>
      intake.textsToEnrich(messageIds),
    )
    expect(texts.map(({ text }) => text).toSorted()).toEqual(['all of it', 'new'])
    expect(texts.map(({ isMail }) => isMail)).toEqual([true, true])
  })
})

test('snoozed conversations open when it is time, each once', async () => {
  const { conversationId } = await desk.receive()
  await query(bench.url, `UPDATE conversation SET status = 'snoozed', snoozed_until = $2 WHERE id = $1`, [
    conversationId,
    new Date(desk.clock.now().getTime() + 1_000),
  ])
  expect(await reopenSnoozed(desk.work, [conversationId])).toBe(0)
  desk.clock.advance(2_000)
  const opened = await Promise.all([1, 2, 3].map(() => reopenSnoozed(desk.work, [conversationId])))
  expect(opened.toSorted((a, b) => a - b)).toEqual([0, 0, 1])
  const [updated] = await desk.events('conversation.updated')
  expect(updated).toMatchObject({ subjectId: conversationId, version: 2 })
  const [row] = await query(
    bench.url,
    'SELECT status, snoozed_until, version FROM conversation WHERE id = $1',
    [conversationId],
  )
  expect(row).toEqual({ status: 'open', snoozed_until: null, version: 2 })
})

import type { InboundBatch } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { collect, pullAll } from '../contract-suite/drain.ts'
import { email, startMailbox, support } from './mailbox.fixtures.ts'

const idsOf = (batches: readonly InboundBatch[]) =>
  batches.flatMap(({ messages }) => messages.map((m) => m.externalId))
const rawMail = (id: string, body = 'hello', headers = '') =>
  `From: anna@post.test\nTo: ${support}\nSubject: ${id}\nMessage-ID: <${id}@post.test>\n${headers}\n${body}\n`

describe('pull', () => {
  test('takes what was read elsewhere as well, and marks nothing read', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    await box.server.deliver(rawMail('unread'), support)
    const [stored] = box.server.mailbox(support)
    expect(stored?.flags).toEqual([])
    expect(idsOf(await pullAll(session, null))).toEqual(['unread@post.test'])
    expect(box.server.mailbox(support)[0]?.flags).toEqual([])
  })

  test('hands out bounded batches with a cursor each; a reader that stops in the middle goes on there', async () => {
    await using box = await startMailbox()
    const all = Array.from({ length: 230 }, (_, index) => `m${index}@post.test`)
    for (const id of all) await box.server.deliver(rawMail(id.replace('@post.test', '')), support)

    await using first = email.connect(box.account)
    let cursor: unknown = null
    const seen: string[] = []
    for await (const batch of first.pull({ cursor: null, signal: AbortSignal.timeout(30_000) })) {
      expect(batch.messages.length).toBeLessThanOrEqual(100)
      seen.push(...idsOf([batch]))
      cursor = batch.cursor
      break
    }
    expect(seen).toHaveLength(100)
    await using second = email.connect(box.account)
    seen.push(...idsOf(await pullAll(second, cursor)))
    expect(seen).toEqual(all)
  })

  test(
    'a batch weighs eight megabytes at most, and a mail of thirty comes alone',
    { timeout: 60_000 },
    async () => {
      await using box = await startMailbox()
      const heavy = (megabytes: number) => `${'x'.repeat(998)}\n`.repeat(megabytes * 1000)
      for (const [id, megabytes] of [
        ['a', 3],
        ['b', 3],
        ['c', 3],
        ['d', 30],
        ['e', 1],
      ] as const)
        await box.server.deliver(rawMail(id, heavy(megabytes)), support)
      await using session = email.connect(box.account)
      const batches = (await pullAll(session, null)).map((batch) => idsOf([batch]).map((id) => id[0]))
      expect(batches.filter((ids) => ids.length > 0)).toEqual([['a', 'b'], ['c'], ['d'], ['e']])
    },
  )

  test('comes to the same external ids when the server numbers the folder anew, and knows them', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    for (const id of ['one', 'two']) await box.server.deliver(rawMail(id), support)
    const before = await pullAll(session, null)
    box.server.renumber(support)
    await box.server.deliver(rawMail('three'), support)

    const cursor = before.at(-1)?.cursor
    expect(idsOf(await pullAll(session, cursor))).toEqual([
      'one@post.test',
      'two@post.test',
      'three@post.test',
    ])
    const known = async () => new Set(idsOf(before))
    const batches = await collect(session.pull({ cursor, signal: AbortSignal.timeout(10_000), known }))
    expect(idsOf(batches)).toEqual(['three@post.test'])
  })

  test('reads own mail of another client from the Sent folder, as ours', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    await box.server.deliver(
      { from: support, to: 'anna@post.test', text: 'sent by phone', messageId: '<own@x>' },
      support,
      'Sent',
    )
    const [message] = (await pullAll(session, null)).flatMap(({ messages }) => messages)
    expect(message).toMatchObject({ direction: 'out', externalId: 'own@x', author: { value: support } })
  })

  test('imports nothing old where that is wanted, but all that comes after', async () => {
    await using box = await startMailbox({}, { importDays: 0 })
    await using session = email.connect(box.account)
    await box.server.deliver(rawMail('old'), support)
    const first = await pullAll(session, null)
    await box.server.deliver(rawMail('new'), support)
    expect(idsOf(first)).toEqual([])
    expect(idsOf(await pullAll(session, first.at(-1)?.cursor))).toEqual(['new@post.test'])
  })

  test('a mail without a Message-ID gets the same id each time', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    await box.server.deliver('From: anna@post.test\n\nno id', support)
    const ids = [...idsOf(await pullAll(session, null)), ...idsOf(await pullAll(session, null))]
    expect(ids[0]).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(ids[1]).toBe(ids[0])
  })

  test('one mail that cannot be read is set aside with its original, and the rest comes', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    const parts = '--b\n\nx\n'.repeat(20_000)
    await box.server.deliver(rawMail('good'), support)
    await box.server.deliver(rawMail('bomb', parts, 'Content-Type: multipart/mixed; boundary=b\n'), support)
    await box.server.deliver(rawMail('better'), support)
    const batches = await pullAll(session, null)
    const unreadable = batches.flatMap((batch) => batch.unreadable)
    expect(idsOf(batches)).toEqual(['good@post.test', 'better@post.test'])
    expect(unreadable).toMatchObject([{ externalId: 'bomb@post.test' }])
    expect(Buffer.from(unreadable[0]?.raw ?? [])).toEqual(box.server.mailbox(support)[1]?.raw)
    expect(idsOf(await pullAll(session, batches.at(-1)?.cursor))).toEqual([])
  })

  test('one mail that the server does not hand out, or that breaks the connection, is set aside', async () => {
    for (const message of ['[SERVERBUG] Corrupted index', null]) {
      await using box = await startMailbox()
      await using session = email.connect(box.account)
      for (const id of ['one', 'two', 'three']) await box.server.deliver(rawMail(id), support)
      box.server.fail({ on: 'imap-fetch', uid: 2, message })
      const batches = await pullAll(session, null)
      expect(idsOf(batches)).toEqual(['one@post.test', 'three@post.test'])
      const [unreadable] = batches.flatMap((batch) => batch.unreadable)
      expect(unreadable?.externalId).toBe('two@post.test')
      expect(unreadable?.reason).toContain(message === null ? 'breaks the connection' : 'Corrupted index')
    }
  })

  test('what was set aside can be read again', async () => {
    await using box = await startMailbox()
    await using session = email.connect(box.account)
    const result = await session.read(Buffer.from(rawMail('again')), { direction: 'in' })
    expect(result).toMatchObject({
      ok: true,
      message: { externalId: 'again@post.test', trimmedText: 'hello' },
    })
  })
})

import { credentialsContext } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openPipeline, type Pipeline, support } from './lib/open-pipeline.ts'

const patient = { timeout: 15_000 }

async function channel(pipe: Pipeline) {
  const [row] = await pipe.sql<{ health: string; last_error: string | null; version: number }>(
    'SELECT health, last_error, version FROM channel',
  )
  return row
}
const stored = async (pipe: Pipeline) =>
  (await pipe.sql<{ id: string }>('SELECT external_id AS id FROM message ORDER BY external_id')).map(
    ({ id }) => id,
  )

test('a new mail is stored at once with its original, its file and the place where to go on', async () => {
  await using pipe = await openPipeline()
  await using _collect = await pipe.start('collect')
  await eventually(async () => expect(await channel(pipe)).toMatchObject({ health: 'connected' }), patient)
  const written = performance.now()
  await pipe.mail.deliver(
    {
      from: 'anna@post.test',
      to: support,
      subject: 'With a file',
      text: 'See the file.',
      messageId: '<file@post.test>',
      attachments: [{ filename: 'a.txt', content: 'hello' }],
    },
    support,
  )
  await eventually(async () => expect(await stored(pipe)).toEqual(['file@post.test']), patient)
  expect(performance.now() - written).toBeLessThan(10_000)
  const rows = await pipe.sql<{ raw: Buffer; key: string; size: number; cursor: unknown; trimmed: string }>(
    `SELECT r.content AS raw, a.storage_key AS key, a.size, c.cursor, coalesce(m.trimmed_text, m.text) AS trimmed
     FROM message m JOIN message_raw r ON r.message_id = m.id JOIN attachment a ON a.message_id = m.id, channel c`,
  )
  expect(rows).toMatchObject([{ size: 5, cursor: { v: 1 }, trimmed: 'See the file.' }])
  expect(rows[0]?.raw.toString()).toContain('Subject: With a file')
  expect(pipe.blobs.keys()).toEqual([rows[0]?.key])
})

test('what came while nobody collected is there when somebody does, once, also after the server renumbered', async () => {
  await using pipe = await openPipeline()
  await pipe.writeMail('a@post.test')
  const first = await pipe.start('collect')
  await eventually(async () => expect(await stored(pipe)).toEqual(['a@post.test']), patient)
  await first[Symbol.asyncDispose]()
  await pipe.writeMail('b@post.test')
  pipe.mail.renumber(support)
  await using _again = await pipe.start('collect')
  await eventually(async () => expect(await stored(pipe)).toEqual(['a@post.test', 'b@post.test']), patient)
})

test('a wrong password is the channel’s to show, once, in the server’s words; the right one begins anew at once', async () => {
  await using pipe = await openPipeline()
  pipe.mail.accounts.setPassword(support, 'changed')
  await using _collect = await pipe.start('collect')
  await eventually(
    async () => expect(await channel(pipe)).toMatchObject({ health: 'needs-sign-in' }),
    patient,
  )
  expect((await channel(pipe))?.last_error?.length).toBeGreaterThan(3)
  const told = async () =>
    await pipe.sql(
      `SELECT data ->> 'health' AS health, version FROM event WHERE type = 'channel.updated' ORDER BY xid, seq`,
    )
  expect(await told()).toHaveLength(1)

  await pipe.writeMail('a@post.test')
  const credentials = pipe.secrets.seal(
    JSON.stringify({ password: 'changed' }),
    credentialsContext(pipe.channelId),
  )
  await pipe.store.transaction(pipe.workspaceId, ({ channels }) =>
    channels.update(pipe.channelId, { credentials }),
  )
  await pipe.producer.signals.channelChanged(pipe)
  await eventually(async () => expect(await stored(pipe)).toEqual(['a@post.test']), patient)
  await eventually(
    async () => expect(await channel(pipe)).toMatchObject({ health: 'connected', last_error: null }),
    patient,
  )
  expect(await told()).toMatchObject([{ health: 'needs-sign-in' }, { health: 'connected' }])
})

test('of two processes one collects, and the other takes over when it ends', async () => {
  await using pipe = await openPipeline()
  const one = await pipe.start('collect')
  await eventually(async () => expect(await channel(pipe)).toMatchObject({ health: 'connected' }), patient)
  const key = `collect ${pipe.channelId}`
  expect(await pipe.database.leases.take(key)).toBeNull()
  await one[Symbol.asyncDispose]()
  const lease = await pipe.database.leases.take(key)
  expect(lease).not.toBeNull()
  await using _other = await pipe.start('collect')
  await pipe.writeMail('a@post.test')
  await lease?.release()
  await eventually(async () => expect(await stored(pipe)).toEqual(['a@post.test']), patient)
})

test('a channel that is switched off is left alone until it is switched on', async () => {
  await using pipe = await openPipeline()
  await pipe.store.transaction(pipe.workspaceId, ({ channels }) =>
    channels.update(pipe.channelId, { enabled: false }),
  )
  await pipe.writeMail('a@post.test')
  await using _collect = await pipe.start('collect')
  await pipe.producer.signals.channelChanged(pipe)
  await eventually(async () => expect(await pipe.producer.waiting('collect')).toBe(0), patient)
  expect(await stored(pipe)).toEqual([])
  await pipe.store.transaction(pipe.workspaceId, ({ channels }) =>
    channels.update(pipe.channelId, { enabled: true }),
  )
  await pipe.producer.signals.channelChanged(pipe)
  await eventually(async () => expect(await stored(pipe)).toEqual(['a@post.test']), patient)
})

test('what was set aside is read again when a person asks, and stored once', async () => {
  await using pipe = await openPipeline()
  const raw = Buffer.from(
    'From: anna@post.test\r\nMessage-ID: <odd@post.test>\r\nSubject: Odd\r\n\r\nReadable after all.',
  )
  const quarantineId = pipe.ids.next()
  await pipe.store.transaction(pipe.workspaceId, ({ intake }) =>
    intake.quarantine(
      pipe.channelId,
      [{ id: quarantineId, externalId: 'odd', direction: 'in', reason: 'broken', raw }],
      new Date(),
    ),
  )
  await using _workers = await pipe.start('collect', 'enrich', 'route')
  await pipe.producer.signals.quarantineRetry({ workspaceId: pipe.workspaceId, quarantineId })
  await eventually(async () => expect(await pipe.conversations()).toHaveLength(1), patient)
  const settled = await pipe.sql('SELECT tries, resolved_at IS NOT NULL AS resolved FROM quarantine')
  expect(settled).toEqual([{ tries: 2, resolved: true }])
  await pipe.producer.signals.quarantineRetry({ workspaceId: pipe.workspaceId, quarantineId })
  await eventually(async () => expect(await pipe.producer.waiting('collect')).toBe(0), patient)
  expect(await stored(pipe)).toEqual(['odd@post.test'])
})

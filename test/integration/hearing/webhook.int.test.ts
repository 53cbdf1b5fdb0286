import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openHearing } from './lib/open-hearing.ts'
import { openHooks } from './lib/open-hooks.ts'

const patient = { timeout: 30_000 }
const entry = (seq: number, text: string) => ({ seq, text, at: new Date(Date.now() - 1_000).toISOString() })
const bodyOf = (...entries: unknown[]) => JSON.stringify({ entries })

test('a call is kept before it is answered, and read entry by entry; what cannot be read is set aside', async () => {
  await using desk = await openHearing()
  await using hooks = await openHooks(desk)
  const body = bodyOf(entry(1, 'one'), { nonsense: true }, entry(2, 'two'))
  expect((await hooks.call(body)).status).toBe(200)
  expect(await desk.sql("SELECT convert_from(body, 'utf8') AS body, read_at FROM webhook_call")).toEqual([
    { body, read_at: null },
  ])
  await using _collect = await desk.collect()
  await eventually(async () => expect(await desk.heard()).toEqual(['one', 'two']), patient)
  expect(await desk.sql(`SELECT convert_from(raw, 'utf8') AS raw FROM quarantine`)).toEqual([
    { raw: '{"nonsense":true}' },
  ])
  await eventually(
    async () => expect(await desk.sql('SELECT FROM webhook_call WHERE read_at IS NULL')).toHaveLength(0),
    patient,
  )

  for (const _ of [1, 2]) expect((await hooks.call(body)).status).toBe(200)
  expect((await hooks.call(bodyOf(entry(2, 'two'), entry(3, 'three')))).status).toBe(200)
  await eventually(async () => expect(await desk.heard()).toEqual(['one', 'two', 'three']), patient)
  expect(await desk.sql('SELECT FROM webhook_call')).toHaveLength(2)
})

test('what networks tell in whole seconds stands in the order in which they called, whenever it is read', async () => {
  await using desk = await openHearing()
  await using hooks = await openHooks(desk)
  expect((await hooks.call(bodyOf(entry(1, 'one')))).status).toBe(200)
  const [{ at } = { at: '' }] = await desk.sql<{ at: string }>(
    `UPDATE webhook_call SET received_at = received_at - interval '1 minute' RETURNING received_at::text AS at`,
  )
  await using _collect = await desk.collect()
  await eventually(async () => expect(await desk.heard()).toEqual(['one']), patient)
  expect(await desk.sql('SELECT uuid_extract_timestamp(id)::text AS at FROM message')).toEqual([{ at }])
})

test('a process that dies between keeping and reading, and a job that is lost, cost nothing', async () => {
  await using desk = await openHearing()
  await using hooks = await openHooks(desk)
  expect((await hooks.call(bodyOf(entry(1, 'survives')))).status).toBe(200)
  // All that the queue knew is gone; that the call is old makes it lost.
  await desk.sql('TRUNCATE bullmq.job CASCADE')
  await desk.sql(`UPDATE webhook_call SET received_at = received_at - interval '1 minute'`)
  await using _collect = await desk.collect()
  await eventually(async () => expect(await desk.heard()).toEqual(['survives']), patient)
})

test('what is not genuine is refused and not kept, and nobody learns which channels there are', async () => {
  await using desk = await openHearing()
  await using hooks = await openHooks(desk)
  expect((await hooks.call(bodyOf(entry(1, 'forged')), { signature: '00' })).status).toBe(401)
  const answers = [
    await hooks.call('{}', { channelId: crypto.randomUUID() }),
    await hooks.call('{}', { channelId: 'nothing' }),
    await fetch(hooks.at(crypto.randomUUID())),
  ]
  for (const answer of answers) expect([answer.status, await answer.text()]).toEqual([404, 'Nothing is here'])
  const challenge = await fetch(`${hooks.at(desk.channelId)}?challenge=prove+it`)
  expect([challenge.status, await challenge.text()]).toEqual([200, 'prove it'])
  expect((await hooks.call('x'.repeat(6 * 1024 * 1024))).status).toBe(413)
  expect(await desk.sql('SELECT FROM webhook_call')).toEqual([])
})

test('a call that nobody can read is left to people, as it came', async () => {
  await using desk = await openHearing()
  await using hooks = await openHooks(desk)
  await using _collect = await desk.collect()
  expect((await hooks.call('no JSON at all')).status).toBe(200)
  await eventually(
    async () =>
      expect(await desk.sql('SELECT read_at, error IS NOT NULL AS failed FROM webhook_call')).toEqual([
        { read_at: null, failed: true },
      ]),
    patient,
  )
  expect((await hooks.call(bodyOf(entry(1, 'goes on')))).status).toBe(200)
  await eventually(async () => expect(await desk.heard()).toEqual(['goes on']), patient)
  // The call is marked as read a moment after what it says is stored.
  await eventually(
    async () => expect(await desk.sql('SELECT FROM webhook_call WHERE read_at IS NOT NULL')).toHaveLength(1),
    patient,
  )
  await desk.sql(`UPDATE webhook_call SET read_at = now() - interval '20 days' WHERE read_at IS NOT NULL`)
  expect(await desk.part().database.system.forgetCalls(new Date(Date.now() - 14 * 86_400_000))).toBe(1)
  expect(await desk.sql('SELECT FROM webhook_call')).toHaveLength(1)
})

test('a channel that is paused keeps its calls for when it goes on', async () => {
  await using desk = await openHearing()
  await using hooks = await openHooks(desk)
  await using _collect = await desk.collect()
  const enable = async (enabled: boolean) =>
    await desk.store.transaction(desk.workspaceId, ({ channels }) =>
      channels.update(desk.channelId, { enabled }),
    )
  await enable(false)
  expect((await hooks.call(bodyOf(entry(1, 'meanwhile')))).status).toBe(200)
  await desk.sql(`UPDATE webhook_call SET received_at = received_at - interval '1 minute'`)
  expect(await desk.part().database.system.unreadCalls(0, 10)).toEqual([])
  await enable(true)
  await eventually(async () => expect(await desk.heard()).toEqual(['meanwhile']), patient)
})

test('what is told of a message before it is here is told again once it is, and not for ever', async () => {
  await using desk = await openHearing()
  await using hooks = await openHooks(desk)
  await using _collect = await desk.collect()
  const edit = (seq: number) => ({ edits: seq, text: 'as it was meant', at: new Date().toISOString() })
  const unread = async () => await desk.sql('SELECT FROM webhook_call WHERE read_at IS NULL')
  const callAge = async (interval: string) =>
    await desk.sql(`UPDATE webhook_call SET received_at = now() - $1::interval WHERE read_at IS NULL`, [
      interval,
    ])
  await hooks.call(bodyOf(edit(1), entry(5, 'something else')))
  await eventually(async () => expect(await desk.heard()).toEqual(['something else']), patient)
  expect(await unread()).toHaveLength(1)
  await hooks.call(bodyOf(entry(1, 'as it was said')))
  await eventually(async () => expect(await desk.heard()).toHaveLength(2), patient)
  await callAge('15 seconds')
  await eventually(
    async () => expect(await desk.heard()).toEqual(['as it was meant', 'something else']),
    patient,
  )
  await eventually(async () => expect(await unread()).toHaveLength(0), patient)

  await hooks.call(bodyOf(edit(9)))
  await callAge('2 minutes')
  await eventually(async () => expect(await unread()).toHaveLength(0), patient)
})

import { benchForEachTest } from '@hubbub/database/test-bench'
import { matchDue, rematchMonitor } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import { beforeEach, expect, test } from 'vitest'

let desk: Workbench
let url: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})

let shoes: string
beforeEach(async () => {
  shoes = await listen('shoes -boots')
})

async function listen(text: string): Promise<string> {
  const id = ids.next()
  await desk.store.transaction(desk.workspaceId, async ({ matches }) => await matches.change())
  await query(
    url,
    `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, created_at, updated_at)
     VALUES ($1, $2, $3, 'brand', $3, '{}', now(), now())`,
    [desk.workspaceId, id, text],
  )
  return id
}

const matched = async (messageId: string) =>
  (
    await query<{ id: string }>(
      url,
      'SELECT monitor_id AS id FROM monitor_match WHERE message_id = $1 ORDER BY 1',
      [messageId],
    )
  ).map(({ id }) => id)

async function hear(text: string): Promise<string> {
  const { messageId } = await desk.receive({ text, subject: null })
  return messageId
}

test('what a monitor listens for is matched as it arrives, and by one that was made a moment ago', async () => {
  const first = await hear('These shoes leak')
  expect(await matched(first)).toEqual([shoes])
  expect(await matched(await hear('These shoes are boots'))).toEqual([])
  const leaks = await listen('leak*')
  expect(await matched(await hear('My shoes are leaking'))).toEqual([shoes, leaks].toSorted())
})

test('what a machine wrote by itself, such as a digest that is sent from here, counts as said by nobody', async () => {
  const ownOf = async (automatic: boolean) => {
    const { messageId } = await desk.receive({ text: 'Digest: 12 on shoes', automatic })
    return await query(url, 'SELECT own FROM monitor_match WHERE message_id = $1', [messageId])
  }
  expect(await ownOf(true)).toEqual([{ own: true }])
  expect(await ownOf(false)).toEqual([{ own: false }])
})

test('a message that is enriched twice at once is matched once, and keeps its keys', async () => {
  const [messageId = ''] = (await desk.collect([{ text: 'red shoes' }])).messageIds
  await Promise.all([desk.enrich([messageId]), desk.enrich([messageId])])
  expect(await matched(messageId)).toEqual([shoes])
  const rows = await query(url, `SELECT 1 FROM message_keys WHERE message_id = $1 AND terms @@ '''red'''`, [
    messageId,
  ])
  expect(rows).toHaveLength(1)
})

test('a monitor that is saved while a batch is matched waits for it, or is seen by it', async () => {
  const [messageId = ''] = (await desk.collect([{ text: 'late red shoes' }])).messageIds
  let late = ''
  const saving = desk.store.transaction(desk.workspaceId, async ({ matches }) => {
    await matches.change()
    await new Promise((resolve) => setTimeout(resolve, 300))
    late = ids.next()
    await query(
      url,
      `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, created_at, updated_at)
       VALUES ($1, $2, 'late', 'brand', 'late', '{}', now(), now())`,
      [desk.workspaceId, late],
    )
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  await desk.enrich([messageId])
  await saving
  expect(await matched(messageId)).toEqual([shoes, late].toSorted())
})

test('what is new of a message is matched anew, and what no longer matches is let go', async () => {
  const messageId = await hear('These shoes leak')
  await query(url, `UPDATE message SET text = 'These boots leak', trimmed_text = NULL WHERE id = $1`, [
    messageId,
  ])
  expect(await matchDue(desk.work, [messageId])).toBe(0)
  await query(url, 'UPDATE message_keys SET due = true WHERE message_id = $1', [messageId])
  expect(await matchDue(desk.work, [messageId])).toBe(1)
  expect(await matched(messageId)).toEqual([])
})

test('what is stored is held against a monitor in stretches, and what another query no longer matches is let go', async () => {
  const leaking = await hear('These shoes leak')
  const boots = await hear('These boots leak')
  await query(
    url,
    `UPDATE monitor SET query = 'boots', query_version = 2, state = 'matching' WHERE id = $1`,
    [shoes],
  )
  expect(await rematchMonitor(desk.work, shoes)).toBeNull()
  expect(await matched(leaking)).toEqual([])
  expect(await matched(boots)).toEqual([shoes])
  expect(await rematchMonitor(desk.work, shoes)).toBeNull()
  const [monitor] = await query(url, 'SELECT state, looked, to_look FROM monitor WHERE id = $1', [shoes])
  expect(monitor).toEqual({ state: 'matched', looked: 1, to_look: 1 })
})

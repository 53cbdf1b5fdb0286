import { benchForEachTest } from '@hubbub/database/test-bench'
import { collectBatch, groupStored, settleAlike } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import { beforeEach, expect, test } from 'vitest'

let desk: Workbench
let url: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})

const said = 'The new Lumen lamp flickers all night and support tells me to buy another one'
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 8, minute))

let monitor: string
beforeEach(async () => {
  monitor = ids.next()
  await desk.store.transaction(desk.workspaceId, async ({ matches }) => await matches.change())
  await query(
    url,
    `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, created_at, updated_at)
     VALUES ($1, $2, 'Lumen', 'brand', 'lumen', '{}', now(), now())`,
    [desk.workspaceId, monitor],
  )
})

interface Post {
  id: string
  text?: string
  minute?: number
  form?: string
  repeats?: string | null
}

/** Posts as they are collected, not yet enriched. */
async function collect(...posts: Post[]): Promise<string[]> {
  const { messageIds } = await desk.collect(
    posts.map(({ id, text = said, minute = 0 }) => ({ id, text, subject: null, sentAt: at(minute) })),
  )
  for (const { id, form = 'post', repeats = null } of posts)
    await query(
      url,
      `UPDATE message SET meta = jsonb_build_object('post', $3::jsonb) WHERE workspace_id = $1 AND external_id = $2`,
      [desk.workspaceId, id, JSON.stringify({ form, audience: 'public', repeats, engagement: null, to: [] })],
    )
  return messageIds
}
const hear = async (...posts: Post[]) => await desk.enrich(await collect(...posts))
async function settle() {
  while ((await groupStored(desk.work)) !== null);
  while ((await settleAlike(desk.work)) !== null);
}

/** Each with the first of its group where it repeats, `!` where it is the first of one, and nothing where it is alone. */
async function shown(): Promise<Record<string, string>> {
  const rows = await query<{ id: string; first: string | null; repeats: boolean; flag: boolean }>(
    url,
    `SELECT m.external_id AS id, a.repeats, m.repeats AS flag,
        (SELECT f.external_id FROM message_alike l JOIN message f ON f.id = l.message_id WHERE l.group_id = a.group_id AND NOT l.repeats) AS first
      FROM message m LEFT JOIN message_alike a ON a.message_id = m.id WHERE m.workspace_id = $1 ORDER BY m.external_id`,
    [desk.workspaceId],
  )
  for (const { flag, repeats } of rows) expect(flag).toBe(repeats ?? false)
  return Object.fromEntries(
    rows.map(({ id, first, repeats }) => [id, (repeats === true ? first : first && '!') ?? '']),
  )
}
const figures = async () =>
  await desk.store.transaction(desk.workspaceId, async ({ analytics }) => {
    const span = { from: new Date(at(0).getTime() - 86_400_000), to: new Date(at(0).getTime() + 86_400_000) }
    const asked = { ...span, monitorIds: [monitor], facet: 'all', value: '' } as const
    const [row] = await analytics.tally(asked, 'total', 'UTC')
    return row === undefined ? null : { mentions: row.mentions, texts: row.texts }
  })

test('copies and reposts are one text, in one batch and in several, and the figures say so', async () => {
  await hear(
    { id: 'a' },
    { id: 'b', text: `Wow! ${said}`, minute: 1 },
    { id: 'c', text: 'My Lumen is fine', minute: 2 },
  )
  await hear({ id: 'd', text: `${said} https://example.org`, minute: 3 })
  await hear({ id: 'e', text: 'Lumen!', form: 'repost', repeats: 'a', minute: 4 })
  expect(await shown()).toEqual({ a: '!', b: 'a', c: '', d: 'a', e: 'a' })
  expect(await figures()).toEqual({ mentions: 5, texts: 2 })
})

test('what was said before and comes later is the first, once that is settled', async () => {
  await hear({ id: 'b', minute: 5 }, { id: 'c', minute: 6 })
  await hear({ id: 'a', minute: 1 })
  expect(await figures()).toEqual({ mentions: 3, texts: 1 })
  await settle()
  expect(await shown()).toEqual({ a: '!', b: 'a', c: 'a' })
  expect(await figures()).toEqual({ mentions: 3, texts: 1 })
})

test('where the first goes the next leads, and where all go nothing is left', async () => {
  await hear({ id: 'a' }, { id: 'b', minute: 1 }, { id: 'c', minute: 2 })
  await query(url, `DELETE FROM message WHERE workspace_id = $1 AND external_id = 'a'`, [desk.workspaceId])
  await settle()
  expect(await shown()).toEqual({ b: '!', c: 'b' })
  expect(await figures()).toEqual({ mentions: 2, texts: 1 })
  await query(url, `DELETE FROM message WHERE workspace_id = $1`, [desk.workspaceId])
  await settle()
  await hear({ id: 'd', minute: 3 }, { id: 'e', minute: 4 })
  expect(await shown()).toEqual({ d: '!', e: 'd' })
})

test('what is edited leaves its group, and finds another by its new words', async () => {
  const other = 'Lumen delivers on time again, which is more than I can say of anybody else this year'
  const [first = ''] = await collect({ id: 'a' }, { id: 'b', minute: 1 }, { id: 'x', text: other, minute: 2 })
  await desk.enrich(
    (
      await query<{ id: string }>(url, 'SELECT id FROM message WHERE workspace_id = $1', [desk.workspaceId])
    ).map(({ id }) => id),
  )
  await collectBatch(desk.work, desk.tools, {
    channelId: desk.channelId,
    batch: {
      messages: [],
      unreadable: [],
      changes: [{ kind: 'edited', externalId: 'a', text: other, html: null, at: at(9) }],
    },
  })
  await desk.enrich([first])
  await settle()
  expect(await shown()).toEqual({ a: '!', b: '!', x: 'a' })
  expect(await figures()).toEqual({ mentions: 3, texts: 2 })
})

test('two who enrich the same text at the same time find one group, and nothing is counted twice', async () => {
  const posts = Array.from({ length: 40 }, (_, n) => ({
    id: `p${String(n).padStart(2, '0')}`,
    minute: n % 7,
  }))
  const messageIds = await collect(...posts)
  const lanes = [0, 1, 2, 3].map((lane) => messageIds.filter((_, n) => n % 4 === lane))
  await Promise.all(
    [...lanes, messageIds, messageIds.toReversed()].map(async (lane) => await desk.enrich(lane)),
  )
  await Promise.all([settle(), settle()])
  expect(new Set(Object.values(await shown()))).toEqual(new Set(['!', 'p00']))
  expect(await figures()).toEqual({ mentions: 40, texts: 1 })
})

test('what was stored before groups were known is grouped by a pass, that goes on where it was cut off', async () => {
  await hear({ id: 'a' }, { id: 'b', minute: 1 }, { id: 'c', text: 'My Lumen is fine', minute: 2 })
  await query(url, 'DELETE FROM message_alike WHERE workspace_id = $1', [desk.workspaceId])
  await query(url, 'DELETE FROM alike_key WHERE workspace_id = $1', [desk.workspaceId])
  await query(url, 'UPDATE message SET repeats = false WHERE workspace_id = $1', [desk.workspaceId])
  await query(
    url,
    `INSERT INTO alike_pass (workspace_id, reached, until) VALUES ($1, '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')`,
    [desk.workspaceId],
  )
  expect(await figures()).toEqual({ mentions: 3, texts: 3 })
  await Promise.all([settle(), settle()])
  await settle()
  expect(await shown()).toEqual({ a: '!', b: 'a', c: '' })
  expect(await figures()).toEqual({ mentions: 3, texts: 2 })
  expect(await query(url, 'SELECT FROM alike_pass WHERE workspace_id = $1', [desk.workspaceId])).toEqual([])
})

import { benchForEachTest } from '@hubbub/database/test-bench'
import { collectBatch, type Context, countMentions, listMentions, updateMentions } from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import { beforeEach, expect, test } from 'vitest'

let desk: Workbench
let url: string
benchForEachTest(({ bench, desk: opened }) => {
  desk = opened
  url = bench.url
})

const said = 'The new Lumen lamp flickers all night and support tells me to buy another one'
const prize = 'Congratulations! You have won a Lumen gift card, claim your prize https://bit.ly/lumen'

interface Post {
  id: string
  text?: string
  minute?: number
  author?: string
}

async function hear(...posts: Post[]): Promise<string[]> {
  const { messageIds } = await desk.collect(
    posts.map(({ id, text = said, minute = 0 }) => ({
      id,
      text,
      subject: null,
      sentAt: new Date(Date.UTC(2026, 2, 2, 8, minute)),
    })),
  )
  for (const { id, author = id } of posts)
    await query(
      url,
      `UPDATE message SET addressed = false, author = jsonb_build_object('kind', 'x', 'value', $3::text, 'name', $3::text),
         meta = '{"post":{"form":"post","audience":"public","repeats":null,"engagement":null,"to":[],"url":null,"place":null,"editedAt":null,"deletedAt":null,"facts":{}}}'
       WHERE workspace_id = $1 AND external_id = $2`,
      [desk.workspaceId, id, author],
    )
  await desk.enrich(messageIds)
  await desk.route(messageIds)
  return messageIds
}

let ctx: Context
beforeEach(() => {
  ctx = desk.as(desk.people.sue)
})
type Filter = Omit<Parameters<typeof listMentions>[1], 'limit' | 'after'>
const shown = async (filter: Partial<Filter> = {}) =>
  (await listMentions(ctx, { state: 'open', limit: 50, after: null, ...filter })).items.map(
    ({ author }) => author.name,
  )
const stream = { repeats: 'folded', spam: 'without' } as const

test('those that say the same are shown with the first that said it, and counted', async () => {
  const [first = ''] = await hear(
    { id: 'a' },
    { id: 'b', minute: 1 },
    { id: 'c', minute: 2 },
    { id: 'd', text: 'My Lumen is fine', minute: 3 },
  )
  expect(await shown(stream)).toEqual(['d', 'a'])
  expect(await shown()).toEqual(['d', 'c', 'b', 'a'])
  const { items } = await listMentions(ctx, { state: 'open', limit: 50, after: null, ...stream })
  expect(items[1]?.alike).toEqual({ others: 2, reposts: 0, repeats: false })
  expect(items[0]?.alike).toBeNull()
  expect(await shown({ state: 'any', alikeTo: first })).toEqual(['c', 'b'])
  expect(await countMentions(ctx, stream)).toMatchObject({ open: 2, folded: { open: 2 } })
})

test('where the first is not in the list, the next that is stands for it', async () => {
  const [first = ''] = await hear({ id: 'a' }, { id: 'b', minute: 1 }, { id: 'c', minute: 2 })
  await updateMentions(ctx, { ids: [first], change: { state: 'done' } })
  expect(await shown(stream)).toEqual(['b'])
  expect(await shown({ ...stream, state: 'done' })).toEqual(['a'])
  expect(await countMentions(ctx, stream)).toMatchObject({ open: 1, done: 1, folded: { open: 1, done: 0 } })
  expect(await shown({ ...stream, author: 'c' })).toEqual(['c'])
  // Of a search each is shown: the first may not be among what is found.
  expect(await shown({ ...stream, q: 'flickers' })).toEqual(['c', 'b'])
})

test('what is likely spam is left out with a count, and what somebody says of it stands above the rules', async () => {
  const [, spam = ''] = await hear({ id: 'a', text: 'My Lumen is fine' }, { id: 's', text: prize, minute: 1 })
  expect(await shown(stream)).toEqual(['a'])
  expect(await shown({ spam: 'only' })).toEqual(['s'])
  expect(await countMentions(ctx, stream)).toMatchObject({ open: 1, spam: { open: 1, done: 0 } })
  const [found] = (await listMentions(ctx, { state: 'open', limit: 1, after: null, spam: 'only' })).items
  expect(found?.spam).toMatchObject({ counts: true, by: 'rules' })
  expect(found?.spam?.reasons.map(({ rule }) => rule)).toEqual([
    'bait',
    'promotion',
    'offer-and-link',
    'short-link',
  ])
  const { undo } = await updateMentions(ctx, { ids: [spam], change: { spam: false } })
  expect(await shown(stream)).toEqual(['s', 'a'])
  const [cleared] = (await listMentions(ctx, { state: 'open', limit: 1, after: null })).items
  expect(cleared?.spam).toMatchObject({ counts: false, by: 'person' })
  // Judged again by the rules, it stays what somebody said.
  await desk.store.transaction(desk.workspaceId, async ({ alike }) => {
    await alike.keepSpam([{ id: spam, likelihood: 0.9, reasons: [], counts: true }])
  })
  expect(await shown(stream)).toEqual(['s', 'a'])
  expect(undo).toEqual([{ ids: [spam], change: { spam: null } }])
  for (const back of undo) await updateMentions(ctx, back)
  expect(await shown(stream)).toEqual(['a'])
  // Edited at its network, it is scored anew and stays what somebody said, as the other way round.
  for (const [said, text] of [
    [false, `${prize} today`],
    [true, 'Only a lamp'],
  ] as const) {
    await updateMentions(ctx, { ids: [spam], change: { spam: said } })
    await collectBatch(desk.work, desk.tools, {
      channelId: desk.channelId,
      batch: {
        messages: [],
        unreadable: [],
        changes: [
          {
            kind: 'edited',
            externalId: 's',
            text,
            html: null,
            at: new Date(Date.UTC(2026, 2, 2, said ? 10 : 9)),
          },
        ],
      },
    })
    await desk.enrich([spam])
    await desk.route([spam])
    expect(await shown({ spam: said ? 'only' : 'without' })).toContain('s')
    const [after] = (await listMentions(ctx, { state: 'open', limit: 1, after: null })).items
    expect(after).toMatchObject({ text, spam: { counts: said, by: 'person' } })
  }
})

test('who says the same over and over is likelier to be spam than who is repeated by others', async () => {
  const shop = 'Lumen lamps at my shop, order now at https://shop.example before they are gone'
  await hear(
    ...[0, 1, 2, 3].map((n) => ({ id: `s${n}`, text: shop, author: 'shop', minute: n })),
    ...[0, 1, 2, 3].map((n) => ({ id: `p${n}`, minute: n })),
  )
  // It is known from the third time on.
  expect(await shown({ spam: 'only' })).toEqual(['shop', 'shop'])
})

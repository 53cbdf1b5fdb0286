import { permissions, preferencesSchema } from '@hubbub/contracts'
import {
  type Context,
  getPost,
  liftOutboundHold,
  listHeldItems,
  placeOutboundHold,
  publishPosts,
  sendReply,
  settleHeldItem,
} from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openNetwork, type OpenNetwork } from './lib/open-network.ts'

const patient = { timeout: 30_000 }

async function open() {
  const net = await openNetwork()
  await net.startAll()
  const boss: Context = {
    ...net.context,
    caller: { ...net.context.caller, permissions: new Set(permissions) },
  }
  const tools = { catalogue: net.tools.catalogue, blobs: net.blobs }
  const publish = async (text: string, sendAt?: Date) => {
    const [post] = await publishPosts(boss, tools, {
      groupId: crypto.randomUUID(),
      posts: [{ channelId: net.channelId, clientId: crypto.randomUUID(), text, fields: {} }],
      attachmentIds: [],
      ...(sendAt !== undefined && { sendAt }),
    })
    return post?.id ?? ''
  }
  const place = async (reach: 'automatic' | 'all') =>
    await placeOutboundHold(boss, { brandId: null, reach, reason: 'A recall' })
  return Object.assign(net, {
    boss,
    publish,
    place,
    said: () => net.network.saidBy(net.shop).map(({ text }) => text),
  })
}
const soon = (ms: number) => new Date(Date.now() + ms)
const settled = async () => await new Promise((resolve) => setTimeout(resolve, 2_000))
const stateIn = async (net: OpenNetwork & { boss: Context }, id: string) =>
  (await getPost(net.boss, id)).delivery?.state

test('what is scheduled and what is posted waits, is listed, and leaves when the switch is lifted', async () => {
  await using net = await open()
  const scheduled = await net.publish('Scheduled before', soon(60_000))
  const hold = await net.place('automatic')
  expect(hold.counts).toMatchObject({ held: 1 })
  // Its time comes while the switch is on.
  await net.sql(`UPDATE outbound_delivery SET not_before = now() WHERE message_id = $1`, [scheduled])
  await net.publish('Posted meanwhile')
  await eventually(async () => (await listHeldItems(net.boss, hold.id)).length === 2, patient)
  await settled()
  expect(net.said()).toEqual([])
  const waits = { by: hold.placedBy, reason: 'A recall', since: expect.stringMatching(/Z$/) }
  expect((await getPost(net.boss, scheduled)).delivery).toMatchObject({ hold: waits })
  // One event for the switch itself, and one for what it caught since.
  const told = await net.sql(`SELECT FROM event WHERE type = 'outbound-hold.updated'`)
  expect(told).toHaveLength(2)
  const items = await listHeldItems(net.boss, hold.id)
  expect(items.map(({ text, state, kind }) => `${text}: ${state} ${kind}`).toSorted()).toEqual([
    'Posted meanwhile: held post',
    'Scheduled before: held post',
  ])
  const lifted = await liftOutboundHold(net.boss, { id: hold.id, waiting: 'let-go' })
  expect(lifted).toMatchObject({ liftedBy: 'Test', counts: { held: 0, letGo: 2 } })
  await eventually(() => net.said().length === 2, patient)
  expect(net.said().toSorted()).toEqual(['Posted meanwhile', 'Scheduled before'])
})

test('of what is held one is let go and one is cancelled by choice, and the rest when it is lifted', async () => {
  await using net = await open()
  const hold = await net.place('automatic')
  const [go, stop, rest] = [await net.publish('Go'), await net.publish('Stop'), await net.publish('Rest')]
  await eventually(async () => (await listHeldItems(net.boss, hold.id)).length === 3, patient)
  await settleHeldItem(net.boss, { id: hold.id, messageId: go, as: 'let-go' })
  await settleHeldItem(net.boss, { id: hold.id, messageId: stop, as: 'cancelled' })
  await eventually(async () => (await stateIn(net, go)) === 'sent', patient)
  expect(await stateIn(net, stop)).toBe('cancelled')
  const lifted = await liftOutboundHold(net.boss, { id: hold.id, waiting: 'cancel' })
  expect(lifted.counts).toEqual({ left: 0, held: 0, letGo: 1, cancelled: 2 })
  expect(await stateIn(net, rest)).toBe('cancelled')
  await settled()
  expect(net.said()).toEqual(['Go'])
})

test('a single reply goes on, unless the switch says all; two switches stand beside each other', async () => {
  await using net = await open()
  net.network.say({ by: net.kim, text: 'Where is my order, @shop?', mentions: [net.shop] })
  const [conversation] = await net.met(1)
  const memberId = crypto.randomUUID()
  await net.store.transaction(net.workspaceId, async ({ people }) => {
    const person = { id: memberId, userId: 'ann', name: 'Ann', email: 'ann@shop.test' } as const
    await people.insertMember({ ...person, role: 'agent', visibility: 'all' })
    await people.updateMember(memberId, { preferences: preferencesSchema.parse({ undoSeconds: 0 }) })
  })
  const actor = { kind: 'member', id: memberId, name: 'Ann' } as const
  const ann = { ...net.context, caller: { ...net.context.caller, actor, memberId } }
  const asPerson = async (text: string) =>
    await sendReply(ann, net.tools, {
      conversationId: conversation?.id ?? '',
      clientId: crypto.randomUUID(),
      text,
      attachmentIds: [],
    })
  const automatic = await net.place('automatic')
  await expect(net.place('all')).rejects.toThrow('held there already')
  const brands = await net.sql<{ id: string }>('SELECT id FROM brand')
  await net.reply(conversation?.id ?? '', 'By a program')
  await eventually(async () => (await listHeldItems(net.boss, automatic.id)).length === 1, patient)
  expect((await asPerson('At once')).delivery?.hold).toBeUndefined()
  await eventually(() => net.said().length === 1, patient)
  const all = await placeOutboundHold(net.boss, {
    brandId: brands[0]?.id ?? '',
    reach: 'all',
    reason: 'More',
  })
  // From the start it says so, and not that it leaves in some seconds.
  const waits = { hold: { by: all.placedBy, reason: 'More' } }
  expect((await asPerson('By a person')).delivery).toMatchObject(waits)
  const held = async () => (await listHeldItems(net.boss, all.id)).filter(({ state }) => state === 'held')
  await eventually(async () => (await held()).length === 1, patient)
  await liftOutboundHold(net.boss, { id: all.id, waiting: 'let-go' })
  await eventually(() => net.said().length === 2, patient)
  await settled()
  expect(net.said().join()).not.toContain('By a program')
  await liftOutboundHold(net.boss, { id: automatic.id, waiting: 'let-go' })
  await eventually(() => net.said().length === 3, patient)
})

test('what was held leaves in the order in which it was written: replies of one conversation, and posts', async () => {
  await using net = await open()
  net.network.say({ by: net.kim, text: 'Where is my order, @shop?', mentions: [net.shop] })
  const [conversation] = await net.met(1)
  const hold = await net.place('all')
  const written: string[] = []
  for (const number of [1, 2, 3, 4, 5, 6]) {
    const [reply, post] = [`Reply ${number}`, `Post ${number}`]
    await net.reply(conversation?.id ?? '', reply)
    await net.publish(post)
    written.push(reply, post)
  }
  await eventually(async () => (await listHeldItems(net.boss, hold.id)).length === 12, patient)
  await liftOutboundHold(net.boss, { id: hold.id, waiting: 'let-go' })
  await eventually(() => net.said().length === 12, patient)
  const plain = net.said().map((text) => text.replace(/^@\S+ /, ''))
  expect(plain.filter((text) => text.startsWith('Reply'))).toEqual(
    written.filter((text) => text.startsWith('Reply')),
  )
  expect(plain.filter((text) => text.startsWith('Post'))).toEqual(
    written.filter((text) => text.startsWith('Post')),
  )
})

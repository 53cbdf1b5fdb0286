import {
  blockMentionAuthor,
  type Context,
  countMentions,
  getMention,
  getMentionReplyTerms,
  listMentions,
  openMention,
  type Scope,
  updateMentions,
} from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openNetwork, type OpenNetwork } from './lib/open-network.ts'

let net: OpenNetwork
beforeAll(async () => {
  net = await openNetwork()
  await net.startAll()
})
afterAll(async () => await net[Symbol.asyncDispose]())

/** What somebody says of us, and its mention once it is here. */
async function hear(text: string, by = net.kim, inReplyTo?: string) {
  const post = net.network.say({ by, text, ...(inReplyTo !== undefined && { inReplyTo }) })
  const mention = await eventually(async () => (await list({ state: 'any', q: text }))[0] ?? null)
  return { ...mention, postId: post.id }
}
const list = async (filter: Partial<Parameters<typeof listMentions>[1]>, ctx: Context = net.context) =>
  (await listMentions(ctx, { state: 'open', limit: 50, after: null, ...filter })).items
const texts = async (filter: Partial<Parameters<typeof listMentions>[1]>, ctx?: Context) =>
  (await list(filter, ctx)).map(({ text }) => text)
const as = (scope: Partial<Scope>): Context => ({
  ...net.context,
  caller: { ...net.context.caller, ...scope },
})
const events = async (subject: string) =>
  await net.sql<{ type: string; conversation_id: string | null; audience: unknown }>(
    `SELECT type, conversation_id, data -> 'audience' AS audience FROM event WHERE subject_id = $1 ORDER BY xid, seq`,
    [subject],
  )

test('are listed newest first, page by page, as what they are', async () => {
  await hear('The first about mugs')
  await hear('Mugs are wonderful, I love them')
  const first = await listMentions(net.context, { state: 'open', limit: 1, after: null, q: 'mugs' })
  expect(first.items).toMatchObject([
    {
      text: 'Mugs are wonderful, I love them',
      author: { name: 'Kim', handle: 'kim', blocked: false, contactId: null },
      channel: { kind: 'plain', name: 'Plain' },
      state: 'open',
      marked: null,
      sentiment: { label: 'positive' },
      language: 'en',
    },
  ])
  expect(first.items[0]?.sentiment?.terms.length).toBeGreaterThan(0)
  const second = await listMentions(net.context, { state: 'open', limit: 1, after: first.next, q: 'mugs' })
  expect(second.items.map(({ text }) => text)).toEqual(['The first about mugs'])
  expect(second.next).toBeNull()
  await expect(list({ after: ['yesterday', 1] })).rejects.toMatchObject({ code: 'page.bad_cursor' })
})

test('are found by words, by who said them, by mood, and not by what does not fit', async () => {
  const lee = net.network.join('lee', 'Léonie Marchand')
  await hear('Your saucers are awful and broken', lee)
  expect(await texts({ q: 'saucer' })).toEqual(['Your saucers are awful and broken'])
  expect(await texts({ q: 'leonie' })).toEqual(['Your saucers are awful and broken'])
  expect(await texts({ author: lee.id })).toEqual(['Your saucers are awful and broken'])
  expect(await texts({ q: 'saucers', sentiment: 'negative' })).toHaveLength(1)
  expect(await texts({ q: 'saucers', sentiment: 'positive' })).toEqual([])
  expect(await texts({ q: 'saucers', language: 'fr' })).toEqual([])
  expect(await texts({ q: 'saucers', channelId: crypto.randomUUID() })).toEqual([])
})

test('what we say ourselves is none', async () => {
  net.network.say({ by: net.shop, text: 'Our own teapots are here' })
  await hear('Somebody on teapots')
  expect(await texts({ q: 'teapots' })).toEqual(['Somebody on teapots'])
})

test('are seen by those who would see the conversation, and by nobody else', async () => {
  const { id } = await hear('Whispered of spoons')
  const teamId = crypto.randomUUID()
  await net.sql(`INSERT INTO team (workspace_id, id, name) VALUES ($1, $2, 'Spoons')`, [
    net.workspaceId,
    teamId,
  ])
  await net.sql('UPDATE channel SET default_team_id = $1', [teamId])
  const spoons = { state: 'open', q: 'spoons' } as const
  expect(await texts(spoons, as({ visibility: 'team', teamIds: [teamId] }))).toHaveLength(1)
  for (const blind of [
    as({ visibility: 'team', teamIds: [] }),
    as({ visibility: 'own', teamIds: [teamId] }),
  ]) {
    expect(await texts(spoons, blind)).toEqual([])
    await expect(getMention(blind, id)).rejects.toMatchObject({ code: 'mention.not_found' })
    await expect(openMention(blind, { id })).rejects.toMatchObject({ code: 'mention.not_found' })
    expect(await updateMentions(blind, { ids: [id], change: { state: 'done' } })).toMatchObject({
      changed: [],
      missing: [id],
    })
  }
  await net.sql('UPDATE channel SET default_team_id = NULL')
})

test('are done, hidden and labelled, counted so, told of, and brought back by what the answer says', async () => {
  const labelId = crypto.randomUUID()
  await net.sql(`INSERT INTO label (workspace_id, id, name, color) VALUES ($1, $2, 'Praise', '#00aa88')`, [
    net.workspaceId,
    labelId,
  ])
  const one = await hear('Forks one')
  const two = await hear('Forks two')
  await updateMentions(net.context, { ids: [two.id], change: { state: 'hidden' } })
  const done = await updateMentions(net.context, {
    ids: [one.id, two.id],
    change: { state: 'done', addLabelIds: [labelId] },
  })
  expect(done).toMatchObject({ changed: expect.arrayContaining([one.id, two.id]), missing: [] })
  expect(await texts({ q: 'forks' })).toEqual([])
  expect(await texts({ state: 'done', labelId })).toEqual(['Forks two', 'Forks one'])
  expect(await countMentions(net.context, { q: 'forks' })).toMatchObject({ open: 0, done: 2, hidden: 0 })
  expect(await events(one.id)).toMatchObject([
    { type: 'mention.received', audience: { assigneeId: null, teamId: null } },
    { type: 'mention.updated', conversation_id: null },
  ])
  for (const undo of done.undo) await updateMentions(net.context, undo)
  expect(await countMentions(net.context, { q: 'forks' })).toMatchObject({
    open: 1,
    done: 0,
    hidden: 1,
    languages: expect.any(Object),
    more: false,
  })
  expect((await getMention(net.context, one.id)).labels).toEqual([])
  await expect(
    updateMentions(net.context, { ids: [one.id], change: { addLabelIds: [crypto.randomUUID()] } }),
  ).rejects.toMatchObject({ code: 'label.not_found' })
})

test('of somebody who is blocked are hidden until they are let in again', async () => {
  const troll = net.network.join('troll', 'Troll')
  const { id } = await hear('Buy my knives', troll)
  const blocked = await blockMentionAuthor(net.context, { id, blocked: true })
  expect(blocked).toMatchObject({ state: 'hidden', author: { blocked: true, contactId: expect.any(String) } })
  await hear('More knives here', troll)
  expect(await texts({ q: 'knives' })).toEqual([])
  expect(await texts({ q: 'knives', state: 'hidden' })).toHaveLength(2)
  await blockMentionAuthor(net.context, { id, blocked: false })
  expect(await texts({ q: 'knives' })).toHaveLength(2)
})

describe('one that is answered', () => {
  test('says first how it can be', async () => {
    const { id } = await hear('How do I clean a kettle')
    expect(await getMentionReplyTerms(net.context, net.tools, id)).toMatchObject({
      form: 'post',
      ways: [{ audience: 'public', can: true }, { audience: 'direct' }],
      answers: id,
    })
  })

  test('becomes a conversation with what its author had said before, once, however often it is asked', async () => {
    const before = await hear('My grinder is loud')
    const labelId = crypto.randomUUID()
    await net.sql(`INSERT INTO label (workspace_id, id, name, color) VALUES ($1, $2, 'Noise', '#00aa88')`, [
      net.workspaceId,
      labelId,
    ])
    const { id } = await hear('And now the grinder smokes', net.kim, before.postId)
    await updateMentions(net.context, { ids: [id], change: { addLabelIds: [labelId] } })
    const opened = await Promise.all([openMention(net.context, { id }), openMention(net.context, { id })])
    const [{ conversationId }] = opened
    expect(opened[1].conversationId).toBe(conversationId)
    expect((await net.messages(conversationId)).filter(({ kind }) => kind === 'message')).toMatchObject([
      { text: 'My grinder is loud', author: { kind: 'contact', name: 'Kim' } },
      { text: 'And now the grinder smokes', author: { kind: 'contact', name: 'Kim' } },
    ])
    expect(
      await net.sql('SELECT status, waiting_since IS NOT NULL AS waiting FROM conversation WHERE id = $1', [
        conversationId,
      ]),
    ).toEqual([{ status: 'open', waiting: true }])
    expect(
      await net.sql('SELECT label_id FROM conversation_label WHERE conversation_id = $1', [conversationId]),
    ).toEqual([{ label_id: labelId }])
    expect(await texts({ state: 'any', q: 'grinder' })).toEqual([])
    expect(await texts({ state: 'taken', q: 'grinder' })).toEqual([
      'And now the grinder smokes',
      'My grinder is loud',
    ])
    expect(await texts({ state: 'taken', labelId })).toHaveLength(2)
    expect(await getMention(net.context, id)).toMatchObject({ state: 'taken', labels: [{ name: 'Noise' }] })
    for (const of of [before.id, id])
      expect((await events(of)).at(-1)).toMatchObject({
        type: 'mention.updated',
        conversation_id: conversationId,
      })
  })

  test('is answered on the network, and what is said to that comes into the same conversation', async () => {
    const heard = await hear('Which beans for a moka pot')
    const { conversationId } = await openMention(net.context, { id: heard.id })
    expect(await getMention(net.context, heard.id)).toMatchObject({
      state: 'taken',
      care: { conversationId, status: 'open', assignee: null, answered: null },
    })
    const sent = await net.reply(conversationId, 'Dark ones')
    const ours = await eventually(async () => {
      const [row] = await net.sql<{ external_id: string; state: string }>(
        `SELECT m.external_id, d.state FROM message m JOIN outbound_delivery d ON d.message_id = m.id WHERE m.id = $1`,
        [sent.id],
      )
      return row?.state === 'sent' ? row.external_id : null
    })
    net.network.say({ by: net.kim, text: 'Thanks for the beans', inReplyTo: ours, mentions: [net.shop] })
    const said = await eventually(async () => {
      const here = (await net.messages(conversationId)).map(({ text }) => text)
      return here.length === 3 ? here : null
    })
    expect(said).toEqual(['Which beans for a moka pot', 'Dark ones', 'Thanks for the beans'])
    // An API key wrote it, so nobody is named.
    const care = { answered: { messageId: sent.id, by: null, at: expect.any(String) } }
    expect(await getMention(net.context, heard.id)).toMatchObject({ care })
    expect(await list({ state: 'taken', q: 'moka' })).toMatchObject([
      { text: 'Which beans for a moka pot', care },
    ])
  })

  test('shows who has it to those who see its conversation, counted, and a reply that did not leave is no answer', async () => {
    const { id } = await hear('Are the tampers heavy')
    const memberId = crypto.randomUUID()
    await net.sql(
      `INSERT INTO membership (workspace_id, id, user_id, name, email, role) VALUES ($1, $2, 'mina', 'Mina', 'mina@shop.test', 'agent')`,
      [net.workspaceId, memberId],
    )
    const { conversationId } = await openMention(net.context, { id, assigneeId: memberId })
    const mine = { conversationId, assignee: { id: memberId, name: 'Mina' }, answered: null }
    expect(await list({ state: 'taken', q: 'tampers' })).toMatchObject([{ id, state: 'taken', care: mine }])
    expect(await countMentions(net.context, { q: 'tampers' })).toMatchObject({ open: 0, taken: 1, done: 0 })
    expect(await texts({ state: 'taken', q: 'tampers', sentiment: 'negative' })).toEqual([])
    expect(await texts({ state: 'taken', query: 'tampers' })).toHaveLength(1)
    const sent = await net.reply(conversationId, 'Half a kilo')
    await net.sql('UPDATE message SET author_member_id = $1 WHERE id = $2', [memberId, sent.id])
    const answered = await eventually(async () => (await getMention(net.context, id)).care?.answered ?? null)
    expect(answered).toMatchObject({ messageId: sent.id, by: { name: 'Mina' } })
    await net.sql(`UPDATE outbound_delivery SET state = 'failed' WHERE message_id = $1`, [sent.id])
    expect((await getMention(net.context, id)).care).toMatchObject(mine)
    const stranger = as({ visibility: 'own', memberId: crypto.randomUUID() })
    expect(await texts({ state: 'taken', q: 'tampers' }, stranger)).toEqual([])
    await expect(getMention(stranger, id)).rejects.toMatchObject({ code: 'mention.not_found' })
    expect(await countMentions(stranger, { q: 'tampers' })).toMatchObject({ taken: 0 })
    expect(await updateMentions(net.context, { ids: [id], change: { state: 'done' } })).toMatchObject({
      missing: [id],
    })
    const pages = await listMentions(net.context, { state: 'taken', limit: 1, after: null })
    const behind = await listMentions(net.context, { state: 'taken', limit: 50, after: pages.next })
    expect([...pages.items, ...behind.items].map((one) => one.id)).toEqual(
      (await list({ state: 'taken' })).map((one) => one.id),
    )
  })
})

test('an edit or a deletion is told to those who look', async () => {
  const heard = await hear('Teaspoons are fine')
  net.network.edit(heard.postId, 'Teaspoons are terrible')
  const edited = await eventually(async () => {
    const now = await getMention(net.context, heard.id)
    return now.text === 'Teaspoons are terrible' && now.sentiment?.label === 'negative' ? now : null
  })
  expect(edited.former).toMatchObject([{ text: 'Teaspoons are fine' }])
  // The new words first, then how they sound: that is told once they are routed again.
  const told = await eventually(async () => {
    const types = (await events(heard.id)).map(({ type }) => type)
    return types.length >= 3 ? types : null
  })
  expect(told).toEqual(['mention.received', 'mention.updated', 'mention.updated'])
})

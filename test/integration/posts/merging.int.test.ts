import { listContactMessages, listConversations, mergeContacts } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openNetwork } from './lib/open-network.ts'

test('two contacts of one person become one, with all conversations and whatever comes later', async () => {
  await using net = await openNetwork()
  await net.startAll()
  const other = net.network.join('kim-at-work', 'Kim K.')
  net.network.say({ by: net.kim, text: 'Hello @shop', mentions: [net.shop] })
  net.network.say({ by: other, text: 'Hello again @shop', mentions: [net.shop] })
  await net.met(2)
  const [one, two] = await net.sql<{ id: string }>('SELECT id FROM contact ORDER BY name')
  const merged = await mergeContacts(net.context, { id: one?.id ?? '', otherId: two?.id ?? '' })
  expect(merged.identities.map(({ handle }) => handle)).toEqual(
    expect.arrayContaining(['kim', 'kim-at-work']),
  )
  expect(merged).toMatchObject({ conversationCount: 2, version: 2 })

  net.network.say({ by: other, text: 'In private', to: net.shop })
  await net.met(3)
  await eventually(async () => {
    const { items } = await listConversations(net.context, {
      view: 'all',
      status: 'any',
      contactId: merged.id,
      sort: 'newest',
      limit: 10,
      after: null,
    })
    return items.length === 3
  })
  const page = { contactId: merged.id, limit: 2, before: null }
  const newest = await listContactMessages(net.context, page)
  const oldest = await listContactMessages(net.context, { ...page, before: newest.next })
  expect([...newest.items, ...oldest.items].map(({ text }) => text)).toEqual([
    'In private',
    'Hello again @shop',
    'Hello @shop',
  ])
  expect(newest.conversations).toHaveLength(2)
  expect(oldest.next).toBeNull()
  const blind = { ...net.context, caller: { ...net.context.caller, visibility: 'own' as const } }
  expect(await listContactMessages(blind, page)).toMatchObject({ items: [], conversations: [] })

  expect(await net.sql('SELECT id FROM contact')).toEqual([{ id: merged.id }])
  await expect(mergeContacts(net.context, { id: merged.id, otherId: merged.id })).rejects.toMatchObject({
    code: 'contact.same',
  })
  await expect(mergeContacts(net.context, { id: merged.id, otherId: two?.id ?? '' })).rejects.toMatchObject({
    kind: 'not_found',
  })
})

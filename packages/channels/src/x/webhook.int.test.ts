import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { signedCall, startX, v1Letter, xChannel } from './x.fixtures.ts'

const webhook = xChannel.webhook
const context = plainContext()

test('X asks for a proof, and gets it only where there is a secret', async () => {
  await using net = await startX()
  const view = { ...net.account, account: null }
  const request = { ...signedCall({}), method: 'GET' as const, query: { crc_token: 'prove-it' } }
  const answer = webhook?.answer(view, request)
  const proof = createHmac('sha256', net.account.credentials.consumerSecret)
    .update('prove-it')
    .digest('base64')
  expect(answer).toMatchObject({ status: 200, keep: false, contentType: 'application/json' })
  expect(JSON.parse(answer?.body ?? '')).toEqual({ response_token: `sha256=${proof}` })
  const without = { ...view, credentials: { ...net.account.credentials, consumerSecret: null } }
  expect(webhook?.answer(without, request)).toEqual({ status: 401, keep: false })
})

test('every entry of a call is read: posts, letters, what was taken back, and what cannot be read', async () => {
  await using net = await startX()
  const { us, anna } = net
  const tweet = {
    id_str: '1850000000000000001',
    created_at: 'Wed Oct 10 20:19:24 +0000 2026',
    text: 'hello @acme, it is about…',
    extended_tweet: {
      full_text: 'hello @acme, it is about https://t.co/abc',
      entities: {
        user_mentions: [{ id_str: us.id, screen_name: 'acme' }],
        urls: [{ url: 'https://t.co/abc', expanded_url: 'https://shop.test/a' }],
      },
    },
    user: { id_str: anna.id, name: 'Anna Berg', screen_name: 'annab', followers_count: 9 },
    in_reply_to_status_id_str: '1840000000000000001',
  }
  const call = signedCall({
    ...v1Letter(anna, us, 'in private'),
    tweet_create_events: [tweet, { id_str: 5 }],
    tweet_delete_events: [{ status: { id: '1840000000000000009' }, timestamp_ms: '1790000000000' }],
  })
  expect(webhook?.answer(net.account, call)).toEqual({ status: 200, keep: true })
  const read = await webhook?.read(net.account, call, context)
  expect(read?.messages).toMatchObject([
    {
      externalId: tweet.id_str,
      text: 'hello @acme, it is about https://shop.test/a',
      addressed: true,
      author: { value: anna.id, handle: 'annab', followers: 9 },
      thread: { parentRefs: ['1840000000000000001'] },
      post: { form: 'reply' },
    },
    { text: 'in private', post: { form: 'direct', facts: { directConversationId: `${us.id}-${anna.id}` } } },
  ])
  expect(read?.unreadable).toHaveLength(1)
  expect(read?.changes).toEqual([
    { kind: 'deleted', externalId: '1840000000000000009', at: new Date(1_790_000_000_000) },
  ])
})

test('the Activity API says the same in other words', async () => {
  await using net = await startX()
  const { us, anna } = net
  const post = {
    id: '2080765813578191303',
    text: 'hey @acme',
    author_id: anna.id,
    created_at: '2026-07-24T21:23:23.000Z',
    conversation_id: '2080765813578191303',
    edit_history_tweet_ids: ['2080765813578191303'],
    entities: { mentions: [{ start: 4, end: 9, username: 'acme', id: us.id }] },
  }
  const users = [{ data: { id: anna.id, name: 'Anna Berg', username: 'annab' } }]
  const mention = signedCall({
    data: { event_type: 'post.mention.create', payload: post, includes: { users } },
  })
  const read = await webhook?.read(net.account, mention, context)
  expect(read?.messages).toMatchObject([
    { externalId: post.id, addressed: true, author: { name: 'Anna Berg' } },
  ])
  const gone = signedCall({
    data: { event_type: 'post.delete', payload: { id: post.id, author_id: anna.id } },
  })
  expect((await webhook?.read(net.account, gone, context))?.changes).toMatchObject([
    { kind: 'deleted', externalId: post.id },
  ])
})

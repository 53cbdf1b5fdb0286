import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from './desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => await desk[Symbol.asyncDispose]())

interface Told {
  followers?: number
  likes: number
  replies: number
  audience?: 'public' | 'direct'
}

/** A post of the sender, as a network would have told it. */
async function hear(text: string, told: Told) {
  const arrived = await desk.receive({ text, subject: null })
  const { followers, likes, replies, audience = 'public' } = told
  const post = { form: 'post', audience, url: null, to: [], engagement: { likes, replies, views: 900 } }
  await query(
    desk.url,
    `UPDATE message SET author = author || $2::jsonb, meta = jsonb_build_object('post', $3::jsonb) WHERE id = $1`,
    [arrived.messageId, JSON.stringify(followers === undefined ? {} : { followers }), JSON.stringify(post)],
  )
  return arrived
}
const influence = async (contactId: string) => await desk.ann.get(desk.at(`/contacts/${contactId}/influence`))

test('somebody moves as much as their public posts of the last thirty days say, with each term of it', async () => {
  const { conversationId } = await hear('A lamp', { followers: 99, likes: 8, replies: 2 })
  const { body: conversation } = await desk.ann.get(desk.at(`/conversations/${conversationId}`))
  const { id } = conversation['contact'] as { id: string }
  await hear('Another lamp', { followers: 999, likes: 20, replies: 0 })
  await hear('A third lamp', { likes: 0, replies: 0 })
  await hear('A word in private', { followers: 4_000_000, likes: 9, replies: 9, audience: 'direct' })
  const { messageId: mail } = await desk.receive({ text: 'By mail', subject: null })
  await query(desk.url, `UPDATE message SET author = author || '{"followers": 5000000}' WHERE id = $1`, [
    mail,
  ])

  // The bench's clock stands still; it is as long ago as it was said one after the other.
  for (const table of ['message', 'message_keys'])
    await query(desk.url, `UPDATE ${table} SET sent_at = now() - ($1::timestamptz - sent_at)`, [
      desk.clock.now(),
    ])
  const { status, body } = await influence(id)
  expect(status).toBe(200)
  const [one, ...others] = body.items as unknown as { influence: { score: number; terms: object[] } }[]
  expect(others).toEqual([])
  expect(one).toMatchObject({ kind: 'email', value: 'kim@customer.test' })
  expect(one?.influence.terms).toMatchObject([
    { name: 'followers', value: 999, points: expect.closeTo(25) },
    { name: 'echo', value: 10 },
    { name: 'activity', value: 3 },
    { name: 'verified', value: 0, points: 0 },
  ])

  await query(desk.url, `UPDATE message_keys SET sent_at = sent_at - interval '31 days'`)
  expect((await influence(id)).body.items).toEqual([])
})

test('nobody knows a contact that is not there', async () => {
  expect((await influence(crypto.randomUUID())).status).toBe(404)
})

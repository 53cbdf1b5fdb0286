import { expect, test, vi } from 'vitest'
import { createCrowd, type CrowdAccount } from './create-crowd.ts'

const patient = { timeout: 30_000, interval: 50 }
const token = (accounts: readonly CrowdAccount[]) =>
  String(accounts.find(({ kind }) => kind === 'x')?.credentials['accessToken'])

test('talks at every network, and after a restart still knows to what it is answered', async () => {
  let remembered: unknown = null
  const first = await createCrowd({ seed: 'a', pace: 400, onProgress: (now) => (remembered = now()) })
  const ask = async (crowd: typeof first, path: string, body?: object) => {
    const answer = await fetch(`${crowd.urls.x}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token(crowd.accounts)}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: (await answer.json()) as { data?: { id: string; text: string }[] } }
  }
  const mentions = async (crowd: typeof first) =>
    (await ask(crowd, '/2/users/900000001/mentions?max_results=100')).json.data ?? []
  first.start()
  const [said] = await vi.waitUntil(async () => {
    const found = await mentions(first)
    return found.some(({ text }) => text.includes('third grinder')) && found
  }, patient)
  expect(first.accounts.map(({ kind }) => kind)).toEqual([
    'x',
    'bluesky',
    'mastodon',
    'telegram',
    'feed',
    'feed',
  ])
  await first.stop()

  const again = await createCrowd({ seed: 'b', pace: 400, remembered })
  again.start()
  const grinder = (await mentions(again)).find(({ text }) => text.includes('third grinder'))
  expect(said?.id).toBeDefined()
  const reply = { text: 'We are sorry', reply: { in_reply_to_tweet_id: grinder?.id } }
  expect((await ask(again, '/2/tweets', reply)).status).toBe(201)
  const answers = await vi.waitUntil(async () => {
    const found = (await mentions(again)).filter(({ text }) => text.includes('terrible noise'))
    return found.length > 0 && found
  }, patient)
  expect(answers).toHaveLength(1)
  await again.stop()
})

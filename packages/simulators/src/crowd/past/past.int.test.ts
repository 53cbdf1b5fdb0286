import { expect, test } from 'vitest'
import { createCrowd, type CrowdAccount } from '../create-crowd.ts'

const seed = 'a'
const token = (accounts: readonly CrowdAccount[]) =>
  String(accounts.find(({ kind }) => kind === 'x')?.credentials['accessToken'])

test('what was said before stands in the networks as it was handed on, and stays the same after a restart', async () => {
  const memory: { last: unknown } = { last: null }
  const onProgress = (remember: () => unknown) => {
    memory.last = JSON.parse(JSON.stringify(remember()))
  }
  const first = await createCrowd({ seed, pastDays: 30, onProgress })
  const told = first.past
  expect(told.map(({ kind }) => kind)).toEqual(['x', 'bluesky', 'mastodon'])
  const posts = told.flatMap(({ messages }) => messages)
  expect(posts.length).toBeGreaterThan(3_000)
  expect(new Set(posts.map(({ externalId }) => externalId)).size).toBe(posts.length)
  const newest = told[0]?.messages.findLast(({ text }) => text.includes('Northwind'))
  const answer = await fetch(`${first.urls.x}/2/tweets/search/recent?query=northwind&max_results=10`, {
    headers: { authorization: `Bearer ${token(first.accounts)}` },
  })
  const { data } = (await answer.json()) as { data: { id: string; text: string }[] }
  expect(data.find(({ id }) => id === newest?.externalId)?.text).toBe(newest?.text)
  await first.stop()

  const again = await createCrowd({ seed: 'b', pastDays: 30, remembered: memory.last, onProgress })
  expect(again.past).toEqual(told)
  await again.stop()
})

test('whoever played before there was a past has none', async () => {
  const crowd = await createCrowd({ seed, pastDays: 30, remembered: { told: [], papers: [], voices: {} } })
  expect(crowd.past).toEqual([])
  await crowd.stop()
})

import { expect, test } from 'vitest'
import { createAfinnScorer } from './create-afinn-scorer.ts'

test('a batch comes back in its order, each with its id and its own language', async () => {
  const scored = await createAfinnScorer().score([
    { id: 'a', text: 'love it', language: 'en' },
    { id: 'b', text: 'love it', language: 'fr' },
    { id: 'c', text: 'hate it', language: 'en' },
  ])
  expect(scored.map(({ id, label }) => [id, label])).toEqual([
    ['a', 'positive'],
    ['b', 'unsure'],
    ['c', 'negative'],
  ])
  expect(scored[0]?.scorer).toBe('afinn-165/1')
})

test('an empty batch is an empty answer', async () => {
  expect(await createAfinnScorer().score([])).toEqual([])
})

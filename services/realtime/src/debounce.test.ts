import { expect, test } from 'vitest'
import { createDebounce } from './debounce.ts'

test('one runs at a time, and the last has seen what the last call was about', async () => {
  let value = 0
  let running = 0
  let most = 0
  const seen: number[] = []
  const first = Promise.withResolvers<void>()
  const debounce = createDebounce(
    1,
    async () => {
      most = Math.max(most, (running += 1))
      const now = value
      seen.push(now)
      if (seen.length === 1) await first.promise
      running -= 1
    },
    () => {},
  )
  debounce.call('a')
  await expect.poll(() => seen).toEqual([0])
  for (value = 1; value < 20; value += 1) debounce.call('a')
  debounce.call('a')
  // Long enough for one that would not wait for the first.
  await new Promise((resolve) => setTimeout(resolve, 20))
  first.resolve()
  await expect.poll(() => seen.at(-1)).toBe(20)
  expect(most).toBe(1)
  expect(seen).toEqual([0, 20])
})

test('a failure is told and does not stop the next', async () => {
  const errors: unknown[] = []
  let runs = 0
  const debounce = createDebounce(
    1,
    async () => {
      runs += 1
      if (runs === 1) throw new Error('once')
    },
    (error) => errors.push(error),
  )
  debounce.call('a')
  await expect.poll(() => errors).toHaveLength(1)
  debounce.call('a')
  await expect.poll(() => runs).toBe(2)
})

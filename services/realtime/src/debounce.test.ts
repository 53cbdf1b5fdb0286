import { expect, test } from 'vitest'
import { createDebounce } from './debounce.ts'

test('one runs at a time, and the last has seen what the last call was about', async () => {
  let value = 0
  let running = 0
  let most = 0
  const seen: number[] = []
  const debounce = createDebounce(
    1,
    async () => {
      most = Math.max(most, (running += 1))
      const now = value
      await new Promise((resolve) => setTimeout(resolve, 3))
      seen.push(now)
      running -= 1
    },
    () => {},
  )
  for (value = 1; value <= 20; value += 1) {
    debounce.call('a')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  value = 21
  debounce.call('a')
  await expect.poll(() => seen.at(-1)).toBe(21)
  expect(most).toBe(1)
  expect(seen.length).toBeLessThan(21)
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

import { expect, test } from 'vitest'
import { createBell } from './bell.ts'

const never = new AbortController().signal

async function waited(wait: Promise<void>): Promise<number> {
  const start = performance.now()
  await wait
  return performance.now() - start
}

test('it wakes the sleeper, and a ring while nobody slept is not lost', async () => {
  const bell = createBell()
  setTimeout(() => bell.ring(), 10)
  expect(await waited(bell.wait(5_000, never))).toBeLessThan(1_000)
  bell.ring()
  bell.ring()
  expect(await waited(bell.wait(5_000, never))).toBeLessThan(1_000)
  expect(await waited(bell.wait(30, never))).toBeGreaterThan(25)
})

test('an abort ends the wait', async () => {
  const ending = new AbortController()
  setTimeout(() => ending.abort(), 10)
  expect(await waited(createBell().wait(5_000, ending.signal))).toBeLessThan(1_000)
})

import { expect, test } from 'vitest'
import { sleep } from './sleep.ts'

const elapsed = async (wait: Promise<void>) => {
  const start = performance.now()
  await wait
  return performance.now() - start
}

test('waits as long as it is told', async () => {
  expect(await elapsed(sleep(60))).toBeGreaterThan(50)
})

test('an abort ends it early, without an error', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 20)
  expect(await elapsed(sleep(10_000, controller.signal))).toBeLessThan(2_000)
  expect(await elapsed(sleep(10_000, controller.signal))).toBeLessThan(2_000)
})

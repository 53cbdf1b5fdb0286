import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startSweep } from './start-sweep.ts'

test('begins at once, goes on after failures, never overlaps itself and ends when told', async () => {
  let running = 0
  let most = 0
  let runs = 0
  const sweep = startSweep({
    name: 'test',
    everyMs: 5,
    run: async () => {
      runs += 1
      running += 1
      most = Math.max(most, running)
      await sleep(15)
      running -= 1
      if (runs % 2 === 0) throw new Error('the database is away')
    },
  })
  expect(runs).toBe(1)
  await expect.poll(() => runs).toBeGreaterThan(3)
  await sweep[Symbol.asyncDispose]()
  const atEnd = runs
  expect(most).toBe(1)
  await sleep(30)
  expect(runs).toBe(atEnd)
})

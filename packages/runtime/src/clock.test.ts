import { expect, test } from 'vitest'
import { createManualClock, systemClock } from './clock.ts'

test('the manual clock stands still until it is moved', () => {
  const clock = createManualClock(new Date(1_000))
  expect(clock.now().getTime()).toBe(1_000)
  clock.advance(500)
  expect(clock.now().getTime()).toBe(1_500)
  clock.set(new Date(10))
  expect(clock.now().getTime()).toBe(10)
})

test('what the manual clock hands out cannot move it', () => {
  const clock = createManualClock(new Date(1_000))
  clock.now().setTime(5)
  expect(clock.now().getTime()).toBe(1_000)
})

test('the system clock tells the time', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000)
})

import { expect, test } from 'vitest'
import { muteEnds, muteOptions } from './mute-times.ts'

// A Saturday, late, in the person's own time zone.
const now = new Date(2026, 1, 28, 23, 30)

test('an hour and eight hours count from now, and the morning is the next one', () => {
  expect(muteEnds('hour', now)).toEqual(new Date(2026, 2, 1, 0, 30))
  expect(muteEnds('hours', now)).toEqual(new Date(2026, 2, 1, 7, 30))
  expect(muteEnds('morning', now)).toEqual(new Date(2026, 2, 1, 9))
  expect(muteEnds('chosen', now)).toBeNull()
})

test('each says when it ends', () => {
  const [, , morning, chosen] = muteOptions(now)
  expect(morning?.hint).toMatch(/^Sunday /)
  expect(chosen).not.toHaveProperty('hint')
})

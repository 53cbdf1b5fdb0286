import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTyping } from './typing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open() {
  const said: [string, boolean][] = []
  return { said, typing: createTyping((id, typing) => said.push([id, typing])) }
}

test('is told once, however often it is said, and ends by itself where nothing more is said', () => {
  const { said, typing } = open()
  for (let times = 0; times < 5; times += 1) {
    typing.say('a', true)
    vi.advanceTimersByTime(3_000)
  }
  expect(said).toEqual([['a', true]])
  vi.advanceTimersByTime(8_000)
  expect(said).toEqual([
    ['a', true],
    ['a', false],
  ])
})

test('who has gone elsewhere is not said to have stopped there', () => {
  const { said, typing } = open()
  typing.say('a', true)
  typing.forget()
  vi.advanceTimersByTime(60_000)
  expect(said).toEqual([['a', true]])
})

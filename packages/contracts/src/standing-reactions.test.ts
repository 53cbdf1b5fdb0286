import { expect, test } from 'vitest'
import type { MessageAction } from './entities/message-action.ts'
import { standingReactions } from './standing-reactions.ts'

const act = (
  kind: MessageAction['kind'],
  emoji: string,
  state: MessageAction['state'] = 'done',
): Pick<MessageAction, 'kind' | 'emoji' | 'state'> => ({ kind, emoji, state })
const both = [act('react', '👍'), act('react', '❤️')]

test('each sign stands until it is taken back, where the network keeps several', () => {
  expect(standingReactions(both, { once: false })).toEqual(['👍', '❤️'])
  expect(standingReactions([...both, act('unreact', '👍', 'queued')], { once: false })).toEqual(['❤️'])
  expect(standingReactions([...both, act('unreact', '👍'), act('react', '👍')], { once: false })).toEqual([
    '❤️',
    '👍',
  ])
})

test('where it keeps one, the last stands, and taking back the former changes nothing', () => {
  expect(standingReactions(both, { once: true })).toEqual(['❤️'])
  expect(standingReactions([...both, act('unreact', '👍')], { once: true })).toEqual(['❤️'])
  expect(standingReactions([...both, act('unreact', '❤️')], { once: true })).toEqual([])
})

test('what failed changes nothing', () => {
  expect(standingReactions([act('react', '👍', 'failed')], { once: false })).toEqual([])
  expect(standingReactions([...both, act('unreact', '❤️', 'failed')], { once: true })).toEqual(['❤️'])
})

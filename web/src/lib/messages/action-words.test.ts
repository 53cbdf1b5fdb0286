import type { MessageAction } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { actionWords, isHidden, lastActions } from './action-words.ts'

const action = (part: Partial<MessageAction>): MessageAction => ({
  id: 'a',
  kind: 'hide',
  emoji: '',
  state: 'done',
  error: null,
  by: 'Mina',
  at: '2026-03-01T12:00:00Z',
  ...part,
})

test('tells who did what, and why it has not been done', () => {
  expect(actionWords(action({ kind: 'react', emoji: '👍' }))).toBe('Mina reacted 👍')
  expect(actionWords(action({ state: 'queued' }))).toBe('Hide on the network · Waiting')
  expect(actionWords(action({ kind: 'remove', state: 'failed', error: 'Not yours' }))).toBe(
    'Delete on the network · Failed: Not yours',
  )
})

test('what was hidden and shown again is as before', () => {
  const both = [action({}), action({ kind: 'show' })]
  expect(lastActions(both)).toEqual([])
  expect(isHidden(both)).toBe(false)
  expect(isHidden([...both, action({ state: 'queued' })])).toBe(true)
})

test('what failed changes nothing, and is told', () => {
  const failed = action({ kind: 'show', state: 'failed', error: 'No' })
  expect(isHidden([action({}), failed])).toBe(true)
  expect(lastActions([action({}), failed])).toEqual([failed])
})

test('a reaction that was taken back is as before, and one that could not be is told', () => {
  const reacted = action({ kind: 'react', emoji: '👍' })
  const back = action({ kind: 'unreact', emoji: '👍' })
  expect(lastActions([reacted, back])).toEqual([])
  const failed = { ...back, state: 'failed' as const, error: 'No' }
  expect(lastActions([reacted, failed]).map(actionWords)).toEqual(['Take back 👍 · Failed: No'])
})

test('each reaction stands for itself', () => {
  const reactions = ['👍', '❤️', '👍'].map((emoji, index) =>
    action({ kind: 'react', emoji, id: String(index) }),
  )
  expect(lastActions(reactions).map(({ id }) => id)).toEqual(['2', '1'])
})

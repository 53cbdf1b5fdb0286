import { imagineMessage, matchRead, readMessage } from '@hubbub/query'
import { expect, test } from 'vitest'
import { joinTopics, topicOf, topicQuery } from './incident-topic.ts'

const term = (word: string, texts: number, before = 0) => ({ term: word, texts, before, negative: 0 })

test('the topic of an alert is what rose, without what is watched for anyway', () => {
  const terms = [
    term('northwind', 40, 30),
    term('northwind grinder', 12),
    term('smoke', 9, 1),
    term('coffee', 6, 60),
    term('awful', 12),
    term('northwind awful', 5),
    term('awful smell', 4),
  ]
  expect(topicOf({ terms, mentions: 40 }, 'northwind OR "north wind"')).toEqual([
    'northwind grinder',
    'smoke',
    'awful smell',
  ])
  expect(topicOf(null, 'northwind')).toEqual([])
})

test('topics that join keep what was known first', () => {
  expect(joinTopics(['smoke', 'grinder'], ['fire', 'smoke'])).toEqual(['smoke', 'grinder', 'fire'])
  const many = Array.from({ length: 30 }, (_, index) => `word${index}`)
  expect(joinTopics(['smoke'], many)).toHaveLength(24)
  expect(joinTopics(['smoke'], many)[0]).toBe('smoke')
})

test('a topic is spoken of word for word, whatever the case and the accents, and not in the middle of other words', () => {
  const query = topicQuery(['ram', 'grinder smokes', 'café'])
  const speaks = (text: string) => query !== null && matchRead(query, readMessage(imagineMessage({ text })))
  expect(['More RAM, please', 'My grinder smokes!', 'the Cafe is shut'].map(speaks)).toEqual([
    true,
    true,
    true,
  ])
  expect(['Bad grammar in the program', 'a grinder that never smokes', 'cafeteria'].map(speaks)).toEqual([
    false,
    false,
    false,
  ])
  expect(topicQuery([])).toBeNull()
  expect(topicQuery(['"', '   '])).toBeNull()
})

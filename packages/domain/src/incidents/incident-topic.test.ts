import { expect, test } from 'vitest'
import { joinTopics, topicOf } from './incident-topic.ts'

const term = (word: string, texts: number, before = 0) => ({ term: word, texts, before, negative: 0 })

test('the topic of an alert is what rose, without what is watched for anyway', () => {
  const terms = [
    term('northwind', 40, 30),
    term('northwind grinder', 12),
    term('smoke', 9, 1),
    term('coffee', 6, 60),
  ]
  expect(topicOf({ terms, mentions: 40 }, 'northwind OR "north wind"')).toEqual([
    'northwind grinder',
    'smoke',
  ])
  expect(topicOf(null, 'northwind')).toEqual([])
})

test('topics that join keep what was known first', () => {
  expect(joinTopics(['smoke', 'grinder'], ['fire', 'smoke'])).toEqual(['smoke', 'grinder', 'fire'])
  const many = Array.from({ length: 30 }, (_, index) => `word${index}`)
  expect(joinTopics(['smoke'], many)).toHaveLength(24)
  expect(joinTopics(['smoke'], many)[0]).toBe('smoke')
})

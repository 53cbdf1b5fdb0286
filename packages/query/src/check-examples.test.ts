import { expect, test } from 'vitest'
import { checkExamples } from './check-examples.ts'
import { parse } from './parse/parse.ts'

const parsed = parse('apple (pie OR juice) NOT computer')
if (!parsed.ok) throw new Error('the query is wrong')
const { tree } = parsed

test('nothing is said where examples come out as they must', () => {
  const examples = { mustMatch: ['apple pie', { title: 'Apple', text: 'juice' }], mustNotMatch: ['an apple'] }
  expect(checkExamples(tree, examples)).toEqual([])
})

test('what fails is named, and why it matched', () => {
  const examples = {
    mustMatch: ['apple pie', 'apple computer juice'],
    mustNotMatch: ['pie', { title: null, text: 'apple juice' }],
  }
  expect(checkExamples(tree, examples)).toEqual([
    { list: 'mustMatch', index: 1, because: null },
    {
      list: 'mustNotMatch',
      index: 1,
      because: {
        marks: [
          { in: 'text', start: 0, end: 5, term: 'apple' },
          { in: 'text', start: 6, end: 11, term: 'juice' },
        ],
        fields: [],
      },
    },
  ])
})

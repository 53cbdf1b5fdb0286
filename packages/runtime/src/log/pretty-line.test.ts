import { expect, test } from 'vitest'
import { prettyLine } from './pretty-line.ts'

const time = new Date(2026, 10, 22, 9, 5, 3, 7).getTime()
const line = (fields: object) => JSON.stringify({ level: 30, time, name: 'queue', msg: 'fetched', ...fields })

test('time, level, logger, message and fields on one line', () => {
  expect(prettyLine(line({ count: 3, host: 'mail', subject: 'two words' }), false)).toBe(
    '09:05:03.007 INFO  queue      fetched count=3 host=mail subject="two words"\n',
  )
})

test('the stack of an error below it', () => {
  expect(prettyLine(line({ level: 50, err: { stack: 'Error: no\n    at x' } }), false)).toBe(
    '09:05:03.007 ERROR queue      fetched\n    Error: no\n        at x\n',
  )
})

test('colours only where they are wanted', () => {
  expect(prettyLine(line({}), true)).toContain('\u001B[32mINFO ')
  expect(prettyLine(line({}), false)).not.toContain('\u001B')
})

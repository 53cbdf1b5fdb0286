import { expect, test } from 'vitest'
import { called } from './called.ts'

test.each([
  [{ kind: 'x', handle: 'jo', value: '4711' }, '@jo'],
  [{ kind: 'mastodon', handle: 'jo@other.example', value: 'https://other.example/@jo' }, '@jo@other.example'],
  [{ kind: 'chat', handle: 'anna@post.test', value: '0190' }, 'anna@post.test'],
  [{ kind: 'email', handle: null, value: 'anna@post.test' }, 'anna@post.test'],
])('%j is called %s', (identity, name) => {
  expect(called(identity)).toBe(name)
})

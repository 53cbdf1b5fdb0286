import { expect, it } from 'vitest'
import { conversationTitle } from './conversation-title.ts'

it.each([
  ['a subject', 'Order 12', 'email', 'Order 12'],
  ['a mail without one', '', 'email', 'No subject'],
  ['a post', '', 'x', 'Northwind'],
] as const)('names %s', (_, subject, kind, title) => {
  expect(conversationTitle({ subject, channel: { kind, name: 'Northwind' } })).toBe(title)
})

import { describe, expect, it } from 'vitest'
import { scopesFor } from './scopes.ts'

describe('scopesFor', () => {
  it('offers only what the maker may do, in words', () => {
    expect(scopesFor(new Set(['conversation:read', 'canned-response:write', 'not:ours']))).toEqual([
      { value: 'conversation:read', label: 'Conversation: read', hint: 'conversation:read' },
      { value: 'canned-response:write', label: 'Canned response: change', hint: 'canned-response:write' },
    ])
  })
})

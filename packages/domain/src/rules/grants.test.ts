import { type Permission, permissions, rolePermissions, roleSchema } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { expectScopes, expectWithinReach } from './grants.ts'

const callerWith = (held: readonly Permission[]) => ({ permissions: new Set(held) })

describe('a role one gives', () => {
  test('reaches no further than the giver', () => {
    for (const own of roleSchema.options) {
      const given = roleSchema.options.filter((role) => {
        try {
          expectWithinReach(callerWith(rolePermissions[own]), role)
          return true
        } catch {
          return false
        }
      })
      expect(given).toEqual(roleSchema.options.slice(0, roleSchema.options.indexOf(own) + 1))
    }
  })

  test('is refused with what is missing', () => {
    expect(() => expectWithinReach(callerWith(['member:write']), 'agent')).toThrow(
      expect.objectContaining({ code: 'member.role_beyond_own', kind: 'forbidden' }),
    )
  })
})

describe('the scopes of a key', () => {
  test('are those asked for, each once', () => {
    expect(expectScopes(callerWith(permissions), ['label:read', 'label:read', 'team:read'])).toEqual([
      'label:read',
      'team:read',
    ])
  })

  test.each([[['label:write']], [['label:read', 'no:such']], [['toString']]])('%j is refused', (scopes) => {
    expect(() => expectScopes(callerWith(['label:read']), scopes)).toThrow(
      expect.objectContaining({ code: 'api-key.scope_refused' }),
    )
  })
})

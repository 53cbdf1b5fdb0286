import type { Me } from '@hubbub/contracts'
import { describe, expect, it } from 'vitest'
import { sessionOf } from '#lib/session.ts'

const membership = (id: string, permissions: string[]) =>
  ({ workspace: { id, name: id, demo: false }, permissions }) as unknown as Me['memberships'][number]

const me: Me = {
  user: { id: 'u', name: 'Ada', email: 'ada@example.com', twoFactorEnabled: false },
  memberships: [membership('first', ['label:read']), membership('second', ['label:read', 'label:write'])],
}

describe('sessionOf', () => {
  it('takes the chosen workspace and its permissions', () => {
    expect(sessionOf(me, 'second')?.workspace.id).toBe('second')
    expect(sessionOf(me, 'second')?.can('label:write')).toBe(true)
  })

  it('falls back to the first where the chosen one is gone', () => {
    expect(sessionOf(me, 'left-long-ago')?.workspace.id).toBe('first')
    expect(sessionOf(me, null)?.can('label:write')).toBe(false)
  })

  it('is null for someone who belongs nowhere', () => {
    expect(sessionOf({ ...me, memberships: [] }, null)).toBeNull()
  })
})

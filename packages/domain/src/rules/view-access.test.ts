import type { Permission } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { hasView, mayChangeView } from './view-access.ts'

const person = (memberId: string, teamIds: string[] = [], permissions: Permission[] = []) => ({
  memberId,
  teamIds,
  permissions: new Set(permissions),
})
const view = (sharing: 'private' | 'team' | 'workspace', teamId: string | null = null) => ({
  owner: { id: 'ann', name: 'Ann' },
  sharing,
  teamId,
})

describe('who has a view', () => {
  test('its owner, however it is shared', () => {
    expect(hasView(person('ann'), view('private'))).toBe(true)
    expect(hasView(person('ann'), view('team', 'returns'))).toBe(true)
  })
  test('nobody else where it is private', () => {
    expect(hasView(person('bo', ['returns']), view('private', 'returns'))).toBe(false)
  })
  test('the members of its team', () => {
    expect(hasView(person('bo', ['returns']), view('team', 'returns'))).toBe(true)
    expect(hasView(person('bo', ['sales']), view('team', 'returns'))).toBe(false)
    expect(hasView(person('bo', ['returns']), view('team', null))).toBe(false)
  })
  test('everybody where it is shared with all', () => {
    expect(hasView(person('bo'), view('workspace'))).toBe(true)
  })
})

describe('who changes a view', () => {
  test('its owner', () => expect(mayChangeView(person('ann'), view('private'))).toBe(true))
  test('whoever may share, where it is shared', () => {
    expect(mayChangeView(person('bo', [], ['view:share']), view('workspace'))).toBe(true)
    expect(mayChangeView(person('bo', [], ['view:share']), view('private'))).toBe(false)
    expect(mayChangeView(person('bo', [], ['view:write']), view('workspace'))).toBe(false)
  })
})

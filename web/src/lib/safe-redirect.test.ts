import { describe, expect, it } from 'vitest'
import { safeRedirect } from '#lib/safe-redirect.ts'

describe('safeRedirect', () => {
  it('keeps a path of our own with its search and hash', () => {
    expect(safeRedirect('/inbox/1?view=mine#last')).toBe('/inbox/1?view=mine#last')
  })

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
  ])('leads %j home', (wanted) => {
    expect(safeRedirect(wanted)).toBe('/')
  })
})

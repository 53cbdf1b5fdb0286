import { describe, expect, it } from 'vitest'
import { sortErrors } from '#lib/form-errors.ts'

const known = new Set(['name', 'settings.imap.host'])

describe('sortErrors', () => {
  it('gives each complaint to its field, the first one wins', () => {
    const errors = [
      { path: 'name', message: 'too long' },
      { path: 'name', message: 'ugly' },
      { path: 'body.settings.imap.host', message: 'missing' },
    ]
    expect(sortErrors(errors, known, 'Refused')).toEqual({
      fields: { name: 'too long', 'settings.imap.host': 'missing' },
      general: null,
    })
  })

  it('gives a complaint about a part of a field to that field', () => {
    const errors = [{ path: 'name.2.first', message: 'wrong' }]
    expect(sortErrors(errors, known, 'Refused')).toEqual({ fields: { name: 'wrong' }, general: null })
  })

  it('tells above the form what belongs to no field of it', () => {
    expect(sortErrors([{ path: 'token', message: 'expired' }], known, 'Refused').general).toBe(
      'token: expired',
    )
    expect(sortErrors([{ path: '', message: 'expired' }], known, 'Refused').general).toBe('expired')
  })

  it('falls back to what the problem as a whole says', () => {
    expect(sortErrors([], known, 'Refused')).toEqual({ fields: {}, general: 'Refused' })
  })
})

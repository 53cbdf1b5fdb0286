import { describe, expect, it } from 'vitest'
import { hueOf, initials } from '#lib/initials.ts'

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['ada', 'A'],
    ['Jean-Luc Picard', 'JP'],
    ['maria.santos@example.com', 'MC'],
    ['Ada Lovelace <ada@example.com>', 'AL'],
    ['🦊 Fox', 'F'],
    ['李 小龍', '李小'],
    ['', '?'],
    ['***', '?'],
  ])('%j becomes %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})

describe('hueOf', () => {
  it('is a hue, and the same for the same name', () => {
    expect(hueOf('Ada')).toBe(hueOf('Ada'))
    expect(hueOf('Ada')).not.toBe(hueOf('Adb'))
    expect(hueOf('x'.repeat(5000))).toBeGreaterThanOrEqual(0)
    expect(hueOf('x'.repeat(5000))).toBeLessThan(360)
  })
})

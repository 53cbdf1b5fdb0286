import { describe, expect, it } from 'vitest'
import { type KeyPress, advanceKeys, keyLabels, keyOf } from './keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

describe('keyOf', () => {
  it.each<[KeyPress, string | null]>([
    [press('e'), 'e'],
    [press('E', { shiftKey: true }), 'shift+e'],
    [press('E'), 'e'],
    [press('?', { shiftKey: true }), '?'],
    [press('?'), '?'],
    [press('1'), '1'],
    [press('k', { ctrlKey: true }), 'mod+k'],
    [press('k', { metaKey: true }), 'mod+k'],
    [press('K', { metaKey: true, shiftKey: true }), null],
    [press('e', { altKey: true }), null],
    [press('Shift', { shiftKey: true }), null],
    [press('Enter'), null],
    [press(' '), null],
  ])('%o is %s', (event, expected) => {
    expect(keyOf(event)).toBe(expected)
  })
})

describe('advanceKeys', () => {
  const bindings = new Set(['e', 'i', 'g i', 'g c', '?'])
  const type = (...keys: string[]) => {
    const matches: (string | null)[] = []
    let pending: string | null = null
    for (const key of keys) {
      const step = advanceKeys(pending, key, bindings)
      matches.push(step.match)
      pending = step.pending
    }
    return matches
  }

  it('finds a single key', () => {
    expect(type('e', '?')).toEqual(['e', '?'])
  })
  it('waits for the second key of a sequence', () => {
    expect(type('g', 'i', 'i')).toEqual([null, 'g i', 'i'])
  })
  it('lets the last key count where a sequence leads nowhere', () => {
    expect(type('g', 'e')).toEqual([null, 'e'])
    expect(type('g', 'x', 'i')).toEqual([null, null, 'i'])
    expect(type('g', 'g', 'c')).toEqual([null, null, 'g c'])
  })
})

describe('keyLabels', () => {
  it('speaks the language of the keyboard', () => {
    expect(keyLabels('mod+k', true)).toEqual(['⌘', 'K'])
    expect(keyLabels('mod+k', false)).toEqual(['Ctrl', 'K'])
    expect(keyLabels('g i', false)).toEqual(['G', 'I'])
    expect(keyLabels('shift+e', false)).toEqual(['⇧', 'E'])
  })
})

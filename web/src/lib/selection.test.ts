import { describe, expect, it } from 'vitest'
import { extendTo, keepShown, noSelection, toggle } from './selection.ts'

const order = ['a', 'b', 'c', 'd', 'e']
const ids = ({ ids: set }: { ids: ReadonlySet<string> }) => [...set].toSorted()

describe('selection', () => {
  it('goes on and off', () => {
    const one = toggle(noSelection, 'b')
    expect(ids(one)).toEqual(['b'])
    expect(ids(toggle(one, 'b'))).toEqual([])
  })
  it('takes a range in both directions, and keeps its anchor', () => {
    const down = extendTo(toggle(noSelection, 'b'), 'd', order)
    expect(ids(down)).toEqual(['b', 'c', 'd'])
    expect(ids(extendTo(down, 'a', order))).toEqual(['a', 'b', 'c', 'd'])
  })
  it('begins with one row where nothing was chosen before', () => {
    expect(ids(extendTo(noSelection, 'c', order))).toEqual(['c'])
  })
  it('lets go of rows that have left the list', () => {
    const all = extendTo(toggle(noSelection, 'a'), 'c', order)
    const left = keepShown(all, ['b', 'c'])
    expect(ids(left)).toEqual(['b', 'c'])
    expect(left.anchor).toBeNull()
    expect(keepShown(left, ['b', 'c', 'x'])).toBe(left)
  })
})

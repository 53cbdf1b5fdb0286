import { describe, expect, it } from 'vitest'
import { holdOrder, rowShift } from './stable-order.ts'

const rows = (...ids: string[]) => ids.map((id) => ({ id }))
const held = (before: string[], now: string[]) => {
  const { rows: shown, hidden } = holdOrder(before, rows(...now))
  return { shown: shown.map(({ id }) => id), hidden }
}

describe('holdOrder', () => {
  it('counts what came in above instead of showing it', () => {
    expect(held(['a', 'b'], ['new', 'a', 'b'])).toEqual({ shown: ['a', 'b'], hidden: 1 })
  })
  it('keeps a row in its place that moved to the top, and counts it', () => {
    expect(held(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({ shown: ['a', 'b', 'c'], hidden: 1 })
    expect(held(['a', 'b', 'c', 'd'], ['new', 'd', 'c', 'a', 'b'])).toEqual({
      shown: ['a', 'b', 'c', 'd'],
      hidden: 3,
    })
  })
  it('appends a further page', () => {
    expect(held(['a', 'b'], ['a', 'b', 'c', 'd'])).toEqual({ shown: ['a', 'b', 'c', 'd'], hidden: 0 })
  })
  it('lets go of what was taken out', () => {
    expect(held(['a', 'b', 'c'], ['a', 'c'])).toEqual({ shown: ['a', 'c'], hidden: 0 })
  })
  it('shows everything anew where nothing of it is left', () => {
    expect(held(['a'], ['x', 'y'])).toEqual({ shown: ['x', 'y'], hidden: 0 })
  })
})

describe('rowShift', () => {
  it('says how far the first visible row has moved', () => {
    expect(rowShift(['a', 'b', 'c'], ['b', 'c'], 1)).toBe(-1)
    expect(rowShift(['a', 'b', 'c'], ['x', 'a', 'b', 'c'], 1)).toBe(1)
    expect(rowShift(['a', 'b', 'c'], ['a', 'b', 'c'], 2)).toBe(0)
  })
  it('goes by the next row where the first is gone', () => {
    expect(rowShift(['a', 'b', 'c'], ['c'], 1)).toBe(-2)
  })
  it('stays where nothing is left', () => {
    expect(rowShift(['a'], [], 0)).toBe(0)
  })
})

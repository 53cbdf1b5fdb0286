import { describe, expect, it } from 'vitest'
import { fileSize } from '#lib/file-size.ts'

describe('fileSize', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [18_234_022, '18 MB'],
    [2_500_000_000, '2.5 GB'],
    [7_000_000_000_000, '7000 GB'],
  ])('%d is %s', (bytes, expected) => {
    expect(fileSize(bytes)).toBe(expected)
  })
})

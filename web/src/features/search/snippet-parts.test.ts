import { describe, expect, it } from 'vitest'
import { snippetParts } from './snippet-parts.ts'

const shapes = (snippet: string) =>
  snippetParts(snippet).map(({ text, isHit }) => (isHit ? `[${text}]` : text))

describe('snippetParts', () => {
  it('sets found words off', () => {
    expect(shapes('Where is my \u0002order\u0003 and the \u0002orders\u0003')).toEqual([
      'Where is my ',
      '[order]',
      ' and the ',
      '[orders]',
    ])
  })
  it('takes a text without marks as it is', () => {
    expect(shapes('<b>plain</b>')).toEqual(['<b>plain</b>'])
    expect(shapes('')).toEqual([])
  })
  it('does not mind a mark that is never closed', () => {
    expect(shapes('a \u0002b')).toEqual(['a ', '[b]'])
  })
})

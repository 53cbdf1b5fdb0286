import { expect, test } from 'vitest'
import { piecesOf } from './links.ts'

test('pages are linked, sentences go on, and nothing else is a link', () => {
  expect(piecesOf('See (https://a.test/x?y=1). javascript:alert(1)')).toEqual([
    { text: 'See (', href: null },
    { text: 'https://a.test/x?y=1', href: 'https://a.test/x?y=1' },
    { text: '). javascript:alert(1)', href: null },
  ])
})

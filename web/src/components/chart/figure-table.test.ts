import { expect, test } from 'vitest'
import { toCsv } from './figure-table.tsx'

test('a file says which signs it is written in, names rows exactly, and holds no formula', () => {
  const csv = toCsv({
    columns: ['From', 'Mentions'],
    rows: [{ cells: ['Sun, Nov 1', 12], exact: '2026-11-01' }, { cells: ['=1+1', 3] }],
  })
  expect(csv.codePointAt(0)).toBe(0xfeff)
  expect(csv.slice(1).split('\r\n')).toEqual(['From,Mentions', '2026-11-01,12', `"'=1+1",3`])
})

test('a file with something to say of a row says it in a column of its own, so that its dates stay dates', () => {
  const csv = toCsv({
    columns: ['From', 'Mentions'],
    rows: [
      { cells: ['Sun, Nov 1', 12], exact: '2026-11-01' },
      { cells: ['Mon, Nov 2, so far', 3], exact: '2026-11-02', remark: 'so far' },
    ],
  })
  expect(csv.slice(1).split('\r\n')).toEqual([
    'From,Mentions,Remark',
    '2026-11-01,12,',
    '2026-11-02,3,so far',
  ])
})

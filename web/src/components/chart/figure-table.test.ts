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

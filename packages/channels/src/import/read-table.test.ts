import { expect, test } from 'vitest'
import { readTable } from './read-table.ts'

interface How {
  size?: number
  encoding?: string
  delimiter?: string
  hasHeader?: boolean
}

async function read(bytes: Uint8Array, { size = 5, ...mapping }: How = {}) {
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  return await Array.fromAsync(
    readTable(chunks(), { encoding: 'utf-8', delimiter: '', hasHeader: true, ...mapping }),
  )
}
const table = 'when;who;what\n1;kim@x.test;"Grüße;\nzwei ""Zeilen"""\n\n2;lee@x.test;x'

test.each([1, 3, 1000])('a table is read alike in pieces of %i bytes', async (size) => {
  expect(await read(Buffer.from(table), { size, delimiter: ';' })).toEqual([
    { line: 2, cells: ['1', 'kim@x.test', 'Grüße;\nzwei "Zeilen"'] },
    { line: 4, cells: ['2', 'lee@x.test', 'x'] },
  ])
})

test('its separator is found out, and other encodings are read', async () => {
  const latin = Buffer.from(table, 'latin1')
  const found = await read(latin, { size: 1000, encoding: 'windows-1252' })
  expect(found[0]?.cells[2]).toBe('Grüße;\nzwei "Zeilen"')
})

test('a byte order mark and a missing header', async () => {
  const [first] = await read(Buffer.from('\uFEFFa,b\n1,2\n'), { hasHeader: false, size: 100 })
  expect(first).toEqual({ line: 1, cells: ['a', 'b'] })
})

test('a quotation mark that is never closed is said', async () => {
  const bytes = Buffer.from(`a,b\n1,"${'x'.repeat(1_100_000)}`)
  await expect(read(bytes, { size: 100_000, delimiter: ',' })).rejects.toThrow('Line 2 has a quotation mark')
})

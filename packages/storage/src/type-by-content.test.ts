import { expect, test } from 'vitest'
import { typeByContent } from './type-by-content.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const png = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
])

test('a picture is a picture whatever its sender says', async () => {
  expect(await typeByContent(png, 'text/html')).toBe('image/png')
})

test.each(['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript'])(
  'a page that claims %s is served as plain text',
  async (claim) => {
    expect(await typeByContent(bytes('<html><script>alert(1)</script>'), claim)).toBe('text/plain')
  },
)

test('an SVG with its XML head stays harmless', async () => {
  const type = await typeByContent(
    bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    'image/svg+xml',
  )
  expect(['text/plain', 'application/octet-stream']).toContain(type)
})

test('text keeps a harmless claim', async () => {
  expect(await typeByContent(bytes('a,b\n1,2\n'), 'text/csv; charset=utf-8')).toBe('text/csv')
})

test('bytes that are no text and carry no mark are just bytes', async () => {
  expect(await typeByContent(Uint8Array.from([1, 0, 2, 0]), 'text/plain')).toBe('application/octet-stream')
})

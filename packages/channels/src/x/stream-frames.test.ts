import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFrames } from './stream-frames.ts'

const texts = ['grüße', '日本語のポスト', '👩‍👩‍👧‍👦 family', '\u{10ffff}', 'a\u2028b', '"quoted" \\ \r\n inside']
const lines = texts.map((text) => JSON.stringify({ data: { id: '1', text } }))
const bytes = Buffer.from(`${lines[0]}\r\n\r\n${lines.slice(1).join('\r\n')}\r\n`)
const whole = [lines[0], '', ...lines.slice(1)]

function framesOf(chunks: readonly Uint8Array[]): string[] {
  const frames = createFrames()
  return chunks.flatMap((chunk) => frames.push(chunk))
}

test('whatever byte a stream is split at, inside of letters too, it says the same', () => {
  for (let at = 0; at <= bytes.length; at += 1)
    expect(framesOf([bytes.subarray(0, at), bytes.subarray(at)]), `split at ${at}`).toEqual(whole)
})

test('at every pair of bytes, and byte by byte', () => {
  const short = Buffer.from('{"t":"ü👍"}\r\n\r\n{"t":"é"}\r\n')
  const expected = ['{"t":"ü👍"}', '', '{"t":"é"}']
  for (let a = 0; a <= short.length; a += 1)
    for (let b = a; b <= short.length; b += 1)
      expect(framesOf([short.subarray(0, a), short.subarray(a, b), short.subarray(b)])).toEqual(expected)
  expect(framesOf([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole)
})

test('any texts, cut anywhere, with either end of line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }),
      fc.array(fc.nat(200)),
      fc.constantFrom('\r\n', '\n'),
      (some, cuts, end) => {
        const said = some.map((text) => JSON.stringify(text))
        const all = Buffer.from(said.map((line) => line + end).join(''))
        const at = [...cuts].sort((a, b) => a - b)
        const chunks = [0, ...at].map((from, index) => all.subarray(from, at[index] ?? all.length))
        expect(framesOf(chunks)).toEqual(said.map((line) => Buffer.from(line).toString()))
      },
    ),
  )
})

test('a line that never ends is not kept for ever', () => {
  const frames = createFrames()
  const chunk = new Uint8Array(1024 * 1024).fill(97)
  expect(() => [1, 2, 3, 4, 5].map(() => frames.push(chunk))).toThrow('does not end')
})

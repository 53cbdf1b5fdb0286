import { describe, expect, test } from 'vitest'
import { splitMbox } from './split-mbox.ts'

const line = 'From kim@x.test Mon Jan  5 10:00:00 2026'
const mail = (n: number, body: string, headers = '') => `${line}\nSubject: no. ${n}\n${headers}\n${body}\n\n`

async function split(text: string, { size = 7, from = 0, maxBytes = 10_000 } = {}) {
  const bytes = Buffer.from(text, 'latin1').subarray(from)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const found = await Array.fromAsync(splitMbox(chunks(), { from, maxBytes }))
  return found.map(({ raw, end, size: whole }) => ({
    text: raw === null ? null : Buffer.from(raw).toString('latin1'),
    end,
    size: whole,
  }))
}
const subjects = async (text: string, options = {}) =>
  (await split(text, options)).map((one) => /no\. \d+/.exec(one.text ?? '')?.[0] ?? null)

describe('a mailbox file', () => {
  const two = mail(1, 'hello') + mail(2, 'world')

  test.each([1, 2, 5, 50, 10_000])('is cut the same in chunks of %i bytes', async (size) => {
    const found = await split(two, { size })
    expect(found.map(({ text }) => text)).toEqual([
      'Subject: no. 1\n\nhello\n\n',
      'Subject: no. 2\n\nworld\n\n',
    ])
    expect(found.at(-1)?.end).toBe(two.length)
  })

  test('goes on behind any mail', async () => {
    const [first] = await split(two)
    expect(await subjects(two, { from: first?.end })).toEqual(['no. 2'])
  })

  test('lines that look like a beginning are not, and lose their mark', async () => {
    const text = mail(1, `>From me\n>>From you ${line.slice(5)}\nFrom here on it is fine`) + mail(2, 'x')
    const [first, second] = await split(text)
    expect(first?.text).toContain('\nFrom me\n>From you')
    expect(first?.text).toContain('From here on it is fine')
    expect(second?.text).toContain('no. 2')
  })

  test('of the form that says how long a mail is', async () => {
    const body = `quoting:\n\n${line}\nSubject: inside\n`
    const text = mail(1, body, `Content-Length: ${body.length}\n`) + mail(2, 'x')
    expect(await subjects(text, { size: 1000 })).toEqual(['no. 1', 'no. 2'])
    const lying = mail(1, 'short', 'Content-Length: 9999\n') + mail(2, 'x')
    expect(await subjects(lying)).toEqual(['no. 1', 'no. 2'])
  })

  test('with line ends of Windows, or without a blank line before the next', async () => {
    expect(await subjects(two.replaceAll('\n', '\r\n'))).toEqual(['no. 1', 'no. 2'])
    expect(await subjects(two.replaceAll('\n\nFrom', '\nFrom'))).toEqual(['no. 1', 'no. 2'])
  })

  test('what is larger than anybody reads is let go, and what follows is read', async () => {
    const text = mail(1, 'y'.repeat(3000)) + mail(2, 'x')
    const found = await split(text, { maxBytes: 1000, size: 100 })
    expect(found.map(({ text: words }) => words === null)).toEqual([true, false])
    expect(found[0]?.size).toBeGreaterThan(3000)
    expect(found[0]?.end).toBe(mail(1, 'y'.repeat(3000)).length)
    expect(found[1]?.end).toBe(text.length)
  })

  test('of nothing, or of one mail without a line before it', async () => {
    expect(await split('')).toEqual([])
    expect(await subjects('Subject: no. 7\n\nhi')).toEqual(['no. 7'])
  })
})

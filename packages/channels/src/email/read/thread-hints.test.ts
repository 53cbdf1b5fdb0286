import { expect, test } from 'vitest'
import { indexHeaders } from './mail-headers.ts'
import { threadHints } from './thread-hints.ts'

function hintsOf(...lines: string[]) {
  const headers = indexHeaders(lines.map((line) => ({ key: line.slice(0, line.indexOf(':')), line })))
  return threadHints({ headers, ownAddresses: ['support@shop.test'], returnedIds: [] })
}

test('the direct parent comes first, then the nearest ancestors; nothing twice, never itself', () => {
  const hints = hintsOf(
    'Message-ID: <me@x>',
    'In-Reply-To: <parent@x>',
    'References: <root@x>\r\n <middle@x> <parent@x> <me@x>',
  )
  expect(hints).toEqual({ ownRef: 'me@x', parentRefs: ['parent@x', 'middle@x', 'root@x'], tokens: [] })
})

test('tokens are found in every address we were reached by, and in the ids of our own mail', () => {
  const hints = hintsOf(
    'To: "Shop" <support+in-to-1@shop.test>, x@y.test',
    'Cc: support+in-cc-1@shop.test',
    'Delivered-To: support+in-envelope-1@shop.test',
    'In-Reply-To: <hub.0c1d.in-parent-1@shop.test>',
  )
  expect(hints.tokens).toEqual(['in-to-1', 'in-cc-1', 'in-envelope-1', 'in-parent-1'])
})

test('reads ids that are folded inside, without brackets, doubled or missing', () => {
  expect(hintsOf('References: <a@\r\n x> <b@x>').parentRefs).toEqual(['b@x', 'a@x'])
  expect(hintsOf('In-Reply-To: bare@x').parentRefs).toEqual(['bare@x'])
  expect(hintsOf('In-Reply-To: your mail of Monday').parentRefs).toEqual([])
  expect(hintsOf('In-Reply-To: <a@x>', 'In-Reply-To: <b@x>').parentRefs).toEqual(['a@x', 'b@x'])
  expect(hintsOf('Subject: x')).toEqual({ ownRef: null, parentRefs: [], tokens: [] })
})

test('hostile headers are bounded', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `<${index}@x>`).join(' ')
  expect(hintsOf(`References: ${many}`).parentRefs.length).toBeLessThanOrEqual(100)
  expect(hintsOf(`Message-ID: <${'x'.repeat(5000)}@x>`).ownRef).toBeNull()
  const tokens = Array.from({ length: 100 }, (_, index) => `support+token-${index}@shop.test`).join(', ')
  expect(hintsOf(`To: ${tokens}`).tokens).toHaveLength(20)
  const begun = process.cpuUsage()
  hintsOf(`To: ${'a'.repeat(100_000)}`, `Cc: ${'@a'.repeat(50_000)}`, `References: ${'<'.repeat(100_000)}`)
  expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000)
})

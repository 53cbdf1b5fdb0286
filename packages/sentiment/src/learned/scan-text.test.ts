import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashWord } from './hash.ts'
import { createRoles } from './roles.ts'
import {
  ADDRESS,
  CAPITALS,
  createScan,
  ELONGATED,
  EMOJI,
  HASHTAG,
  NEGATED,
  QUOTED,
  READ_AT_ONCE,
  SIGN,
  USER,
  WORD,
} from './scan-state.ts'
import { scanText } from './scan-text.ts'

const english = createRoles('en')
const names = { [WORD]: 'word', [USER]: 'user', [ADDRESS]: 'address', [EMOJI]: 'emoji', [SIGN]: 'sign' }

function scanned(text: string) {
  const scan = createScan()
  scanText(scan, english, text)
  return Array.from({ length: scan.count }, (_, token) => ({
    said: text.slice(scan.starts[token], scan.ends[token]),
    kind: names[(scan.kinds[token] ?? WORD) as keyof typeof names],
    hash: scan.hashes[token] ?? 0,
    flags: scan.flags[token] ?? 0,
    start: scan.starts[token] ?? 0,
    end: scan.ends[token] ?? 0,
  }))
}
const saidOf = (text: string) => scanned(text).map(({ said }) => said)
const flagged = (text: string, flag: number) =>
  scanned(text)
    .filter(({ flags }) => (flags & flag) !== 0)
    .map(({ said }) => said)

describe('what a text is cut into', () => {
  test.for<[text: string, tokens: string[]]>([
    ['', []],
    ['Not bad, really!', ['Not', 'bad', 'really', '!']],
    ['what?? ... and…', ['what', '??', '...', 'and', '…']],
    ["don't 'quote' well-being", ["don't", 'quote', 'well', 'being']],
    ['don’t', ['don’t']],
    ['love:) it <3 :-( XD', ['love', ':)', 'it', '<3', ':-(', 'XD']],
    ['at 10:30 in (room 8) x:Dog', ['at', '10', '30', 'in', 'room', '8', 'x', 'Dog']],
    ['👍🏽❤️👩‍👧!', ['👍🏽', '❤️', '👩‍👧', '!']],
    [
      '@some_one a@b.example https://x.example/y?z http',
      ['@some_one', 'a@b.example', 'https://x.example/y?z', 'http'],
    ],
    ['#FailDay #2', ['FailDay', '2']],
    ['größe ЖУК 日本', ['größe', 'ЖУК', '日本']],
  ])('%s', ([text, tokens]) => {
    expect(saidOf(text)).toEqual(tokens)
  })

  test('of each kind', () => {
    expect(scanned('hi @you www.x.example 😀 :) !').map(({ kind }) => kind)).toEqual([
      'word',
      'user',
      'address',
      'emoji',
      'emoji',
      'sign',
    ])
  })
})

describe('what is read as the same', () => {
  test.for<[text: string, word: string]>([
    ['GREAT', 'great'],
    ['greaaaaaat', 'greaat'],
    ['2019', '0000'],
    ['don’t', "don't"],
    ['#great', 'great'],
  ])('%s as %s', ([text, word]) => {
    expect(scanned(text).map(({ hash }) => hash)).toEqual([hashWord(word)])
  })

  test('an emoji in any tone', () => {
    const [plain, dark, heart, red] = scanned('👍 👍🏿 ❤ ❤️')
    expect(plain?.hash).toBe(dark?.hash)
    expect(heart?.hash).toBe(red?.hash)
  })
})

describe('what stands around', () => {
  test('a negation reaches six words, to the next sign or to a turn', () => {
    expect(flagged('not a b c d e f g', NEGATED)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(flagged('never good, good', NEGATED)).toEqual(['good'])
    expect(flagged("isn't good but cheap", NEGATED)).toEqual(['good', 'but'].slice(0, 1))
  })

  test('capitals, length, hashtags and quotes', () => {
    expect(flagged('I am SO very A1 sad', CAPITALS)).toEqual(['SO'])
    expect(flagged('sooo soo', ELONGATED)).toEqual(['sooo'])
    expect(flagged('a #b c # d', HASHTAG)).toEqual(['b'])
    expect(flagged('they said “so good” and "fine", not "open', QUOTED)).toEqual(['so', 'good', 'fine'])
  })

  test.for<[text: string, mark: string | undefined]>([
    ['so good /s', '/s'],
    ['so good #sarcasm', 'sarcasm'],
    ['so good #not', 'not'],
    ['not good, kg/s and/so on', undefined],
  ])('irony that says so: %s', ([text, mark]) => {
    const scan = createScan()
    scanText(scan, english, text)
    const said = scan.ironyAt < 0 ? undefined : text.slice(scan.starts[scan.ironyAt], scan.ends[scan.ironyAt])
    expect(said).toBe(mark)
  })
})

const pieces = [
  'a',
  'NOT',
  "n't",
  ':',
  ')',
  '"',
  '“',
  '”',
  '#',
  '@',
  '/s',
  ' ',
  '\n',
  '...',
  '!',
  '8',
  '\u{d83d}',
  '\u{de00}',
  '😀',
  '\u{200d}',
  '\u{fe0f}',
  '\u{1f3fd}',
  'http',
  '://',
  '日',
  'İ',
  'ﬁ',
  '\0',
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 300,
  }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 200 }).map((parts) => parts.join('')),
)

describe('whatever the text', () => {
  test('tokens stand in order within it, and cut no surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0
        for (const { start, end } of scanned(text)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          for (const at of [start, end]) expect(isWithinPair(text, at)).toBe(false)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
      {
        numRuns: 2_000,
        examples: [['😀\u{200d}\u{d83d}🏽'], ['😀\u{200d}\u{d83d}'], ['😀\u{200d}\u{d83d}a']],
      },
    )
  })

  test('one reading leaves nothing behind for the next', () => {
    const scan = createScan()
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        scanText(scan, english, first)
        scanText(scan, english, second)
        const used = Array.from({ length: scan.count }, (_, at) => [
          scan.hashes[at],
          scan.flags[at],
          scan.roles[at],
        ])
        const fresh = createScan()
        scanText(fresh, english, second)
        expect(used).toEqual(
          Array.from({ length: fresh.count }, (_, at) => [
            fresh.hashes[at],
            fresh.flags[at],
            fresh.roles[at],
          ]),
        )
        expect([...scan.chars.subarray(0, scan.length)]).toEqual([...fresh.chars.subarray(0, fresh.length)])
        expect([scan.ironyAt, scan.turnAt]).toEqual([fresh.ironyAt, fresh.turnAt])
      }),
    )
  })
})

const isWithinPair = (text: string, at: number) =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1))

test.for(['a', '!', '@', '"', '“a', '#', ':', "a'", '👍🏽', '\u{200d}', '\u{0301}', ' a', 'http', '/s ', '('])(
  'a million characters of %j take no time and no room',
  (unit) => {
    const scan = createScan()
    const text = unit.repeat(1_000_000 / unit.length)
    const begun = process.cpuUsage()
    scanText(scan, english, text)
    expect(process.cpuUsage(begun).user).toBeLessThan(500_000)
    expect(scan.count).toBeLessThanOrEqual(READ_AT_ONCE)
    expect(scan.ends[scan.count - 1] ?? 0).toBeLessThanOrEqual(READ_AT_ONCE + 2)
  },
)

import { describe, expect, test } from 'vitest'
import { compareWords } from './compare-words.ts'

const said = (before: string, after: string) =>
  compareWords(before, after)
    .map(({ kind, value }) => ({ same: value, added: `+${value}+`, removed: `-${value}-` })[kind])
    .join('')

const pairs = [
  ['word by word', 'We look into it', 'We looked into it', 'We -look-+looked+ into it'],
  [
    'by phrases',
    'It is not us. Sorry',
    'It was our mistake. Sorry',
    'It -is not us-+was our mistake+. Sorry',
  ],
  ['in numbers', 'at 16:00', 'at 15:30', 'at -16-+15+:-00-+30+'],
  ['in scripts without spaces', '我们正在调查', '我们已经调查', '我们-正在-+已经+调查'],
  ['in nothing', 'The same', 'The same', 'The same'],
  ['from nothing', '', 'New', '+New+'],
  ['in lines', 'One\n\nTwo', 'One\nTwo 🙂', null],
  ['in spaces', 'a  b c', 'a b  c ', null],
] as const

describe('two texts differ', () => {
  test.each(pairs)('%s, and nothing of either is lost', (_how, before, after, shown) => {
    if (shown !== null) expect(said(before, after)).toBe(shown)
    const without = (kind: string) =>
      compareWords(before, after)
        .flatMap((part) => (part.kind === kind ? [] : [part.value]))
        .join('')
    expect(without('added')).toBe(before)
    expect(without('removed')).toBe(after)
  })
})

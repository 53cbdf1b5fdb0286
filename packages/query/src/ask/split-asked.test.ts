import fc from 'fast-check'
import { expect, test } from 'vitest'
import { match } from '../match/match.ts'
import { parse } from '../parse/parse.ts'
import { askingTrees, channels, messages } from '../query.fixtures.ts'
import { askFor } from './ask-for.ts'
import { type Asked, type AskedTerm, queryOf } from './asked.ts'
import { splitAsked } from './split-asked.ts'

const [channel = { id: '', kind: '', name: '' }] = channels
const texts = new Set<AskedTerm['is']>(['word', 'phrase', 'hashtag', 'beginning'])
const grade = ({ is }: AskedTerm) => (texts.has(is) ? ('whole' as const) : ('no' as const))

/** Writes what has at most so many parts, and remembers what it wrote. */
function writer(most: number, mayOr: boolean) {
  const written = new Map<string, Asked>()
  const sizeOf = (asked: Asked): number => {
    if ('parts' in asked) return asked.parts.reduce((sum, part) => sum + sizeOf(part), 0)
    return 'texts' in asked ? asked.texts.length : 1
  }
  const hasOr = (asked: Asked): boolean =>
    asked.is === 'any' ||
    ('parts' in asked ? asked.parts.some(hasOr) : 'texts' in asked && asked.texts.length > 1)
  const write = (asked: Asked) => {
    if (sizeOf(asked) > most || (!mayOr && hasOr(asked))) return null
    const text = JSON.stringify(asked)
    written.set(text, asked)
    return text
  }
  return { write, written }
}

test('what is split asks for at least the same', () => {
  let told = 0
  fc.assert(
    fc.property(
      askingTrees,
      fc.array(messages, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (tree, said, most, mayOr) => {
        const answer = askFor(tree, { channel, host: null, grade })
        if (answer.is !== 'asked' || answer.missed.length > 0) return
        const { write, written } = writer(most, mayOr)
        const split = splitAsked(answer.asked, write)
        expect(split.refused).toEqual([])
        for (const one of said) {
          const message = { ...one, channel }
          if (!match(tree, message)) continue
          told += 1
          const heard = split.texts.some((text) => {
            const asked = written.get(text)
            return asked !== undefined && match(queryOf(asked), message)
          })
          expect(heard).toBe(true)
        }
      },
    ),
    { numRuns: 2000 },
  )
  expect(told).toBeGreaterThan(300)
})

test('what is needed besides gives way, the rarest stays', () => {
  const parsed = parse('the AND (shop OR store OR boutique) AND extraordinary')
  if (!parsed.ok) throw new Error('It is a query')
  const answer = askFor(parsed.tree, { channel, host: null, grade })
  if (answer.is !== 'asked') throw new Error('It can be asked for')
  const { write, written } = writer(2, true)
  const [text = ''] = splitAsked(answer.asked, write).texts
  const asked = written.get(text)
  expect(asked && match(queryOf(asked), { ...imagined, text: 'the extraordinary' })).toBe(true)
  expect(asked && match(queryOf(asked), { ...imagined, text: 'the shop' })).toBe(false)
})

const imagined = {
  title: null,
  author: { value: '', handle: null, name: null, followers: null, verified: false },
  language: null,
  country: null,
  sentiment: null,
  channel,
  form: null,
  url: null,
  to: [],
  hasMedia: false,
  engagement: null,
}

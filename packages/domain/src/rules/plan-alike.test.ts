import { expect, test } from 'vitest'
import { type AlikeFacts, linkKey, linkOf, planAlike, sketched } from './plan-alike.ts'

const said = 'The new Lumen lamp flickers all night and support tells me to buy another one'
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 9, minute))

interface Post {
  id: string
  text?: string
  repeats?: string | null
  minute?: number
}

const posts = (...all: Post[]) =>
  sketched(
    all.map(({ id, text = said, repeats = null, minute = 0 }) => ({
      id,
      kind: 'x',
      externalId: `x-${id}`,
      repeats,
      text,
      author: { kind: 'x', value: id, name: null },
      sentAt: at(minute),
    })),
  )
const standing = (...all: (Post & { groupId?: string })[]): AlikeFacts['standing'] =>
  new Map(
    all.map(({ id, text = said, minute = 0, groupId = null }) => [
      id,
      { id, text, sentAt: at(minute), groupId },
    ]),
  )
const none: AlikeFacts = { originals: new Map(), holders: new Map(), standing: new Map() }
const keysTo = (id: string, text = said) =>
  new Map(
    posts({ id, text }).flatMap(({ sketch }) => sketch?.keys.map((key) => [String(key), id] as const) ?? []),
  )
const shown = (plan: ReturnType<typeof planAlike>) =>
  plan.members.map(
    ({ messageId, groupId, via, repeats }) =>
      `${messageId}${repeats ? ' repeats' : ' leads'} ${groupId} by ${via}`,
  )

test('within a batch the first leads, whatever the order in which they come', () => {
  const plan = planAlike(posts({ id: 'b', minute: 5 }, { id: 'a', minute: 1 }), {
    ...none,
    holders: keysTo('a'),
  })
  expect(shown(plan)).toEqual(['a leads a by text', 'b repeats a by text'])
  expect(plan.due).toEqual([])
})

test('what is alike a text of before joins its group, and makes it due where it was said earlier', () => {
  const facts = {
    ...none,
    holders: keysTo('old'),
    standing: standing({ id: 'old', minute: 30, groupId: 'g' }),
  }
  const plan = planAlike(posts({ id: 'late', minute: 2, text: `Wow! ${said}` }), facts)
  expect(shown(plan)).toEqual(['late repeats g by text'])
  expect(plan.due).toEqual(['g'])
})

test('a key that two texts share by chance makes them no group', () => {
  const facts = {
    ...none,
    holders: keysTo('a'),
    standing: standing({ id: 'a', text: 'Something else is said here, and nothing of lamps at all' }),
  }
  expect(planAlike(posts({ id: 'b' }), facts).members).toEqual([])
})

test('what was said more than three days after is not what a late one repeats', () => {
  const facts = {
    ...none,
    holders: keysTo('now'),
    standing: standing({ id: 'now', minute: 60 * 24 * 3 + 1 }),
  }
  expect(planAlike(posts({ id: 'old', minute: 0 }), facts).members).toEqual([])
})

test('a repost joins what its network says it repeats, however short', () => {
  const facts = {
    ...none,
    originals: new Map([[linkOf({ kind: 'x', externalId: '1' }), 'm1']]),
    standing: standing({ id: 'm1', text: 'Wow' }),
  }
  expect(shown(planAlike(posts({ id: 'b', text: 'Wow', repeats: '1', minute: 1 }), facts))).toEqual([
    'm1 leads m1 by link',
    'b repeats m1 by link',
  ])
})

test('reposts of something that was never heard are one text; what they repeat joins them when it comes', () => {
  const [first] = posts({ id: 'a', text: 'Wow', repeats: '1' })
  if (first === undefined) throw new Error('no post')
  const holders = new Map([[linkKey(first), 'a']])
  const plan = planAlike(
    posts({ id: 'a', text: 'Wow', repeats: '1' }, { id: 'b', text: 'Wow', repeats: '1', minute: 3 }),
    { ...none, holders },
  )
  expect(shown(plan)).toEqual(['a leads a by link', 'b repeats a by link'])
  const original = { ...first, id: 'c', externalId: '1', repeats: null, sentAt: at(-9) }
  const late = planAlike([original], { ...none, holders, standing: standing({ id: 'a', groupId: 'a' }) })
  expect(shown(late)).toEqual(['c repeats a by link'])
  expect(late.due).toEqual(['a'])
})

import type { InboundMessage } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { compare, isDue, nothingWatched, type Standing, watch } from './look-again.ts'

const now = new Date('2026-11-30T12:00:00Z')
const message = (externalId: string, audience: 'public' | 'direct' = 'public') =>
  ({
    externalId,
    post: { audience, editedAt: null, engagement: { likes: 1, replies: 0 } },
  }) as InboundMessage
const stands = { gone: false as const, text: 'words', html: null, editedAt: null }
const standing = (id: string, rest: Partial<Extract<Standing, { gone: false }>> = {}): Standing => ({
  ...stands,
  id,
  engagement: { likes: 1, replies: 0 },
  ...rest,
})

describe('what is looked at again', () => {
  test('the last so many, and nothing that was said in private', () => {
    const watched = watch(
      nothingWatched,
      [message('a'), message('b', 'direct'), message('c'), message('d')],
      2,
    )
    expect(Object.keys(watched.known)).toEqual(['c', 'd'])
  })

  test('at once, and then from time to time; where there is nothing, never', () => {
    const watched = watch(nothingWatched, [message('a')])
    expect([isDue(nothingWatched, now, 1000), isDue(watched, now, 1000)]).toEqual([false, true])
    expect(isDue({ ...watched, at: now.toISOString() }, new Date(now.getTime() + 999), 1000)).toBe(false)
  })

  test('edits, new numbers and what is gone are told once', () => {
    const watched = watch(
      nothingWatched,
      ['same', 'edited', 'liked', 'gone', 'unknown'].map((id) => message(id)),
    )
    const standings = [
      standing('same'),
      standing('edited', { editedAt: '2026-11-30T11:00:00.000Z', text: 'better words' }),
      standing('liked', { engagement: { likes: 5, replies: 2 } }),
      { id: 'gone', gone: true } as const,
      standing('never heard of'),
    ]
    const first = compare(watched, standings, now)
    expect(first.changes).toEqual([
      {
        externalId: 'edited',
        at: new Date('2026-11-30T11:00:00Z'),
        kind: 'edited',
        text: 'better words',
        html: null,
      },
      { externalId: 'liked', at: now, kind: 'engagement', engagement: { likes: 5, replies: 2 } },
      { externalId: 'gone', at: now, kind: 'deleted' },
    ])
    expect(compare(first.watched, standings, now).changes).toEqual([])
    expect(Object.keys(first.watched.known)).toEqual(['same', 'edited', 'liked', 'unknown'])
  })
})

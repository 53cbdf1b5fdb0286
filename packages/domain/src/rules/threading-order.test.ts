import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counter, placeOf, threadable as message } from './threading.fixtures.ts'
import { refsOf, type Threadable, threadBatch } from './threading.ts'

/** Keeps what a store would keep between batches. */
function threadAll(batches: Threadable[][]): Map<string, string> {
  const refs = new Map<string, string>()
  const people = new Map<string, Set<string>>()
  const placed = new Map<string, string>()
  const newId = counter()
  for (const batch of batches) {
    const conversations = [...people].map(([id, participants]) => ({ id, participants: [...participants] }))
    for (const [id, decision] of threadBatch(batch, { refs, conversations }, newId)) {
      const conversationId = placeOf(decision)
      const one = batch.find((candidate) => candidate.id === id)
      if (one === undefined) throw new Error('an unknown message was placed')
      placed.set(id, conversationId)
      const participants = people.get(conversationId) ?? new Set()
      people.set(conversationId, participants)
      for (const address of [...(one.direction === 'in' ? [one.sender] : []), ...one.recipients])
        participants.add(address)
      for (const ref of refsOf(one)) if (ref === one.ownRef || !refs.has(ref)) refs.set(ref, conversationId)
    }
  }
  return placed
}

/** A thread in which everybody answers to all, and names what they answer as most mail programs do. */
const threadArbitrary = (name: string) =>
  fc
    .record({
      people: fc.integer({ min: 1, max: 3 }),
      answers: fc.array(
        fc.record({
          to: fc.nat(),
          by: fc.nat(),
          ours: fc.boolean(),
          naming: fc.constantFrom('all', 'root and parent'),
        }),
        { maxLength: 7 },
      ),
    })
    .map(({ people, answers }) => {
      const everybody = Array.from({ length: people }, (_, index) => `${name}-${index}@${name}-${index}.test`)
      const paths = [[`${name}-0@mail`]]
      const all = [
        message(`${name}-0`, { ownRef: `${name}-0@mail`, sender: everybody[0] ?? '', recipients: everybody }),
      ]
      for (const [index, { to, by, ours, naming }] of answers.entries()) {
        const path = paths[to % paths.length] ?? []
        const ownRef = `${name}-${index + 1}@mail`
        const root = path.at(-1) ?? ''
        all.push(
          message(`${name}-${index + 1}`, {
            ownRef,
            parentRefs: naming === 'all' ? path : [...new Set([path[0] ?? root, root])],
            direction: ours ? 'out' : 'in',
            sender: ours ? 'us@shop.test' : (everybody[by % people] ?? ''),
            recipients: everybody,
            sentAt: new Date(Date.UTC(2026, 2, 1, 10, index)),
          }),
        )
        paths.push([ownRef, ...path])
      }
      return all
    })

test('whatever order and batches they arrive in, the same messages end in the same conversations', () => {
  const threads = fc.tuple(threadArbitrary('one'), threadArbitrary('two'), threadArbitrary('three'))
  fc.assert(
    fc.property(
      threads.chain((all) => {
        const messages = all.flat()
        return fc.record({
          shuffled: fc.shuffledSubarray(messages, { minLength: messages.length }),
          cuts: fc.array(fc.nat({ max: messages.length })),
        })
      }),
      ({ shuffled, cuts }) => {
        const edges = [...new Set([0, ...cuts, shuffled.length])].sort((a, b) => a - b)
        const batches = edges.slice(1).map((end, index) => shuffled.slice(edges[index], end))
        const placed = threadAll(batches)
        for (const a of shuffled) {
          for (const b of shuffled) {
            const sameThread = a.id.split('-')[0] === b.id.split('-')[0]
            expect(placed.get(a.id) === placed.get(b.id)).toBe(sameThread)
          }
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('within one batch it is enough that each names its parent', () => {
  const chain = Array.from({ length: 8 }, (_, index) =>
    message(`m${index}`, { parentRefs: index === 0 ? [] : [`m${index - 1}@mail`] }),
  )
  fc.assert(
    fc.property(fc.shuffledSubarray(chain, { minLength: chain.length }), (shuffled) => {
      expect(new Set(threadAll([shuffled]).values()).size).toBe(1)
    }),
  )
})

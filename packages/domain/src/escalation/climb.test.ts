import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextMove, type Rung } from './climb.ts'

const rungs = fc.record({
  steps: fc.array(fc.record({ waitSeconds: fc.integer({ min: 10, max: 86_400 }) }), {
    minLength: 1,
    maxLength: 6,
  }),
  repeat: fc.integer({ min: 0, max: 5 }),
})

/** Every step that is taken while nobody acknowledges. */
function climb(rung: Rung): string[] {
  const taken: string[] = []
  for (let now = rung; ;) {
    const move = nextMove(now)
    if (move?.kind !== 'step') return [...taken, move?.kind ?? 'nothing']
    taken.push(`${move.round}.${move.step}`)
    now = { ...now, ...move.next }
  }
}

test('every step is taken once in each round, in order, and then it ends', () => {
  fc.assert(
    fc.property(rungs, ({ steps, repeat }) => {
      const wanted = Array.from({ length: repeat + 1 }, (_r, round) =>
        steps.map((_s, step) => `${round}.${step}`),
      )
      expect(climb({ state: 'open', step: 0, round: 0, steps, repeat })).toEqual([
        ...wanted.flat(),
        'exhausted',
      ])
    }),
  )
})

test('an acknowledgement that runs out tells again what stood then, and goes on from there', () => {
  fc.assert(
    fc.property(rungs, fc.nat(5), ({ steps, repeat }, place) => {
      const step = Math.min(place, steps.length - 1) + 1
      const move = nextMove({ state: 'acknowledged', step, round: 0, steps, repeat })
      expect(move).toEqual({
        kind: 'step',
        again: true,
        step: step - 1,
        round: 0,
        next: { step, round: 0, waitSeconds: steps[step - 1]?.waitSeconds },
      })
    }),
  )
})

test('what has ended goes no further', () => {
  const rung = { step: 0, round: 0, steps: [{ waitSeconds: 60 }], repeat: 5 }
  expect(nextMove({ ...rung, state: 'resolved' })).toBeNull()
  expect(nextMove({ ...rung, state: 'exhausted' })).toBeNull()
})

import { isAppError } from '@hubbub/contracts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterMove, type Standing, type StatementMove } from './standing.ts'

const people = ['ann', 'ben', 'cat'] as const
const person = fc.constantFrom(...people)
const start = Date.UTC(2026, 2, 2)
const MINUTE_MS = 60_000

/** What somebody does, by what they see or by what was there before. */
const doing = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('ask', 'approve', 'publish') },
    { weight: 1, arbitrary: fc.constantFrom('save', 'refuse', 'withdraw', 'lapse', 'wait') },
  ),
  by: person,
  other: person,
  backup: fc.option(person, { nil: null }),
  /** How many versions behind, and of which question. */
  behind: fc.constantFrom(0, 0, 0, 1),
  ask: fc.constantFrom('last', 'last', 'last', 'before'),
  edits: fc.boolean(),
  minutes: fc.integer({ min: 1, max: 90 }),
})
type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never

interface Written {
  number: number
  by: string
}

/** Plays what people do, and keeps beside it who wrote what and what has left. */
function play(steps: readonly Doing[]) {
  let standing: Standing = { number: 1, authorId: 'ann', approval: null }
  let now = start
  let asked = 0
  const written: Written[] = [{ number: 1, by: 'ann' }]
  const left: { number: number; at: number; standing: Standing }[] = []
  const seen: Standing[] = [standing]
  for (const step of steps) {
    if (step.kind === 'wait') {
      now += step.minutes * MINUTE_MS
      continue
    }
    const move = moveOf(step, { standing, now, asked })
    const before = standing
    try {
      standing = afterMove(standing, move)
    } catch (error) {
      if (!isAppError(error)) throw error
      continue
    }
    if (move.kind === 'ask') asked += 1
    if (standing.number > before.number) written.push({ number: standing.number, by: step.by })
    if (move.kind === 'publish') left.push({ number: standing.number, at: now, standing: before })
    seen.push(standing)
  }
  return { seen, written, left, standing }
}

function moveOf(
  { kind, by, other, backup, behind, ask, edits, minutes }: Doing,
  { standing, now, asked }: { standing: Standing; now: number; asked: number },
): StatementMove {
  const number = standing.number - behind
  const approvalId = `q${ask === 'last' ? asked : asked - 1}`
  const at = new Date(now)
  switch (kind) {
    case 'save':
      return { kind, by, basedOn: number }
    case 'ask':
      return { kind, id: `q${asked + 1}`, number, approverId: other, backupId: backup, validMinutes: minutes }
    case 'approve':
      return { kind, by, approvalId, number, edits, at }
    case 'refuse':
      return { kind, by, approvalId, number }
    case 'withdraw':
      return { kind, approvalId }
    case 'publish':
      return { kind, approvalId, at }
    default:
      return { kind: 'lapse', at }
  }
}

const course = fc.array(doing, { minLength: 8, maxLength: 60 })
const authorOf = (written: readonly Written[], number: number) =>
  written.find((one) => one.number === number)?.by

describe('whatever people do,', () => {
  test('nobody approves what only they wrote: somebody else wrote what was asked for', () => {
    let given = 0
    fc.assert(
      fc.property(course, (steps) => {
        const { seen, written } = play(steps)
        for (const { approval } of seen) {
          if (approval?.approvedNumber === undefined || approval.approvedNumber === null) continue
          given += 1
          const { decidedById, number, approvedNumber, approverId, backupId } = approval
          expect([approverId, backupId]).toContain(decidedById)
          expect(authorOf(written, number)).not.toBe(decidedById)
          // Their own change is the one that followed what they were asked for.
          if (approvedNumber !== number) {
            expect(approvedNumber).toBe(number + 1)
            expect(authorOf(written, approvedNumber)).toBe(decidedById)
          }
        }
      }),
      { numRuns: 2_000 },
    )
    expect(given).toBeGreaterThan(500)
  })

  test('what leaves is the last version, approved, and in its time', () => {
    let published = 0
    fc.assert(
      fc.property(course, (steps) => {
        for (const { number, at, standing } of play(steps).left) {
          published += 1
          expect(standing.approval).toMatchObject({ state: 'approved', approvedNumber: number })
          expect(standing.number).toBe(number)
          expect(standing.approval?.expiresAt?.getTime()).toBeGreaterThan(at)
        }
      }),
      { numRuns: 2_000 },
    )
    expect(published).toBeGreaterThan(200)
  })

  test('a change leaves nothing asked or approved', () => {
    fc.assert(
      fc.property(course, person, (steps, by) => {
        const { standing } = play(steps)
        const { approval } = afterMove(standing, { kind: 'save', by, basedOn: standing.number })
        expect(['asked', 'approved']).not.toContain(approval?.state)
      }),
    )
  })
})

describe('an approval', () => {
  const asked = afterMove(
    { number: 1, authorId: 'ann', approval: null },
    { kind: 'ask', id: 'q', number: 1, approverId: 'ben', backupId: 'cat', validMinutes: 60 },
  )
  const approve = (by: string, rest: Partial<Extract<StatementMove, { kind: 'approve' }>> = {}) =>
    ({ kind: 'approve', by, approvalId: 'q', number: 1, edits: false, at: new Date(start), ...rest }) as const
  const code = (move: StatementMove, standing = asked) => {
    try {
      afterMove(standing, move)
      return null
    } catch (error) {
      return isAppError(error) ? error.code : error
    }
  }

  test('is given by the backup as well as by the approver, and by nobody else', () => {
    expect(code(approve('ben'))).toBeNull()
    expect(code(approve('cat'))).toBeNull()
    expect(code(approve('dan'))).toBe('statement.not_asked')
  })

  test('with a change of the approver is of their version, and needs no second round', () => {
    expect(afterMove(asked, approve('ben', { edits: true }))).toMatchObject({
      number: 2,
      authorId: 'ben',
      approval: { state: 'approved', number: 1, approvedNumber: 2, decidedById: 'ben' },
    })
  })

  test('is not asked of whoever wrote it last, nor twice of one', () => {
    const ask = { kind: 'ask', id: 'q', number: 1, validMinutes: 1 } as const
    const fresh: Standing = { number: 1, authorId: 'ann', approval: null }
    expect(code({ ...ask, approverId: 'ann', backupId: null }, fresh)).toBe('statement.own')
    expect(code({ ...ask, approverId: 'ben', backupId: 'ann' }, fresh)).toBe('statement.own')
    expect(code({ ...ask, approverId: 'ben', backupId: 'ben' }, fresh)).toBe('statement.backup_is_approver')
    expect(code({ ...ask, approverId: 'ben', backupId: null })).toBe('statement.asked_already')
  })

  test('names the version that was seen', () => {
    expect(code(approve('ben', { number: 2 }))).toBe('statement.changed')
  })

  test('ends to the moment', () => {
    const given = afterMove(asked, approve('ben'))
    const publish = (ms: number) =>
      code({ kind: 'publish', approvalId: 'q', at: new Date(start + ms) }, given)
    expect(publish(60 * MINUTE_MS - 1)).toBeNull()
    expect(publish(60 * MINUTE_MS)).toBe('statement.lapsed')
    const lapsed = afterMove(given, { kind: 'lapse', at: new Date(start + 60 * MINUTE_MS) })
    expect(lapsed.approval?.state).toBe('lapsed')
    expect(afterMove(given, { kind: 'lapse', at: new Date(start) })).toEqual(given)
  })
})

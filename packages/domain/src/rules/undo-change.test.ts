import { describe, expect, it } from 'vitest'
import { type Snapshot, undoChange } from './undo-change.ts'

const until = new Date('2026-05-05T08:00:00Z')
const plain = {
  status: 'open',
  snoozedUntil: null,
  priority: 'none',
  assigneeId: null,
  teamId: 't1',
} as const satisfies Snapshot['state']
const of = (state: Partial<Snapshot['state']> = {}, labelIds: string[] = []): Snapshot => ({
  state: { ...plain, ...state },
  labelIds,
})

describe('what brings a conversation back', () => {
  it('is nothing where nothing has changed', () => {
    expect(undoChange(of({}, ['a', 'b']), of({}, ['b', 'a']))).toBeNull()
  })
  it('is what was there before, and only that', () => {
    expect(undoChange(of(), of({ status: 'spam', assigneeId: 'm1' }))).toEqual({
      status: 'open',
      assigneeId: null,
    })
    expect(undoChange(of({ priority: 'low' }), of({ priority: 'high', teamId: null }))).toEqual({
      priority: 'low',
      teamId: 't1',
    })
  })
  it('puts a snoozed one to sleep until the same time', () => {
    const snoozed = of({ status: 'snoozed', snoozedUntil: until })
    expect(undoChange(snoozed, of())).toEqual({ status: 'snoozed', snoozedUntil: until.toISOString() })
    expect(undoChange(of(), snoozed)).toEqual({ status: 'open' })
  })
  it('gives back and takes away the labels that differ', () => {
    expect(undoChange(of({}, ['a', 'b']), of({}, ['b', 'c']))).toEqual({
      addLabelIds: ['a'],
      removeLabelIds: ['c'],
    })
  })
})

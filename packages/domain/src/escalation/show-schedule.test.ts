import { describe, expect, test } from 'vitest'
import type { KeptOverride } from '../ports/on-call.ts'
import { showSchedule } from './show-schedule.ts'

const at = new Date('2026-06-02T12:00:00Z')
const schedule = {
  id: 'nights',
  name: 'Nights',
  timeZone: 'UTC',
  rotations: [
    {
      name: 'Daily',
      memberIds: ['ann', 'ben'],
      startsAt: '2026-06-01T09:00',
      every: 1,
      unit: 'days' as const,
      hours: null,
    },
  ],
  createdAt: at,
  version: 1,
}
const override = (memberId: string, from: string, to: string): KeptOverride => ({
  id: `${memberId} ${from}`,
  scheduleId: 'nights',
  memberId,
  memberName: memberId,
  from: new Date(from),
  to: new Date(to),
  reason: '',
  swapId: null,
  createdAt: at,
})
const turns = (...overrides: KeptOverride[]) => {
  const { now, next } = showSchedule(schedule, { overrides, swapRequests: [] }, at)
  return [now?.memberId, now?.to, next?.memberId, next?.from]
}

describe('who is on call now, and who after them', () => {
  test('is told by the turns', () => {
    const handover = '2026-06-03T09:00:00.000Z'
    expect(turns()).toEqual(['ben', handover, 'ann', handover])
  })

  test('is somebody else, also where one stands in for themselves within their turn', () => {
    const handover = '2026-06-03T09:00:00.000Z'
    const own = override('ben', '2026-06-02T11:00:00Z', '2026-06-02T18:00:00Z')
    expect(turns(own)).toEqual(['ben', handover, 'ann', handover])
  })

  test('who stands in for the next one goes on until that is over', () => {
    const next = override('ben', '2026-06-03T09:00:00Z', '2026-06-03T20:00:00Z')
    const end = '2026-06-03T20:00:00.000Z'
    expect(turns(next)).toEqual(['ben', end, 'ann', end])
  })
})

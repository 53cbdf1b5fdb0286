import type { Rotation } from '@hubbub/contracts'
import { format, startOfWeek } from 'date-fns'

/** From this week's Monday at nine, a week each. */
export function newRotation(memberId: string): Rotation {
  const monday = startOfWeek(new Date(), { weekStartsOn: 1 })
  return {
    name: 'Weekly',
    memberIds: [memberId],
    startsAt: `${format(monday, 'yyyy-MM-dd')}T09:00`,
    every: 1,
    unit: 'weeks',
    hours: null,
  }
}

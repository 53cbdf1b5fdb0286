import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'
import { startOfDayIn } from '#lib/time/start-of-day-in.ts'

export const shiftsQuery = (workspaceId: string, scheduleId: string, span: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['shifts', workspaceId, scheduleId, span.from, span.to],
    queryFn: ({ signal }) => api.workspace(workspaceId).onCall.shifts(scheduleId, span, signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })

const day = 86_400_000

/** From this day on by the clocks of a time zone; the same for the whole day, so that it is asked for once. */
export function daysAhead(days: number, now: number, timeZone: string): { from: string; to: string } {
  const from = startOfDayIn(timeZone, now)
  return { from: new Date(from).toISOString(), to: new Date(from + days * day).toISOString() }
}

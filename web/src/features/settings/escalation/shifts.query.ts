import { queryOptions } from '@tanstack/react-query'
import { api } from '#lib/api.ts'

export const shiftsQuery = (workspaceId: string, scheduleId: string, span: { from: string; to: string }) =>
  queryOptions({
    queryKey: ['shifts', workspaceId, scheduleId, span.from, span.to],
    queryFn: ({ signal }) => api.workspace(workspaceId).onCall.shifts(scheduleId, span, signal),
    select: (page) => page.items,
    staleTime: 60_000,
  })

const day = 86_400_000

/** From this day on; the same for the whole day, so that it is asked for once. */
export function daysAhead(days: number, now: number): { from: string; to: string } {
  const from = new Date(now)
  from.setHours(0, 0, 0, 0)
  return { from: from.toISOString(), to: new Date(from.getTime() + days * day).toISOString() }
}

import { queryOptions } from '@tanstack/react-query'
import { auth } from '#lib/auth.ts'

/** Where one is signed in, the session that asks among them. */
export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async () => {
      const [sessions, own] = await Promise.all([auth.sessions(), auth.currentSession()])
      return sessions
        .map((session) => ({ ...session, current: session.token === own?.session.token }))
        .toSorted((a, b) => Number(b.current) - Number(a.current) || +b.updatedAt - +a.updatedAt)
    },
    staleTime: 10_000,
  })

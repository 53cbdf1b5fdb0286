import { isProblem } from '@hubbub/api-client'
import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { meQuery } from '#lib/queries/me.query.ts'
import { setupQuery } from '#lib/queries/setup.query.ts'
import { type Session, sessionOf } from '#lib/session.ts'
import { applyTheme } from '#lib/theme.ts'

/** The session of the one who is signed in; everyone else is led to the door they need. */
export async function requireSession(queryClient: QueryClient, href: string): Promise<Session> {
  const me = await queryClient.query({ ...meQuery(), staleTime: 'static' }).catch(async (error: unknown) => {
    if (!isProblem(error) || error.status !== 401) throw error
    const { needsSetup } = await queryClient.query(setupQuery())
    if (needsSetup) throw redirect({ to: '/setup', search: {} })
    throw redirect({ to: '/sign-in', search: href === '/inbox' || href === '/' ? {} : { redirect: href } })
  })
  const session = sessionOf(me)
  if (!session) throw redirect({ to: '/no-workspace' })
  applyTheme(session.preferences.theme)
  return session
}

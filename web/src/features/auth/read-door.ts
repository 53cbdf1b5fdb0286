import { isProblem } from '@hubbub/api-client'
import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { meQuery } from '#lib/queries/me.query.ts'
import { setupQuery } from '#lib/queries/setup.query.ts'
import { safeRedirect } from '#lib/safe-redirect.ts'

export interface DoorSearch {
  redirect?: string | undefined
  token?: string | undefined
}

/** Lets in whoever holds a one-time link or is signed in already; for the rest, how they can sign in. */
export async function readDoor(queryClient: QueryClient, search: DoorSearch) {
  const refusal = search.token ? await followLink(queryClient, search.token) : null
  if (refusal === null && (await isSignedIn(queryClient))) {
    throw redirect({ href: safeRedirect(search.redirect), replace: true })
  }
  const setup = await queryClient.query(setupQuery())
  if (setup.needsSetup) throw redirect({ to: '/setup', search: {}, replace: true })
  return { refusal }
}

/** Null once signed in, else what the server has against the link. */
async function followLink(queryClient: QueryClient, token: string): Promise<string | null> {
  try {
    await api.account.signInByLink(token)
    queryClient.removeQueries({ queryKey: ['me'] })
    return null
  } catch (error) {
    return errorText(error)
  }
}

async function isSignedIn(queryClient: QueryClient): Promise<boolean> {
  try {
    await queryClient.query({ ...meQuery(), staleTime: 'static' })
    return true
  } catch (error) {
    if (isProblem(error) && error.status === 401) return false
    throw error
  }
}

import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { readDoor } from '#features/auth/read-door.ts'
import { SignInPage } from '#features/auth/sign-in-page.tsx'

export const Route = createFileRoute('/sign-in')({
  validateSearch: z.object({
    redirect: z.string().optional().catch(undefined),
    token: z.string().optional().catch(undefined),
    error: z.string().optional().catch(undefined),
  }),
  beforeLoad: ({ context, search, preload }) =>
    preload ? { refusal: null } : readDoor(context.queryClient, search),
  component: function SignIn() {
    const { refusal } = Route.useRouteContext()
    const { redirect, error } = Route.useSearch()
    return <SignInPage redirect={redirect} error={error} refusal={refusal} />
  },
})

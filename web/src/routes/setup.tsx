import { createFileRoute, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { SetupPage } from '#features/auth/setup-page.tsx'
import { setupQuery } from '#lib/queries/setup.query.ts'

export const Route = createFileRoute('/setup')({
  validateSearch: z.object({ token: z.string().optional().catch(undefined) }),
  beforeLoad: async ({ context }) => {
    const { needsSetup } = await context.queryClient.query(setupQuery())
    if (!needsSetup) throw redirect({ to: '/sign-in', search: {}, replace: true })
  },
  component: function Setup() {
    return <SetupPage token={Route.useSearch().token} />
  },
})

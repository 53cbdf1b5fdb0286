import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { ResetPasswordPage } from '#features/auth/reset-password-page.tsx'

export const Route = createFileRoute('/reset-password')({
  validateSearch: z.object({ token: z.string().optional().catch(undefined) }),
  component: function ResetPassword() {
    return <ResetPasswordPage token={Route.useSearch().token} />
  },
})

import { createFileRoute } from '@tanstack/react-router'
import { ForgotPasswordPage } from '#features/auth/forgot-password-page.tsx'
import { setupQuery } from '#lib/queries/setup.query.ts'

export const Route = createFileRoute('/forgot-password')({
  loader: ({ context }) => context.queryClient.query(setupQuery()),
  component: ForgotPasswordPage,
})

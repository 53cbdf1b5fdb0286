import { createFileRoute } from '@tanstack/react-router'
import { FrameLayout } from '#features/frame/frame-layout.tsx'
import { requireSession } from '#features/frame/require-session.ts'

export const Route = createFileRoute('/_app')({
  beforeLoad: async ({ context, location }) => ({
    session: await requireSession(context.queryClient, location.href),
  }),
  component: FrameLayout,
})

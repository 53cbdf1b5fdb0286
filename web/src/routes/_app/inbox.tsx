import { createFileRoute } from '@tanstack/react-router'
import { InboxPage } from '#features/inbox/inbox-page.tsx'
import { inboxSearchSchema } from '#features/inbox/search.ts'

export const Route = createFileRoute('/_app/inbox')({
  validateSearch: inboxSearchSchema,
  component: InboxPage,
})

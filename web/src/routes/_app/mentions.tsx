import { createFileRoute } from '@tanstack/react-router'
import { MentionsPage } from '#features/mentions/mentions-page.tsx'
import { mentionSearchSchema } from '#features/mentions/search.ts'

export const Route = createFileRoute('/_app/mentions')({
  validateSearch: mentionSearchSchema,
  component: MentionsPage,
})

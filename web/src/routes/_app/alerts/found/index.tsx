import { createFileRoute } from '@tanstack/react-router'
import { FoundPage } from '#features/alerts/found/found-page.tsx'
import { foundSearchSchema } from '#features/alerts/search.ts'

export const Route = createFileRoute('/_app/alerts/found/')({
  validateSearch: foundSearchSchema,
  component: FoundPage,
})

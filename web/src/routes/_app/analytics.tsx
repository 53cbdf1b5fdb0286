import { createFileRoute } from '@tanstack/react-router'
import { AnalyticsPage } from '#features/analytics/analytics-page.tsx'
import { analyticsSearchSchema } from '#features/analytics/search.ts'

export const Route = createFileRoute('/_app/analytics')({
  validateSearch: analyticsSearchSchema,
  component: AnalyticsPage,
})

import { createFileRoute } from '@tanstack/react-router'
import { AlertsPage } from '#features/alerts/alerts-page.tsx'
import { alertsSearchSchema } from '#features/alerts/search.ts'

export const Route = createFileRoute('/_app/alerts/')({
  validateSearch: alertsSearchSchema,
  component: AlertsPage,
})

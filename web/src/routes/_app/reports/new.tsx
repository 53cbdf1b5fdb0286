import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { NewReportPage } from '#features/analytics/reports/new-report-page.tsx'

export const Route = createFileRoute('/_app/reports/new')({
  validateSearch: z.object({ dashboardId: z.uuid().optional().catch(undefined) }),
  component: NewReportPage,
})

import { createFileRoute } from '@tanstack/react-router'
import { ReportPage } from '#features/analytics/reports/report-page.tsx'

export const Route = createFileRoute('/_app/reports/$reportId')({ component: ReportPage })

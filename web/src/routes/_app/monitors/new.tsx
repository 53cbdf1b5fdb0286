import { createFileRoute } from '@tanstack/react-router'
import { NewMonitorPage } from '#features/monitors/new-monitor-page.tsx'
import { newMonitorSearchSchema } from '#features/monitors/search.ts'

export const Route = createFileRoute('/_app/monitors/new')({
  validateSearch: newMonitorSearchSchema,
  component: NewMonitorPage,
})

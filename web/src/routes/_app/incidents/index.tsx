import { createFileRoute } from '@tanstack/react-router'
import { IncidentsPage } from '#features/incidents/incidents-page.tsx'
import { incidentsSearchSchema } from '#features/incidents/search.ts'

export const Route = createFileRoute('/_app/incidents/')({
  validateSearch: incidentsSearchSchema,
  component: IncidentsPage,
})

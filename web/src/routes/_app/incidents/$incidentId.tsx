import { createFileRoute } from '@tanstack/react-router'
import { IncidentPage } from '#features/incidents/incident-page.tsx'

export const Route = createFileRoute('/_app/incidents/$incidentId')({ component: IncidentPage })

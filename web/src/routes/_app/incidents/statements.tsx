import { createFileRoute } from '@tanstack/react-router'
import { TemplatesPage } from '#features/incidents/statements/templates-page.tsx'

export const Route = createFileRoute('/_app/incidents/statements')({ component: TemplatesPage })

import { createFileRoute } from '@tanstack/react-router'
import { AlertPage } from '#features/alerts/alert-page.tsx'

export const Route = createFileRoute('/_app/alerts/$escalationId')({ component: AlertPage })

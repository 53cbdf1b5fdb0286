import { createFileRoute } from '@tanstack/react-router'
import { FoundAlertPage } from '#features/alerts/found/found-alert-page.tsx'

export const Route = createFileRoute('/_app/alerts/found/$alertId')({ component: FoundAlertPage })

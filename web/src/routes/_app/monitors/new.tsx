import { createFileRoute } from '@tanstack/react-router'
import { NewMonitorPage } from '#features/monitors/new-monitor-page.tsx'

export const Route = createFileRoute('/_app/monitors/new')({ component: NewMonitorPage })

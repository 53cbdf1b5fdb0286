import { createFileRoute } from '@tanstack/react-router'
import { MonitorPage } from '#features/monitors/monitor-page.tsx'

export const Route = createFileRoute('/_app/monitors/$monitorId')({ component: MonitorPage })

import { createFileRoute } from '@tanstack/react-router'
import { MonitorsPage } from '#features/monitors/monitors-page.tsx'

export const Route = createFileRoute('/_app/monitors/')({ component: MonitorsPage })

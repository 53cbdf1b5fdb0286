import { createFileRoute } from '@tanstack/react-router'
import { DrillPage } from '#features/drill/drill-page.tsx'

export const Route = createFileRoute('/_app/drill')({ component: DrillPage })

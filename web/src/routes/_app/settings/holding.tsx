import { createFileRoute } from '@tanstack/react-router'
import { HoldingPage } from '#features/settings/holding/holding-page.tsx'

export const Route = createFileRoute('/_app/settings/holding')({ component: HoldingPage })

import { createFileRoute } from '@tanstack/react-router'
import { DigestsPage } from '#features/alerts/digests/digests-page.tsx'

export const Route = createFileRoute('/_app/alerts/digests/')({ component: DigestsPage })

import { createFileRoute } from '@tanstack/react-router'
import { ImportsPage } from '#features/settings/imports/imports-page.tsx'

export const Route = createFileRoute('/_app/settings/imports/')({ component: ImportsPage })

import { createFileRoute } from '@tanstack/react-router'
import { EscalationPage } from '#features/settings/escalation/escalation-page.tsx'

export const Route = createFileRoute('/_app/settings/escalation')({ component: EscalationPage })

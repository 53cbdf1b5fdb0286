import { createFileRoute } from '@tanstack/react-router'
import { RulesPage } from '#features/alerts/rules/rules-page.tsx'

export const Route = createFileRoute('/_app/alerts/rules/')({ component: RulesPage })

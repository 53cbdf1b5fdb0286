import { createFileRoute } from '@tanstack/react-router'
import { RulePage } from '#features/alerts/rules/rule-page.tsx'

export const Route = createFileRoute('/_app/alerts/rules/$ruleId')({ component: RulePage })

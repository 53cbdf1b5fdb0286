import { createFileRoute } from '@tanstack/react-router'
import { NewRulePage } from '#features/alerts/rules/new-rule-page.tsx'
import { newRuleSearchSchema } from '#features/alerts/search.ts'

export const Route = createFileRoute('/_app/alerts/rules/new')({
  validateSearch: newRuleSearchSchema,
  component: NewRulePage,
})

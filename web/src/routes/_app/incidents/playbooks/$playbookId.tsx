import { createFileRoute } from '@tanstack/react-router'
import { PlaybookPage } from '#features/incidents/playbooks/playbook-page.tsx'
import { playbookSearchSchema } from '#features/incidents/search.ts'

export const Route = createFileRoute('/_app/incidents/playbooks/$playbookId')({
  validateSearch: playbookSearchSchema,
  component: PlaybookPage,
})

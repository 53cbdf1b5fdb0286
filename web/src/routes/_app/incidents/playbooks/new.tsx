import { createFileRoute } from '@tanstack/react-router'
import { NewPlaybookPage } from '#features/incidents/playbooks/new-playbook-page.tsx'

export const Route = createFileRoute('/_app/incidents/playbooks/new')({ component: NewPlaybookPage })

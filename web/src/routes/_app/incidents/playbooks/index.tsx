import { createFileRoute } from '@tanstack/react-router'
import { PlaybooksPage } from '#features/incidents/playbooks/playbooks-page.tsx'

export const Route = createFileRoute('/_app/incidents/playbooks/')({ component: PlaybooksPage })

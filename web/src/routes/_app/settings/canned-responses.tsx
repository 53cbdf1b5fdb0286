import { createFileRoute } from '@tanstack/react-router'
import { CannedResponsesPage } from '#features/settings/canned-responses/canned-responses-page.tsx'

export const Route = createFileRoute('/_app/settings/canned-responses')({ component: CannedResponsesPage })

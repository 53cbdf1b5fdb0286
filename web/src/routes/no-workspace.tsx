import { createFileRoute } from '@tanstack/react-router'
import { NoWorkspacePage } from '#features/auth/no-workspace-page.tsx'

export const Route = createFileRoute('/no-workspace')({ component: NoWorkspacePage })

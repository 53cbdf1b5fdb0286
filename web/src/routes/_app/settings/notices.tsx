import { createFileRoute } from '@tanstack/react-router'
import { NoticesPage } from '#features/settings/notices/notices-page.tsx'

export const Route = createFileRoute('/_app/settings/notices')({ component: NoticesPage })

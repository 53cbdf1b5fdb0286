import { createFileRoute } from '@tanstack/react-router'
import { NewImportPage } from '#features/settings/imports/new-import-page.tsx'

export const Route = createFileRoute('/_app/settings/imports/new')({ component: NewImportPage })

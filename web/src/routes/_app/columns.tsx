import { createFileRoute } from '@tanstack/react-router'
import { ColumnsPage } from '#features/mentions/columns/columns-page.tsx'

export const Route = createFileRoute('/_app/columns')({ component: ColumnsPage })

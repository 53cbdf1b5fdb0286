import { createFileRoute } from '@tanstack/react-router'
import { CoveragePage } from '#features/analytics/coverage-page.tsx'

export const Route = createFileRoute('/_app/coverage')({ component: CoveragePage })

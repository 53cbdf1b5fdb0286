import { createFileRoute } from '@tanstack/react-router'
import { BrandsPage } from '#features/settings/brands/brands-page.tsx'

export const Route = createFileRoute('/_app/settings/brands')({ component: BrandsPage })

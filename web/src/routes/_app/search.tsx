import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { SearchPage } from '#features/search/search-page.tsx'

export const Route = createFileRoute('/_app/search')({
  validateSearch: z.object({ q: z.string().max(300).optional().catch(undefined) }),
  component: SearchPage,
})

import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'

export const Route = createFileRoute('/_app/contacts')({
  validateSearch: z.object({ q: z.string().max(200).optional().catch(undefined) }),
})

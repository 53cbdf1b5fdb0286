import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'

export const Route = createFileRoute('/sign-in')({
  validateSearch: z.object({
    redirect: z.string().optional().catch(undefined),
    token: z.string().optional().catch(undefined),
    error: z.string().optional().catch(undefined),
  }),
})

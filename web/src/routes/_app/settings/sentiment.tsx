import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { SentimentPage } from '#features/settings/sentiment/sentiment-page.tsx'

/** `phrase`: of a rule that is being made. */
const searchSchema = z.object({ phrase: z.string().max(120).optional().catch(undefined) })

export const Route = createFileRoute('/_app/settings/sentiment')({
  validateSearch: searchSchema,
  component: SentimentPage,
})

import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { SentimentPage } from '#features/settings/sentiment/sentiment-page.tsx'

/** Of a rule that is being made: its phrase, and in what it shall hold. */
const searchSchema = z.object({
  phrase: z.string().max(120).optional().catch(undefined),
  monitor: z.uuid().optional().catch(undefined),
})

export const Route = createFileRoute('/_app/settings/sentiment')({
  validateSearch: searchSchema,
  component: SentimentPage,
})

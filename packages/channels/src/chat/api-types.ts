import { chatSaidSchema } from '@hubbub/contracts'
import { z } from 'zod'

export const visitorSchema = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  emailVouched: z.boolean(),
})

/** What is kept of a message as it came; its files are kept beside it. */
export const originalSchema = z.object({
  visitor: visitorSchema,
  said: chatSaidSchema,
  files: z.array(z.string()),
  at: z.iso.datetime(),
})
export type Original = z.infer<typeof originalSchema>

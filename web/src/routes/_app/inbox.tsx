import { conversationStatusSchema, prioritySchema } from '@hubbub/contracts'
import { createFileRoute } from '@tanstack/react-router'
import { z } from 'zod'

const inboxSearchSchema = z.object({
  view: z.enum(['mine', 'unassigned', 'all', 'mentioned']).optional().catch(undefined),
  status: z
    .enum([...conversationStatusSchema.options, 'any'])
    .optional()
    .catch(undefined),
  sort: z.enum(['newest', 'oldest', 'priority', 'waiting']).optional().catch(undefined),
  assigneeId: z.uuid().optional().catch(undefined),
  teamId: z.uuid().optional().catch(undefined),
  labelId: z.uuid().optional().catch(undefined),
  channelId: z.uuid().optional().catch(undefined),
  brandId: z.uuid().optional().catch(undefined),
  contactId: z.uuid().optional().catch(undefined),
  priority: prioritySchema.optional().catch(undefined),
  sentiment: z.enum(['negative', 'neutral', 'positive', 'unsure']).optional().catch(undefined),
  unread: z.boolean().optional().catch(undefined),
})

export const Route = createFileRoute('/_app/inbox')({ validateSearch: inboxSearchSchema })

import { z } from 'zod'

export const monitorKindSchema = z.enum(['brand', 'competitor', 'campaign', 'industry'])
export type MonitorKind = z.infer<typeof monitorKindSchema>

const listSchema = z.object({
  /** Nobody else; empty: whoever it is. */
  only: z.array(z.string().min(1).max(200)).max(200).default([]),
  without: z.array(z.string().min(1).max(200)).max(200).default([]),
})

/** Beside the query: whose words and from where. A source is the id of a channel, or a host. */
export const monitorListsSchema = z.object({
  authors: listSchema.default({ only: [], without: [] }),
  sources: listSchema.default({ only: [], without: [] }),
})
export type MonitorLists = z.infer<typeof monitorListsSchema>

import {
  conditionGroupSchema,
  conversationStatusSchema,
  markKindSchema,
  prioritySchema,
} from '@hubbub/contracts'
import { z } from 'zod'
import type { ListFilter } from '#lib/conversations/list-filter.ts'

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** What the address of the inbox may say; anything else in it is dropped. */
export const inboxSearchSchema = z.object({
  view: optional(z.enum(['mine', 'unassigned', 'all', 'mentioned'])),
  status: optional(z.enum([...conversationStatusSchema.options, 'any'])),
  sort: optional(z.enum(['newest', 'oldest', 'priority', 'waiting'])),
  assigneeId: optional(z.uuid()),
  teamId: optional(z.uuid()),
  labelId: optional(z.uuid()),
  channelId: optional(z.uuid()),
  brandId: optional(z.uuid()),
  contactId: optional(z.uuid()),
  incidentId: optional(z.uuid()),
  monitorId: optional(z.uuid()),
  priority: optional(prioritySchema),
  sentiment: optional(z.enum(['negative', 'neutral', 'positive', 'unsure'])),
  mark: optional(markKindSchema),
  unread: optional(z.boolean()),
  /** Conditions joined by and / or. */
  where: optional(conditionGroupSchema),
  /** The saved view that it was opened by. */
  saved: optional(z.uuid()),
  layout: optional(z.enum(['table'])),
  /** A message to go to, where a search has found it. */
  message: optional(z.uuid()),
})
export type InboxSearch = z.infer<typeof inboxSearchSchema>

/** The parts of a filter that are shown as chips. */
export const chipNames = [
  'assigneeId',
  'teamId',
  'labelId',
  'channelId',
  'brandId',
  'contactId',
  'incidentId',
  'monitorId',
  'priority',
  'sentiment',
  'mark',
  'unread',
] as const satisfies readonly (keyof InboxSearch)[]
export type ChipName = (typeof chipNames)[number]

/** The list's filter with its defaults; the same address always gives the same query key. */
export function filterOfSearch({
  layout: _layout,
  message: _message,
  saved: _saved,
  ...search
}: InboxSearch): ListFilter {
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
  return { view: 'mine', status: 'open', sort: 'newest', ...given }
}

/** What the counts beside the tabs are counted by. */
export function countsFilterOf({ view: _view, sort: _sort, ...filter }: ListFilter) {
  return filter
}

export const withoutChips = Object.fromEntries(chipNames.map((name) => [name, undefined])) as {
  [K in ChipName]: undefined
}

import type { Conversation } from '@hubbub/contracts'
import type { ConversationFilter } from '@hubbub/contracts/http'
import type { ConversationSort, FilterQuery } from '@hubbub/api-client'
import { asksMonitor, meets } from './meets.ts'

/** What a list shows and in which order; the same words as the API's query. */
export type ListFilter = FilterQuery & { sort?: ConversationSort | undefined }

/** Whether a conversation belongs in a list; `unknown` where only the server can tell. */
export type Match = 'yes' | 'no' | 'unknown'

type Test = (conversation: Conversation, filter: ListFilter, memberId: string) => boolean

/** One test for each part of a filter; a new part that is forgotten here does not compile. */
const tests = {
  status: ({ status }, { status: wanted = 'open' }) => wanted === 'any' || status === wanted,
  assigneeId: ({ assignee }, { assigneeId }) => assignee?.id === assigneeId,
  teamId: ({ team }, { teamId }) => team?.id === teamId,
  labelId: ({ labels }, { labelId }) => labels.some(({ id }) => id === labelId),
  channelId: ({ channel }, { channelId }) => channel.id === channelId,
  brandId: ({ brand }, { brandId }) => brand.id === brandId,
  // Which belong to it the conversation itself does not say.
  incidentId: () => true,
  monitorId: () => true,
  contactId: ({ contact }, { contactId }) => contact.id === contactId,
  priority: ({ priority }, filter) => priority === filter.priority,
  sentiment: ({ sentiment }, filter) => sentiment?.label === filter.sentiment,
  mark: ({ marks }, filter) => marks.some((kind) => kind === filter.mark),
  unread: ({ unreadCount }, { unread }) => unreadCount > 0 === unread,
  where: (conversation, { where }, memberId) => where === undefined || meets(conversation, where, memberId),
} satisfies Record<Exclude<keyof ConversationFilter, 'view'>, Test>

export function matchesFilter(conversation: Conversation, filter: ListFilter, memberId: string): Match {
  const names = Object.keys(tests) as (keyof typeof tests)[]
  const fails = names.some(
    (name) =>
      (name === 'status' || filter[name] !== undefined) && !tests[name](conversation, filter, memberId),
  )
  if (fails) return 'no'
  if (filter.incidentId !== undefined || filter.monitorId !== undefined || asksMonitor(filter.where))
    return 'unknown'
  return inView(conversation, filter.view ?? 'all', memberId)
}

function inView(conversation: Conversation, view: ConversationFilter['view'], memberId: string): Match {
  switch (view) {
    case 'mine':
      return conversation.assignee?.id === memberId ? 'yes' : 'no'
    case 'unassigned':
      return conversation.assignee === null ? 'yes' : 'no'
    case 'all':
      return 'yes'
    case 'mentioned':
      return 'unknown'
  }
}

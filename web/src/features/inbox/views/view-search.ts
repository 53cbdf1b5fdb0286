import { type Condition, conditionGroupSchema } from '@hubbub/contracts'
import type { ViewQuery } from '@hubbub/contracts/http'
import type { InboxSearch } from '../search.ts'

/** Said where a filter has no room in the grammar of views. */
export const tooDeep =
  'This filter is too large to be kept as a view. Take away a filter beside the conditions, or move it into them.'

/** What the list shows, in the grammar of views: the simple filters are conditions as well. Null where they have no room. */
export function queryOfSearch(search: InboxSearch): ViewQuery | null {
  const simple: Condition[] = []
  if (search.assigneeId) simple.push({ field: 'assignee', op: 'is', value: [search.assigneeId] })
  if (search.teamId) simple.push({ field: 'team', op: 'is', value: [search.teamId] })
  if (search.labelId) simple.push({ field: 'label', op: 'is', value: [search.labelId] })
  if (search.channelId) simple.push({ field: 'channel', op: 'is', value: [search.channelId] })
  if (search.brandId) simple.push({ field: 'brand', op: 'is', value: [search.brandId] })
  if (search.contactId) simple.push({ field: 'contact', op: 'is', value: [search.contactId] })
  if (search.monitorId) simple.push({ field: 'monitor', op: 'is', value: [search.monitorId] })
  if (search.priority) simple.push({ field: 'priority', op: 'is', value: [search.priority] })
  if (search.sentiment) simple.push({ field: 'sentiment', op: 'is', value: [search.sentiment] })
  if (search.mark) simple.push({ field: 'mark', op: 'is', value: [search.mark] })
  if (search.unread !== undefined) simple.push({ field: 'unread', op: 'is', value: search.unread })
  const { view = 'mine', status = 'open', sort = 'newest', where } = search
  if (simple.length === 0) return { view, status, sort, where: where ?? null }
  // An `any` group that is three deep already takes no group around it, and no group takes more than its parts.
  const joined = conditionGroupSchema.safeParse({ match: 'all', parts: [...simple, ...partsOf(where)] })
  return joined.success ? { view, status, sort, where: joined.data } : null
}

function partsOf(where: InboxSearch['where']) {
  if (where === undefined) return []
  return where.match === 'all' ? where.parts : [where]
}

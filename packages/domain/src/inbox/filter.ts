import type {
  ConditionGroup,
  ConversationStatus,
  MarkKind,
  Priority,
  SentimentLabel,
} from '@hubbub/contracts'

export type ConversationView = 'mine' | 'unassigned' | 'all' | 'mentioned'
export type ConversationSort = 'newest' | 'oldest' | 'priority' | 'waiting'

/** What a list of conversations shows. */
export interface ConversationFilter {
  view: ConversationView
  status: ConversationStatus | 'any'
  assigneeId?: string | undefined
  teamId?: string | undefined
  labelId?: string | undefined
  channelId?: string | undefined
  brandId?: string | undefined
  contactId?: string | undefined
  incidentId?: string | undefined
  monitorId?: string | undefined
  priority?: Priority | undefined
  sentiment?: SentimentLabel | undefined
  mark?: MarkKind | undefined
  unread?: boolean | undefined
  where?: ConditionGroup | undefined
}

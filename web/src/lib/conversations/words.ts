import type { ConversationStatus, Priority, SentimentLabel } from '@hubbub/contracts'
import type { ConversationSort } from '@hubbub/api-client'
import type { ConversationFilter } from '@hubbub/contracts/http'

export const statusWords = {
  open: 'Open',
  pending: 'Pending',
  snoozed: 'Snoozed',
  resolved: 'Resolved',
  spam: 'Spam',
} satisfies Record<ConversationStatus, string>

export const priorityWords = {
  urgent: 'Urgent',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'None',
} satisfies Record<Priority, string>

export const sentimentWords = {
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
  unsure: 'Not sure',
} satisfies Record<SentimentLabel, string>

export const sortWords = {
  newest: 'Newest activity',
  oldest: 'Oldest activity',
  priority: 'Priority',
  waiting: 'Waiting longest',
} satisfies Record<ConversationSort, string>

export const viewWords = {
  mine: 'Mine',
  unassigned: 'Unassigned',
  all: 'All',
  mentioned: 'Mentioned me',
} satisfies Record<ConversationFilter['view'], string>

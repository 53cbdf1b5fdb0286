import type { Conversation } from '@hubbub/contracts'

export type DetailsField = 'assignee' | 'team' | 'priority' | 'labels'

export interface DetailsProps {
  conversation: Conversation
  /** The field whose list is open, so that keys can open it. */
  openField: DetailsField | null
  onOpenField: (field: DetailsField | null) => void
}

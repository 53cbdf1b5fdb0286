import type { ConversationStatus, Priority } from '@hubbub/contracts'
import type { ConversationState } from '../ports/conversations.ts'

/** What brings a conversation back to how it was; in the words of a bulk change. */
export interface UndoChange {
  status?: ConversationStatus
  /** ISO 8601. */
  snoozedUntil?: string | null
  priority?: Priority
  assigneeId?: string | null
  teamId?: string | null
  addLabelIds?: string[]
  removeLabelIds?: string[]
}
export interface Snapshot {
  state: Pick<ConversationState, 'status' | 'snoozedUntil' | 'priority' | 'assigneeId' | 'teamId'>
  labelIds: readonly string[]
}

/** Null where nothing has changed that can be taken back. */
export function undoChange(before: Snapshot, after: Snapshot): UndoChange | null {
  const undo: UndoChange = {}
  const { state: was } = before
  const { state: is } = after
  if (was.status !== is.status || was.snoozedUntil?.getTime() !== is.snoozedUntil?.getTime()) {
    undo.status = was.status
    if (was.status === 'snoozed') undo.snoozedUntil = was.snoozedUntil?.toISOString() ?? null
  }
  if (was.priority !== is.priority) undo.priority = was.priority
  if (was.assigneeId !== is.assigneeId) undo.assigneeId = was.assigneeId
  if (was.teamId !== is.teamId) undo.teamId = was.teamId
  const taken = before.labelIds.filter((id) => !after.labelIds.includes(id))
  const given = after.labelIds.filter((id) => !before.labelIds.includes(id))
  if (taken.length > 0) undo.addLabelIds = taken.toSorted()
  if (given.length > 0) undo.removeLabelIds = given.toSorted()
  return Object.keys(undo).length === 0 ? null : undo
}

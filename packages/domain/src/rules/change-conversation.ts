import { type Activity, AppError } from '@hubbub/contracts'
import type { ConversationPatch, ConversationState, Names } from '../ports/conversations.ts'

export interface ConversationChange {
  status?: ConversationState['status'] | undefined
  snoozedUntil?: Date | null | undefined
  priority?: ConversationState['priority'] | undefined
  assigneeId?: string | null | undefined
  teamId?: string | null | undefined
  subject?: string | undefined
}

export interface ConversationDecision {
  patch: ConversationPatch
  activities: Activity[]
}

/** What a change does to a conversation, and the lines that tell of it; nothing where it already stands so. */
export function decideChange(
  state: ConversationState,
  change: ConversationChange,
  names: Names,
  now: Date,
): ConversationDecision {
  const decision: ConversationDecision = { patch: {}, activities: [] }
  decideStatus(state, change, now, decision)
  decidePlacement(state, change, names, decision)
  if (change.priority !== undefined && change.priority !== state.priority) {
    decision.patch.priority = change.priority
    decision.activities.push({ type: 'priority', from: state.priority, to: change.priority })
  }
  if (change.subject !== undefined && change.subject !== state.subject) {
    decision.patch.subject = change.subject
    decision.activities.push({ type: 'subject', from: state.subject, to: change.subject })
  }
  return decision
}

function decideStatus(
  state: ConversationState,
  change: ConversationChange,
  now: Date,
  decision: ConversationDecision,
): void {
  const status = change.status ?? state.status
  const until =
    status === 'snoozed'
      ? (change.snoozedUntil ?? (change.status === undefined ? state.snoozedUntil : null))
      : null
  if (status === 'snoozed' && until === null) {
    throw new AppError({
      code: 'conversation.snooze_needs_time',
      kind: 'invalid',
      message: 'Snoozing needs a time: snoozedUntil',
    })
  }
  const sameTime = (until?.getTime() ?? null) === (state.snoozedUntil?.getTime() ?? null)
  if (status === state.status && sameTime) return
  if (until !== null && until <= now) {
    throw new AppError({
      code: 'conversation.snooze_in_past',
      kind: 'invalid',
      message: 'The time to snooze until has passed',
    })
  }
  decision.patch.status = status
  decision.patch.snoozedUntil = until
  decision.patch.resolvedAt = status === 'resolved' ? now : null
  decision.activities.push({
    type: 'status',
    from: state.status,
    to: status,
    until: until?.toISOString() ?? null,
  })
}

function decidePlacement(
  state: ConversationState,
  change: ConversationChange,
  names: Names,
  decision: ConversationDecision,
): void {
  if (change.assigneeId !== undefined && change.assigneeId !== state.assigneeId) {
    decision.patch.assigneeId = change.assigneeId
    decision.activities.push({
      type: 'assignee',
      from: nameOf(names.members, state.assigneeId),
      to: known(names.members, change.assigneeId, 'member'),
    })
  }
  if (change.teamId !== undefined && change.teamId !== state.teamId) {
    decision.patch.teamId = change.teamId
    decision.activities.push({
      type: 'team',
      from: nameOf(names.teams, state.teamId),
      to: known(names.teams, change.teamId, 'team'),
    })
  }
}

const nameOf = (names: ReadonlyMap<string, string>, id: string | null) =>
  id === null ? null : (names.get(id) ?? null)

function known(
  names: ReadonlyMap<string, string>,
  id: string | null,
  what: 'member' | 'team',
): string | null {
  if (id === null) return null
  const name = names.get(id)
  if (name !== undefined) return name
  throw new AppError({
    code: `${what}.not_found`,
    kind: 'invalid',
    message: `There is no active ${what} with this id`,
    details: { id },
  })
}

import type { Conversation } from '@hubbub/contracts'
import type { ConversationChange } from '@hubbub/contracts/http'
import type { Directory } from '#lib/use-directory.ts'

type People = Pick<Directory, 'members' | 'teams'>

const refIn = (rows: readonly { id: string; name: string }[], id: string | null) => {
  const row = rows.find((each) => each.id === id)
  return row ? { id: row.id, name: row.name } : null
}

/** What a conversation will look like, shown before the server has said so. */
export function applyChange(
  conversation: Conversation,
  change: ConversationChange,
  { members, teams }: People,
): Conversation {
  const { assigneeId, teamId, snoozedUntil, status, priority, subject } = change
  return {
    ...conversation,
    ...(status !== undefined && { status, snoozedUntil: snoozedUntil ?? null }),
    ...(priority !== undefined && { priority }),
    ...(subject !== undefined && { subject }),
    ...(assigneeId !== undefined && { assignee: refIn(members, assigneeId) }),
    ...(teamId !== undefined && { team: refIn(teams, teamId) }),
  }
}

const seenBy = {
  status: ({ status }) => status,
  snoozedUntil: ({ snoozedUntil }) => snoozedUntil,
  priority: ({ priority }) => priority,
  assigneeId: ({ assignee }) => assignee?.name ?? null,
  teamId: ({ team }) => team?.name ?? null,
  subject: ({ subject }) => subject,
} satisfies Record<keyof ConversationChange, (conversation: Conversation) => string | null>

const nouns = {
  status: 'status',
  snoozedUntil: 'snooze',
  priority: 'priority',
  assigneeId: 'assignee',
  teamId: 'team',
  subject: 'subject',
} satisfies Record<keyof ConversationChange, string>

/** What someone else has changed of the very things that this change is about, in words; empty where it does no harm. */
export function conflictsOf(seen: Conversation, fresh: Conversation, change: ConversationChange): string[] {
  const fields = Object.keys(change) as (keyof ConversationChange)[]
  return fields
    .filter((field) => seenBy[field](seen) !== seenBy[field](fresh))
    .map((field) => `the ${nouns[field]} is now ${seenBy[field](fresh) ?? 'empty'}`)
}

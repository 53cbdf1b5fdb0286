import { z } from 'zod'

/** Everything that can stand in the event log. The subject is named by the word before the dot. */
export const eventTypes = [
  'message.received',
  'message.created',
  'message.updated',
  'message.delivery_changed',
  'conversation.created',
  'conversation.updated',
  'conversation.deleted',
  'conversation.read',
  'draft.changed',
  'mention.received',
  'mention.updated',
  'post.created',
  'post.updated',
  'contact.created',
  'contact.updated',
  'channel.updated',
  'member.updated',
  'team.updated',
  'label.updated',
  'brand.updated',
  'annotation.updated',
  'dashboard.updated',
  'canned-response.updated',
  'view.updated',
  'workspace.updated',
  'dead-letter.updated',
  'quarantine.updated',
  'notice-place.updated',
  'sentiment-rule.updated',
  'monitor.updated',
  'escalation.updated',
  'escalation.notified',
  'escalation-policy.updated',
  'on-call-schedule.updated',
  'outbound-hold.updated',
  'alert-rule.updated',
  'alert.found',
  'alert.updated',
  'incident.updated',
  'statement.updated',
  'statement-template.updated',
  'playbook.updated',
  'report.updated',
  'digest.updated',
  'drill.updated',
] as const
export const eventTypeSchema = z.enum(eventTypes)
export type EventType = z.infer<typeof eventTypeSchema>

export const actorSchema = z.object({
  kind: z.enum(['member', 'api-key', 'contact', 'system']),
  id: z.string().nullable(),
  name: z.string(),
})
export type EventActor = z.infer<typeof actorSchema>

/**
 * Who may see an event on a conversation: the assignee and team after the change, and those before it,
 * so that a screen that just lost sight of a conversation is told.
 */
export const audienceSchema = z.object({
  assigneeId: z.string().nullable(),
  teamId: z.string().nullable(),
  formerAssigneeId: z.string().nullable().optional(),
  formerTeamId: z.string().nullable().optional(),
  /** Only this member: reads and drafts are personal. */
  onlyMemberId: z.string().optional(),
  /** Members named in a note see it whatever their visibility. */
  mentionedMemberIds: z.array(z.string()).optional(),
})
export type Audience = z.infer<typeof audienceSchema>

/** What a change hands to the log; the log adds place and time. */
export interface NewEvent {
  /** Given where another event names it as its cause. */
  id?: string
  type: EventType
  subjectId: string
  version: number
  conversationId?: string | null
  actor: EventActor
  causeId?: string | null
  trace?: string | null
  data?: { audience?: Audience } & Record<string, unknown>
}

/** An event as the log gives it back. */
export interface StoredEvent {
  /** `xid.seq`, its place in the log; see `compareCursors`. */
  cursor: string
  workspaceId: string
  id: string
  type: EventType
  subjectId: string
  version: number
  conversationId: string | null
  actor: EventActor
  causeId: string | null
  trace: string | null
  data: { audience?: Audience | undefined } & Record<string, unknown>
  at: Date
}

import type { Audience, EventType, LiveEvent, Permission } from '@hubbub/contracts'
import type { Caller } from '../context.ts'
import type { LoggedEvent } from '../ports/system.ts'
import { maySee } from './visibility.ts'

export interface EventViewer extends Pick<Caller, 'memberId' | 'visibility' | 'teamIds' | 'permissions'> {
  /** Conversations in whose notes they are named; what happens there later does not say so again. */
  mentionedIn?: ReadonlySet<string>
}

/** Types that speak of more than every member may know. */
const needs: Partial<Record<EventType, Permission>> = {
  'mention.received': 'mention:read',
  'mention.updated': 'mention:read',
  'annotation.updated': 'mention:read',
  'dashboard.updated': 'view:read',
  'post.created': 'mention:read',
  'post.updated': 'mention:read',
  'dead-letter.updated': 'system:read',
  'quarantine.updated': 'system:read',
  'notice-place.updated': 'workspace:write',
  'sentiment-rule.updated': 'sentiment-rule:read',
  'monitor.updated': 'monitor:read',
  'escalation.updated': 'escalation:read',
  'escalation-policy.updated': 'on-call:read',
  'on-call-schedule.updated': 'on-call:read',
  'alert-rule.updated': 'alert:read',
  'alert.found': 'alert:read',
  'alert.updated': 'alert:read',
  'incident.updated': 'incident:read',
  'statement.updated': 'incident:read',
  'statement-template.updated': 'incident:read',
  'playbook.updated': 'incident:read',
  'report.updated': 'report:read',
  'digest.updated': 'mention:read',
}

/** An event as one person may see it: ids and a version; null where it is not for them. */
export function projectEvent(viewer: EventViewer, event: LoggedEvent): LiveEvent | null {
  const permission = needs[event.type]
  if (permission !== undefined && !viewer.permissions.has(permission)) return null
  const sight = sightOf(viewer, event)
  if (sight === 'none') return null
  return {
    cursor: event.cursor,
    id: event.id,
    type: event.type,
    subjectId: event.subjectId,
    conversationId: event.conversationId,
    version: event.version,
    actorId: event.actor.id,
    at: event.at.toISOString(),
    gone: sight === 'lost',
  }
}

function sightOf(viewer: EventViewer, { type, conversationId, data }: LoggedEvent): 'full' | 'lost' | 'none' {
  const { audience } = data
  if (audience?.onlyMemberId !== undefined) return audience.onlyMemberId === viewer.memberId ? 'full' : 'none'
  if (audience === undefined)
    return isOfConversations(type, conversationId) && viewer.visibility !== 'all' ? 'none' : 'full'
  if (conversationId !== null && viewer.mentionedIn?.has(conversationId) === true) return 'full'
  if (sees(viewer, audience.assigneeId, audience.teamId, audience)) return 'full'
  const { formerAssigneeId, formerTeamId } = audience
  if (formerAssigneeId === undefined && formerTeamId === undefined) return 'none'
  return sees(viewer, formerAssigneeId ?? null, formerTeamId ?? null, audience) ? 'lost' : 'none'
}

// A message that is not yet routed has no conversation and so nobody it is known to be for.
function isOfConversations(type: EventType, conversationId: string | null): boolean {
  return conversationId !== null || type.startsWith('message.') || type.startsWith('conversation.')
}

function sees(
  viewer: EventViewer,
  assigneeId: string | null,
  teamId: string | null,
  { mentionedMemberIds }: Audience,
): boolean {
  return maySee(viewer, {
    assigneeId,
    teamId,
    ...(mentionedMemberIds === undefined ? {} : { mentionedMemberIds }),
  })
}

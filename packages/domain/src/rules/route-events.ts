import type { Audience, EventActor, NewEvent } from '@hubbub/contracts'
import { mentionUpdated } from '../mentions/mention-event.ts'
import type { ContactRef } from '../ports/routing.ts'
import type { RouteState, RoutingDecision } from './plan-routes.ts'

/** First what was received; then, naming it as its cause, what that changed. */
export interface RouteEvents {
  received: NewEvent[]
  /** `receivedId` gives the id under which a message's arrival was logged. */
  consequences(receivedId: (messageId: string) => string | null): NewEvent[]
}

export function routeEvents({ plan, placed }: RoutingDecision, state: RouteState): RouteEvents {
  const conversations = audiences({ plan, placed }, state)
  const received = placed.map(({ message, conversationId, contact }): NewEvent => ({
    // Nobody is told of the past as of news.
    type: message.direction === 'in' && !message.imported ? 'message.received' : 'message.created',
    subjectId: message.id,
    version: 1,
    conversationId,
    actor: actorOf(message.direction === 'in' ? contact : null),
    trace: message.trace,
    data: { audience: conversations.get(conversationId) ?? nobody, kind: 'message' },
  }))

  return {
    received: [...received, ...heardEvents(plan, state)],
    consequences(receivedId) {
      const events: NewEvent[] = []
      // What several messages changed together was caused by the last of them.
      const last = new Map(placed.map((one) => [one.conversationId, one]))
      const about = (conversationId: string) => {
        const one = last.get(conversationId)
        return {
          conversationId,
          actor: actorOf(one?.message.direction === 'in' ? one.contact : null),
          causeId: one === undefined ? null : receivedId(one.message.id),
          trace: one?.message.trace ?? null,
        }
      }
      for (const one of firstOfContacts(placed)) {
        events.push({
          type: 'contact.created',
          subjectId: one.contact.id,
          version: one.contact.version,
          actor: actorOf(null),
          causeId: receivedId(one.messageId),
        })
      }
      for (const { id, version } of plan.created) {
        events.push({
          type: 'conversation.created',
          subjectId: id,
          version,
          ...about(id),
          data: { audience: conversations.get(id) ?? nobody },
        })
      }
      for (const { id, conversationId, version } of plan.adopted) {
        const { actor, trace } = about(conversationId)
        const { defaultTeamId: teamId } = state.channel
        events.push(mentionUpdated({ id, version, teamId, conversationId }, { actor, trace }))
      }
      for (const { id, version } of plan.moved) {
        const changes = plan.activities
          .filter((line) => line.conversationId === id)
          .map((line) => line.activity)
        events.push({
          type: 'conversation.updated',
          subjectId: id,
          version,
          ...about(id),
          data: { audience: conversations.get(id) ?? nobody, ...(changes.length > 0 && { changes }) },
        })
      }
      for (const { id, conversationId } of plan.activities) {
        events.push({
          type: 'message.created',
          subjectId: id,
          version: 1,
          ...about(conversationId),
          data: { audience: conversations.get(conversationId) ?? nobody, kind: 'activity' },
        })
      }
      return events
    },
  }
}

/** One for all that was heard at once, named by its newest: a network says more in a minute than anybody is told of. */
function heardEvents({ heard }: RoutingDecision['plan'], { messages, channel }: RouteState): NewEvent[] {
  const ids = new Set(heard.map(({ id }) => id))
  const newest = messages.findLast(({ id, direction }) => direction === 'in' && ids.has(id))
  if (newest === undefined) return []
  return [
    {
      type: 'mention.received',
      subjectId: newest.id,
      version: 1,
      actor: systemActor,
      trace: newest.trace,
      data: { audience: { assigneeId: null, teamId: channel.defaultTeamId } },
    },
  ]
}

const nobody: Audience = { assigneeId: null, teamId: null }

export const systemActor: EventActor = { kind: 'system', id: null, name: 'Hubbub' }

function actorOf(contact: ContactRef | null): EventActor {
  return contact === null ? systemActor : { kind: 'contact', id: contact.id, name: contact.name }
}

function audiences({ plan }: RoutingDecision, state: RouteState): Map<string, Audience> {
  const all = [...state.conversations, ...plan.created]
  return new Map(all.map(({ id, assigneeId, teamId }) => [id, { assigneeId, teamId }]))
}

function firstOfContacts(placed: RoutingDecision['placed']) {
  const seen = new Set<string>()
  return placed.flatMap(({ message, contact }) => {
    if (contact === null || !contact.created || seen.has(contact.id)) return []
    seen.add(contact.id)
    return [{ contact, messageId: message.id }]
  })
}

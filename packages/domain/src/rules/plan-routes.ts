import type { Activity, MarkKind } from '@hubbub/contracts'
import type {
  Ancestor,
  ContactRef,
  NewConversation,
  RoutableConversation,
  RoutableMessage,
  RoutePlan,
  RoutingChannel,
} from '../ports/routing.ts'
import { adopt } from './adopt-heard.ts'
import { higher, routeByMarks } from './conversation-marks.ts'
import { withoutPlus } from './mail-domains.ts'
import { postRef } from './post-thread.ts'
import { titleOf } from './preview.ts'
import { type Arrival, begin, receive, type Standing } from './receive.ts'
import { counterpart, everyone, threadOf, toThreadable } from './thread-of.ts'
import { refsOf, threadBatch, type ThreadDecision } from './threading.ts'

/** Everything that is known before a batch is routed. */
export interface RouteState {
  channel: RoutingChannel
  messages: readonly RoutableMessage[]
  refs: ReadonlyMap<string, string>
  conversations: readonly RoutableConversation[]
  /** What posts refer to, as far as it is here. */
  ancestors?: readonly Ancestor[]
  /** By the value of the party. */
  contacts: ReadonlyMap<string, ContactRef>
}

export interface RouteTools {
  now: Date
  newId(): string
  /** The conversation a genuine token names. */
  conversationOf(token: string): string | null
}

/** One message and the conversation it went to, for the events that tell of it. */
export interface Placed {
  message: RoutableMessage
  conversationId: string
  contact: ContactRef | null
}

export interface RoutingDecision {
  plan: RoutePlan
  placed: Placed[]
}

/** Finds the thread of every message, before anything is known of the people in it. */
export function decideThreads(
  state: Omit<RouteState, 'contacts'>,
  tools: RouteTools,
): Map<string, ThreadDecision> {
  const inside = (state.ancestors ?? []).flatMap(({ externalId, conversationId, audience }) =>
    conversationId === null || audience === null
      ? []
      : [[postRef(audience, externalId), conversationId] as const],
  )
  return threadBatch(
    state.messages.map((message) => toThreadable(message, state, tools)),
    {
      refs: state.refs,
      conversations: state.conversations.map(({ id, participants }) => ({
        id,
        participants: participants.map(withoutPlus),
      })),
      inside: new Map(inside),
    },
    () => tools.newId(),
  )
}

/** Decides where every message of a batch goes and what that changes. */
export function planRoutes(
  state: RouteState,
  tools: RouteTools,
  decisions = decideThreads(state, tools),
): RoutingDecision {
  const byId = new Map(state.messages.map((message) => [message.id, message]))
  const draft = openDraft(state)
  const placed: Placed[] = []
  const taken = adopt(state, decisions)
  for (const [id, decision] of taken.decisions) {
    const message = byId.get(id)
    if (message === undefined) continue
    const { language, sentiment } = message
    if (decision.kind === 'heard') draft.plan.heard.push({ id, language, sentiment })
    else placed.push(place(draft, message, decision, { state, tools }))
  }
  for (const { ancestor, conversationId } of taken.ancestors)
    adoptStored(draft, ancestor, conversationId, state)
  return { plan: draft.finish(), placed }
}

function adoptStored(draft: Draft, ancestor: Ancestor, conversationId: string, state: RouteState): void {
  const { id, externalId, audience, author, version } = ancestor
  const contact = state.contacts.get(author.value) ?? null
  draft.plan.adopted.push({ id, conversationId, authorContactId: contact?.id ?? null, version: version + 1 })
  draft.plan.refs.push({ ref: postRef(audience ?? 'public', externalId), conversationId, own: true })
  const standing = draft.standing(conversationId)
  draft.move(conversationId, { ...standing, inboundCount: standing.inboundCount + 1 })
}

function place(
  draft: Draft,
  message: RoutableMessage,
  decision: Exclude<ThreadDecision, { kind: 'heard' }>,
  { state, tools }: { state: RouteState; tools: RouteTools },
): Placed {
  const { conversationId } = decision
  const contact = state.contacts.get(counterpart(message, state).value) ?? null
  const automatic = message.automatic || (decision.kind === 'join' && decision.quiet === true)
  const arrival = { ...message, automatic, blocked: contact?.blocked ?? false }
  const asked = routeByMarks(state.channel.markRoutes, countedMarks(arrival))
  if (decision.kind === 'new') {
    if (contact === null) throw new Error('a message without a contact cannot be routed')
    draft.create({
      id: conversationId,
      contactId: contact.id,
      priority: asked.priority,
      assigneeId: null,
      teamId: asked.teamId ?? state.channel.defaultTeamId,
      subject: titleOf(message.subject ?? ''),
      threadKey: decision.threadKey,
      possiblyRelated: decision.possiblyRelated,
      resolvedAt: contact.blocked || message.imported?.open === false ? tools.now : null,
      version: 1,
      ...begin(arrival, tools.now),
    })
  } else {
    const before = draft.standing(conversationId)
    const { after, activity } = receive(before, arrival, tools.now)
    const priority = higher(before.priority, asked.priority)
    draft.move(conversationId, { ...after, priority })
    const activities: (Activity | null)[] = [activity]
    if (priority !== before.priority)
      activities.push({ type: 'priority', from: before.priority, to: priority })
    for (const one of activities)
      if (one !== null)
        draft.plan.activities.push({
          id: tools.newId(),
          conversationId,
          activity: one,
          at: tools.now,
          trace: message.trace,
        })
  }
  const { language, sentiment } = message
  const authorContactId = message.direction === 'in' ? (contact?.id ?? null) : null
  draft.plan.messages.push({ id: message.id, conversationId, authorContactId, language, sentiment })
  const thread = threadOf(message, state)
  for (const ref of refsOf(thread)) {
    draft.plan.refs.push({ ref, conversationId, own: ref === thread.ownRef })
  }
  // Who only spoke in between takes no part.
  if (decision.kind === 'join' && decision.quiet === true) return { message, conversationId, contact }
  for (const { kind, value } of everyone(message, state)) {
    draft.plan.participants.push({ conversationId, kind, value })
  }
  return { message, conversationId, contact }
}

/** What waits for nobody asks for nothing. */
const countedMarks = ({ direction, automatic, blocked, imported, marks }: Arrival): MarkKind[] =>
  direction === 'out' || automatic || blocked || imported != null ? [] : marks

type Draft = ReturnType<typeof openDraft>

/** Collects what changes; a conversation that several messages of the batch move is written once. */
function openDraft(state: RouteState) {
  const known = new Map(state.conversations.map((conversation) => [conversation.id, conversation]))
  const created = new Map<string, NewConversation>()
  const moved = new Map<string, RoutableConversation>()
  const plan: RoutePlan = {
    created: [],
    moved: [],
    messages: [],
    heard: [],
    adopted: [],
    refs: [],
    participants: [],
    activities: [],
  }

  const standing = (id: string) => {
    const conversation = created.get(id) ?? moved.get(id) ?? known.get(id)
    if (conversation === undefined)
      throw new Error('a message was joined to a conversation that was not loaded')
    return conversation
  }
  return {
    plan,
    standing,
    create: (conversation: NewConversation) => void created.set(conversation.id, conversation),
    move(id: string, after: Standing & Partial<Pick<RoutableConversation, 'priority'>>) {
      const fresh = created.get(id)
      if (fresh !== undefined) {
        created.set(id, {
          ...fresh,
          ...after,
          resolvedAt: after.status === 'resolved' ? fresh.resolvedAt : null,
        })
        return
      }
      const before = known.get(id)
      if (before !== undefined) moved.set(id, { ...before, ...after, version: before.version + 1 })
    },
    finish(): RoutePlan {
      plan.created.push(...created.values())
      plan.moved.push(...moved.values())
      return plan
    },
  }
}

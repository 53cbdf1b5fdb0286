import type { Party } from '@hubbub/contracts'
import type {
  ContactRef,
  NewConversation,
  RoutableConversation,
  RoutableMessage,
  RoutePlan,
  RoutingChannel,
} from '../ports/routing.ts'
import { withoutPlus } from './mail-domains.ts'
import { titleOf } from './preview.ts'
import { begin, receive } from './receive.ts'
import { refsOf, type Threadable, threadBatch, type ThreadDecision } from './threading.ts'

/** Everything that is known before a batch is routed. */
export interface RouteState {
  channel: RoutingChannel
  messages: readonly RoutableMessage[]
  refs: ReadonlyMap<string, string>
  conversations: readonly RoutableConversation[]
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

/** Decides where every message of a batch goes and what that changes. */
export function planRoutes(state: RouteState, tools: RouteTools): RoutingDecision {
  const byId = new Map(state.messages.map((message) => [message.id, message]))
  const decisions = threadBatch(
    state.messages.map((message) => toThreadable(message, state.channel, tools)),
    {
      refs: state.refs,
      conversations: state.conversations.map(({ id, participants }) => ({
        id,
        participants: participants.map(withoutPlus),
      })),
    },
    () => tools.newId(),
  )
  const draft = openDraft(state)
  const placed: Placed[] = []
  for (const [id, decision] of decisions) {
    const message = byId.get(id)
    if (message !== undefined) placed.push(place(draft, message, decision, { state, tools }))
  }
  return { plan: draft.finish(), placed }
}

/** The parties whose contacts must be known: who wrote, or whom we wrote to. */
export function counterpart(message: RoutableMessage, channel: RoutingChannel): Party {
  if (message.direction === 'in') return message.author
  const { to = [], cc = [], bcc = [] } = message.mail ?? {}
  return [...to, ...cc, ...bcc].find(({ value }) => !isOwn(channel, value)) ?? message.author
}

const isOwn = (channel: RoutingChannel, address: string) => channel.addresses.includes(withoutPlus(address))

function everyone(message: RoutableMessage, channel: RoutingChannel): Party[] {
  const { to = [], cc = [], replyTo = [] } = message.mail ?? {}
  const parties = message.direction === 'in' ? [message.author, ...replyTo, ...to, ...cc] : [...to, ...cc]
  return parties.filter(({ value }) => !isOwn(channel, value))
}

function toThreadable(message: RoutableMessage, channel: RoutingChannel, tools: RouteTools): Threadable {
  return {
    id: message.id,
    externalId: message.externalId,
    direction: message.direction,
    sender: withoutPlus(message.author.value),
    recipients: everyone(message, channel).map(({ value }) => withoutPlus(value)),
    ownRef: message.thread.ownRef,
    parentRefs: message.thread.parentRefs,
    tokenConversationIds: message.thread.tokens.flatMap((token) => tools.conversationOf(token) ?? []),
    sentAt: message.sentAt,
  }
}

function place(
  draft: Draft,
  message: RoutableMessage,
  decision: ThreadDecision,
  { state, tools }: { state: RouteState; tools: RouteTools },
): Placed {
  const { conversationId } = decision
  const contact = state.contacts.get(counterpart(message, state.channel).value) ?? null
  const arrival = { ...message, blocked: contact?.blocked ?? false }
  if (decision.kind === 'new') {
    if (contact === null) throw new Error('a message without a contact cannot be routed')
    draft.create({
      id: conversationId,
      contactId: contact.id,
      assigneeId: null,
      teamId: state.channel.defaultTeamId,
      subject: titleOf(message.subject ?? ''),
      threadKey: decision.threadKey,
      possiblyRelated: decision.possiblyRelated,
      resolvedAt: contact.blocked ? tools.now : null,
      version: 1,
      ...begin(arrival, tools.now),
    })
  } else {
    const { after, activity } = receive(draft.standing(conversationId), arrival, tools.now)
    draft.move(conversationId, after)
    if (activity !== null) {
      draft.plan.activities.push({
        id: tools.newId(),
        conversationId,
        activity,
        at: tools.now,
        trace: message.trace,
      })
    }
  }
  const { language, sentiment } = message
  const authorContactId = message.direction === 'in' ? (contact?.id ?? null) : null
  draft.plan.messages.push({ id: message.id, conversationId, authorContactId, language, sentiment })
  for (const ref of refsOf(message.thread)) {
    draft.plan.refs.push({ ref, conversationId, own: ref === message.thread.ownRef })
  }
  for (const { kind, value } of everyone(message, state.channel)) {
    draft.plan.participants.push({ conversationId, kind, value })
  }
  return { message, conversationId, contact }
}

type Draft = ReturnType<typeof openDraft>

/** Collects what changes; a conversation that several messages of the batch move is written once. */
function openDraft(state: RouteState) {
  const known = new Map(state.conversations.map((conversation) => [conversation.id, conversation]))
  const created = new Map<string, NewConversation>()
  const moved = new Map<string, RoutableConversation>()
  const plan: RoutePlan = { created: [], moved: [], messages: [], refs: [], participants: [], activities: [] }

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
    move(id: string, after: ReturnType<typeof receive>['after']) {
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

import type { EventType, LiveEvent } from '@hubbub/contracts'

/** What a batch of events asks of the query cache: each thing once, however often it was named. */
export interface EventPlan {
  /** Conversation to the version it must have; infinite where only a fetch can tell. */
  conversations: Map<string, number>
  gone: Set<string>
  messages: { id: string; conversationId: string; isNew: boolean }[]
  /** Whose unsent texts have changed. */
  drafts: Set<string>
  contacts: Set<string>
  /** First parts of query keys. */
  stale: Set<string>
  /** Rows carry names of these, so lists are loaded anew. */
  listsStale: boolean
  countsStale: boolean
  /** What monitors matched, or how it is meant. */
  figuresStale: boolean
  /** How many conversations of an incident are answered. */
  answeredStale: boolean
}

/** Query keys by what has changed; a new type of event that is forgotten here does not compile. */
const staleKeys = {
  // What was said below a post stands there, too.
  'message.received': ['posts'],
  'message.created': ['posts'],
  'message.updated': [],
  'message.delivery_changed': [],
  'conversation.created': [],
  'conversation.updated': [],
  'conversation.read': [],
  'conversation.deleted': [],
  'draft.changed': [],
  'mention.received': ['posts'],
  'mention.updated': [],
  'post.created': ['posts'],
  'post.updated': ['posts', 'statements'],
  'contact.created': ['contacts'],
  'contact.updated': ['contacts', 'contact-profiles'],
  'channel.updated': ['channels', 'system'],
  'member.updated': ['members', 'me'],
  'team.updated': ['teams', 'members'],
  'label.updated': ['labels'],
  'brand.updated': ['brands'],
  'annotation.updated': ['analytics'],
  'dashboard.updated': ['dashboards'],
  'canned-response.updated': ['canned-responses'],
  'view.updated': ['views'],
  'workspace.updated': ['me'],
  'dead-letter.updated': ['system', 'dead-letters'],
  'quarantine.updated': ['system', 'quarantine'],
  'notice-place.updated': ['notice-places'],
  'sentiment-rule.updated': ['sentiment-rules', 'sentiment-marks'],
  // What it has matched by now stands in the stream that is narrowed by it.
  'monitor.updated': ['monitors', 'mentions', 'mention-counts'],
  // Whom it told stands in the course of an incident.
  'escalation.updated': ['escalations', 'incidents'],
  'escalation.notified': ['own-alerts', 'escalations', 'statements'],
  'escalation-policy.updated': ['escalation-policies'],
  'outbound-hold.updated': ['outbound-holds', 'posts', 'messages'],
  'on-call-schedule.updated': ['on-call-schedules', 'shifts'],
  'alert-rule.updated': ['alert-rules'],
  'drill.updated': ['drill'],
  'alert.found': ['alerts', 'alert-rules'],
  'alert.updated': ['alerts', 'alert-rules'],
  'incident.updated': ['incidents', 'conversation-incidents'],
  'statement.updated': ['statements'],
  'statement-template.updated': ['statement-templates'],
  'playbook.updated': ['playbooks', 'incidents'],
  'report.updated': ['reports'],
  'digest.updated': ['digests', 'own-digest'],
} as const satisfies Record<EventType, readonly string[]>

const inLists: ReadonlySet<EventType> = new Set(['team.updated', 'label.updated', 'brand.updated'])
/** Of a message that stands in its thread already. */
const changesOnly: ReadonlySet<EventType> = new Set(['message.updated', 'message.delivery_changed'])
const versioned: ReadonlySet<EventType> = new Set(['conversation.created', 'conversation.updated'])
const changesCounts: ReadonlySet<EventType> = new Set([
  'conversation.created',
  'conversation.updated',
  'conversation.read',
  'conversation.deleted',
  'team.updated',
  'label.updated',
])

const changesFigures: ReadonlySet<EventType> = new Set([
  'mention.received',
  'mention.updated',
  'message.received',
  'message.updated',
  'monitor.updated',
])

export function planEvents(events: readonly LiveEvent[]): EventPlan {
  const plan: EventPlan = {
    conversations: new Map(),
    gone: new Set(),
    messages: [],
    drafts: new Set(),
    contacts: new Set(),
    stale: new Set(),
    listsStale: false,
    countsStale: false,
    figuresStale: false,
    answeredStale: false,
  }
  for (const event of events) addEvent(plan, event)
  for (const id of plan.gone) plan.conversations.delete(id)
  plan.messages = plan.messages.filter((message) => !plan.gone.has(message.conversationId))
  return plan
}

function addEvent(plan: EventPlan, event: LiveEvent): void {
  const { type, conversationId, subjectId } = event
  for (const key of staleKeys[type]) plan.stale.add(key)
  if (changesFigures.has(type)) plan.figuresStale = true
  if (type === 'message.delivery_changed') plan.answeredStale = true
  if (inLists.has(type)) plan.listsStale = true
  if (changesCounts.has(type) || event.gone) plan.countsStale = true
  if (type === 'contact.updated') plan.contacts.add(subjectId)
  // The stream is followed apart; that a mention went into a conversation is told by the conversation itself.
  if (conversationId === null || type.startsWith('mention.')) return
  // Sight can come back within one batch: the last word counts.
  if (event.gone || type === 'conversation.deleted') {
    plan.gone.add(conversationId)
    return
  }
  plan.gone.delete(conversationId)
  if (type === 'draft.changed') plan.drafts.add(conversationId)
  if (type.startsWith('message.')) addMessage(plan, event, conversationId)
  else addConversation(plan, event, conversationId)
}

function addMessage(plan: EventPlan, { subjectId, type }: LiveEvent, conversationId: string): void {
  const known = plan.messages.find(({ id }) => id === subjectId)
  if (!known) plan.messages.push({ id: subjectId, conversationId, isNew: !changesOnly.has(type) })
  else if (changesOnly.has(type)) known.isNew = false
}

function addConversation(plan: EventPlan, { type, version }: LiveEvent, conversationId: string): void {
  // What changes without a version, such as what is read, always needs a fetch.
  const wanted = versioned.has(type) ? version : Number.POSITIVE_INFINITY
  const next = Math.max(plan.conversations.get(conversationId) ?? 0, wanted)
  plan.conversations.set(conversationId, next)
}

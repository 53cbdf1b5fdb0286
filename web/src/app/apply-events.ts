import { type Api, isProblem } from '@hubbub/api-client'
import type { LiveEvent } from '@hubbub/contracts'
import type { QueryClient } from '@tanstack/react-query'
import {
  contactKey,
  conversationKey,
  countsKey,
  draftsKey,
  listsKey,
  messagesKey,
  participantsKey,
} from '#lib/conversations/keys.ts'
import { type ListPages, conversationsOf } from '#lib/conversations/list-pages.ts'
import { dropConversation, knownConversation, putConversation } from '#lib/conversations/put-conversation.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { type MessagePages, threadOf } from '#lib/messages/message-pages.ts'
import { showMessage } from '#lib/messages/show-message.ts'
import { loadAnew, loadOnceMore } from '#lib/queries/load-anew.ts'
import { createHistoryFollower } from './follow-histories.ts'
import { createMatchedFollower } from './follow-matched.ts'
import { createMentionFollower } from './follow-mentions.ts'
import { type EventPlan, planEvents } from './plan-events.ts'
import { runOncePerKey } from './run-once-per-key.ts'
import { throttle } from './throttle.ts'

/** Beyond this many at once, one load of the list is cheaper than a fetch for each. */
const MANY = 25
const COUNTS_EVERY_MS = 1_500
/** Charts are looked at, not counted along. */
const FIGURES_EVERY_MS = 5_000

export interface ApplyEvents {
  queryClient: QueryClient
  api: Pick<ReturnType<Api['workspace']>, 'conversations' | 'messages' | 'mentions'>
  workspaceId: string
  memberId: string
}

/** Turns events into changes of the query cache; the only place that knows both. */
export function createEventApplier({ queryClient, api, workspaceId, memberId }: ApplyEvents) {
  const where = { workspaceId, memberId }
  const followers = followersOf({ queryClient, api, workspaceId })
  const refreshConversation = runOncePerKey(async (id) => {
    try {
      putConversation(queryClient, where, await api.conversations.get(id))
    } catch (error) {
      if (!isProblem(error) || error.status !== 404) throw error
      forget(id)
    }
  })
  const refreshMessage = runOncePerKey(async (id) => {
    showMessage(queryClient, workspaceId, await api.messages.get(id))
  })
  const refresh = refreshersOf({ queryClient, workspaceId })

  const forget = (id: string) => {
    dropConversation(queryClient, where, id)
    void queryClient.invalidateQueries({ queryKey: conversationKey(workspaceId, id) })
    void queryClient.invalidateQueries({ queryKey: messagesKey(workspaceId, id) })
  }
  const applyConversations = ({ conversations, contacts }: EventPlan) => {
    for (const id of conversationsOfContacts(queryClient, workspaceId, contacts))
      conversations.set(id, Number.POSITIVE_INFINITY)
    const changed = [...conversations].filter(([id, version]) => {
      const known = knownConversation(queryClient, workspaceId, id)
      return known === undefined || known.version < version
    })
    const some =
      changed.length <= MANY ? changed : changed.filter(([id]) => isShown(queryClient, workspaceId, id))
    if (some.length < changed.length) loadAnew(queryClient, { queryKey: listsKey(workspaceId) })
    for (const [id] of some) refreshConversation(id)
  }
  const applyMessages = ({ messages }: EventPlan) => {
    for (const conversationId of new Set(
      messages.filter(({ isNew }) => isNew).map((one) => one.conversationId),
    ))
      loadAnew(queryClient, { queryKey: participantsKey(workspaceId, conversationId) })
    for (const { id, conversationId, isNew } of messages) {
      const queryKey = messagesKey(workspaceId, conversationId)
      const thread = queryClient.getQueryData<MessagePages>(queryKey)
      if (!thread) loadOnceMore(queryClient, { queryKey })
      if (!thread || (isNew && threadOf(thread).some((message) => message.id === id))) continue
      if (queryClient.getQueryCache().find({ queryKey })?.isActive()) refreshMessage(id)
      else void queryClient.invalidateQueries({ queryKey, refetchType: 'none' })
    }
  }

  return {
    apply: (events: readonly LiveEvent[]) => {
      const plan = planEvents(events)
      for (const id of plan.gone) forget(id)
      applyConversations(plan)
      applyMessages(plan)
      for (const follow of followers) follow(events)
      for (const id of plan.drafts) loadAnew(queryClient, { queryKey: draftsKey(workspaceId, id) })
      for (const id of plan.contacts) loadAnew(queryClient, { queryKey: contactKey(workspaceId, id) })
      for (const key of plan.stale) loadAnew(queryClient, { queryKey: [key] })
      if (plan.listsStale) loadAnew(queryClient, { queryKey: listsKey(workspaceId) })
      if (plan.countsStale) refresh.counts()
      if (plan.figuresStale) refresh.figures()
      if (plan.answeredStale) refresh.answered()
    },
    /** Everything on the screen may be old. */
    resync: () => {
      loadAnew(queryClient)
    },
  }
}

const followersOf = (place: Omit<ApplyEvents, 'memberId'>) => [
  createHistoryFollower(place.queryClient, place.workspaceId),
  createMentionFollower(place),
  createMatchedFollower(place),
]

/** What is loaded anew as a whole, and no more often than it can be read. */
function refreshersOf({ queryClient, workspaceId }: Pick<ApplyEvents, 'queryClient' | 'workspaceId'>) {
  const every = (ms: number, queryKey: readonly unknown[]) =>
    throttle(() => loadAnew(queryClient, { queryKey }), ms)
  const figuresOfIncidents = every(COUNTS_EVERY_MS, [...incidentsKey(workspaceId), 'one'])
  const linkedMentions = every(COUNTS_EVERY_MS, [...incidentsKey(workspaceId), 'mentions'])
  return {
    counts: every(COUNTS_EVERY_MS, countsKey(workspaceId)),
    figures: every(FIGURES_EVERY_MS, ['analytics', workspaceId]),
    answered: () => {
      figuresOfIncidents()
      linkedMentions()
    },
  }
}

const isShown = (queryClient: QueryClient, workspaceId: string, id: string) =>
  queryClient
    .getQueryCache()
    .find({ queryKey: conversationKey(workspaceId, id) })
    ?.isActive() ?? false

/** Their rows show the contact's name. */
function conversationsOfContacts(
  queryClient: QueryClient,
  workspaceId: string,
  contacts: ReadonlySet<string>,
) {
  if (contacts.size === 0) return []
  return queryClient
    .getQueriesData<ListPages>({ queryKey: listsKey(workspaceId) })
    .flatMap(([, data]) => conversationsOf(data))
    .filter((conversation) => contacts.has(conversation.contact.id))
    .map(({ id }) => id)
}

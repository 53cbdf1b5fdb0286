import { type Api, isProblem, type MentionQuery } from '@hubbub/api-client'
import type { LiveEvent, Mention } from '@hubbub/contracts'
import type { Query, QueryClient } from '@tanstack/react-query'
import { mentionCountsKey, mentionsKey } from '#lib/mentions/keys.ts'
import {
  type MentionPages,
  mentionsOf,
  withHead,
  withMention,
  withoutMention,
} from '#lib/mentions/mention-pages.ts'
import { patchQuery } from '#lib/patch-query.ts'
import { loadAnew, loadOnceMore } from '#lib/queries/load-anew.ts'
import { runOncePerKey } from './run-once-per-key.ts'
import { throttle } from './throttle.ts'

const HEAD_EVERY_MS = 1_500
const COUNTS_EVERY_MS = 4_000
/** More than a page: a hole is seen as one only where much came at once. */
const HEAD = 50

export interface FollowMentions {
  queryClient: QueryClient
  api: Pick<ReturnType<Api['workspace']>, 'mentions'>
  workspaceId: string
}

/** Keeps the lists of what was only heard as the log says. */
export function createMentionFollower({ queryClient, api, workspaceId }: FollowMentions) {
  const queryKey = mentionsKey(workspaceId)
  const lists = () =>
    queryClient.getQueryCache().findAll({ queryKey, predicate: ({ state }) => state.data !== undefined })
  const patch = (change: (data: MentionPages, filter: MentionQuery) => MentionPages) => {
    for (const list of lists())
      patchQuery<MentionPages>(queryClient, list, (data) => change(data, filterOf(list)))
  }
  const refresh = runOncePerKey(async (id) => {
    try {
      const mention: Mention = await api.mentions.get(id)
      patch((data, filter) => withMention(data, mention, filter))
    } catch (error) {
      if (!isProblem(error) || error.status !== 404) throw error
      drop(id)
    }
  })
  const drop = (id: string) => patch((data) => withoutMention(data, id))
  /** It is in a conversation by now: out of what is open at once, and into what is taken where somebody looks at that. */
  const take = (id: string) => {
    patch((data, filter) => (filter.state === 'taken' ? data : withoutMention(data, id)))
    if (lists().some((list) => filterOf(list).state === 'taken')) refresh(id)
  }
  /** What is shown of them is what became of their conversations. */
  const refreshTaken = (conversations: ReadonlySet<string>) => {
    const shown = lists().flatMap((list) => mentionsOf(dataOf(list)))
    for (const id of new Set(
      shown.flatMap(({ id, care }) => (care && conversations.has(care.conversationId) ? id : [])),
    ))
      refresh(id)
  }
  const refreshCounts = throttle(
    () => loadAnew(queryClient, { queryKey: mentionCountsKey(workspaceId) }),
    COUNTS_EVERY_MS,
  )
  const lookAtHeads = throttle(() => {
    for (const list of lists()) {
      if (list.isActive()) lookAtHead(list).catch(() => {})
      else void queryClient.invalidateQueries({ queryKey: list.queryKey, exact: true, refetchType: 'none' })
    }
  }, HEAD_EVERY_MS)
  // A failure is no reason to stop: the next event, or the next load, mends it.
  const lookAtHead = async (list: Query) => {
    const head = await api.mentions.list({ ...filterOf(list), limit: HEAD })
    const hole = list.state.data !== undefined && withHead(dataOf(list), head) === null
    if (hole) await queryClient.invalidateQueries({ queryKey: list.queryKey, exact: true })
    else patchQuery<MentionPages>(queryClient, list, (data) => withHead(data, head) ?? data)
  }

  return (events: readonly LiveEvent[]) => {
    const ofMentions = events.filter(({ type }) => type.startsWith('mention.'))
    for (const { type, subjectId, conversationId } of ofMentions) {
      if (type === 'mention.received') lookAtHeads()
      else if (conversationId === null) refresh(subjectId)
      else take(subjectId)
    }
    // What its author has turned into a word to us.
    for (const { type, subjectId } of events) if (type === 'message.received') take(subjectId)
    refreshTaken(new Set(events.flatMap((event) => (changesCare(event) ? (event.conversationId ?? []) : []))))
    if (ofMentions.length > 0) {
      loadOnceMore(queryClient, { queryKey })
      refreshCounts()
    }
    // Whose author was blocked, here or elsewhere.
    if (events.some(({ type }) => type === 'contact.updated'))
      void queryClient.invalidateQueries({ queryKey })
  }
}

/** Who has the conversation, how it stands and whether it was answered. */
export const changesCare = ({ type }: LiveEvent) =>
  type.startsWith('conversation.') || type === 'message.created' || type === 'message.delivery_changed'

// Both are made by `mentionsQuery` alone.
const filterOf = (list: Query) => list.queryKey[2] as MentionQuery
const dataOf = (list: Query) => list.state.data as MentionPages

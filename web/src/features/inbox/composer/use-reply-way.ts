import { type Conversation, measureText, type Message } from '@hubbub/contracts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { threadOf } from '#lib/messages/message-pages.ts'
import { messagesQuery } from '#lib/queries/messages.query.ts'
import { replyTermsQuery } from '#lib/queries/reply-terms.query.ts'
import { useSession } from '#lib/session.ts'
import type { DraftState } from './draft-types.ts'

export type ReplyWayState = ReturnType<typeof useReplyWay>

/** Where an answer goes on a network, and what the network grants it; no ways for mail. */
export function useReplyWay(conversation: Conversation, draft: DraftState) {
  const { workspace } = useSession()
  const { data: pages } = useInfiniteQuery(messagesQuery(workspace.id, conversation.id))
  const { data: terms, isPending } = useQuery({
    ...replyTermsQuery(workspace.id, conversation.id, newestOf(threadOf(pages))),
    enabled: pages !== undefined,
  })
  const isPost = terms?.form === 'post'
  const ways = isPost ? terms.ways : []
  const way =
    ways.find(({ audience }) => audience === draft.envelope.audience) ??
    ways.find(({ can }) => can) ??
    ways[0] ??
    null
  const withFiles = draft.files.length > 0 ? way?.files?.textLimit : undefined
  const limits = [...(way?.limits ?? []), ...(withFiles === undefined ? [] : [withFiles])]
  const counts = limits.map((limit) => ({
    limit,
    length: measureText(draft.text.trimEnd(), limit),
  }))
  const over = counts.find(({ length, limit }) => length > limit.max)
  return {
    isPending,
    isPost,
    ways,
    way,
    openUrl: terms?.openUrl ?? null,
    /** Of what people are shown: the first limit, or the one that is passed. */
    count: over ?? counts[0] ?? null,
    isOver: over !== undefined,
    isClosed: isPost && way?.can !== true,
  }
}

const newestOf = (messages: readonly Message[]) =>
  messages.findLast(({ direction }) => direction === 'in')?.id ?? null

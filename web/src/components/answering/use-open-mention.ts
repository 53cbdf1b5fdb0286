import type { Mention, MentionCare, ReplyTermsView } from '@hubbub/contracts'
import type { MatchedMention } from '@hubbub/contracts/http'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { focusNextComposer } from '#lib/focus-composer.ts'
import { mentionsKey } from '#lib/mentions/keys.ts'
import { useSession } from '#lib/session.ts'

/** A mention as the stream shows it, or as it stands behind a figure or an alert. */
export type Answerable = Mention | MatchedMention

export interface Refusal {
  mention: Answerable
  terms: ReplyTermsView
}

/** Takes a mention over into the inbox. Whether an answer can be sent is asked before anything becomes of it. */
export function useOpenMention() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { workspace, member, can } = useSession()
  const [busy, setBusy] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const mentions = api.workspace(workspace.id).mentions

  const attempt = (mention: Answerable, work: () => Promise<void>) => {
    if (busy !== null) return
    setBusy(mention.id)
    work()
      .catch((error: unknown) => {
        void queryClient.invalidateQueries({ queryKey: mentionsKey(workspace.id) })
        toast.error(errorText(error))
      })
      .finally(() => setBusy(null))
  }
  const goTo = async (conversationId: string, view: 'mine' | 'all', status?: 'any') =>
    await navigate({ to: '/inbox/$conversationId', params: { conversationId }, search: { view, status } })
  /** Who answers takes it on, so that nobody else does. */
  const forMe = can('conversation:assign') ? { assigneeId: member.id } : {}

  const tell = (opened: readonly string[], { of, to }: { of: number; to: { id: string; name: string } }) => {
    const [first] = opened
    if (first === undefined) return
    const where = to.id === member.id ? 'In your inbox' : `In the inbox of ${to.name}`
    if (of > 1) toast.success(`${where}: ${opened.length} of ${of} mentions`)
    else toast.success(where, { action: { label: 'Open', onClick: () => void goTo(first, 'all') } })
  }

  const begin = async (mention: Answerable) => {
    const { conversationId } = await mentions.open(mention.id, forMe)
    focusNextComposer('reply')
    await goTo(conversationId, can('conversation:assign') ? 'mine' : 'all')
  }

  return {
    busy,
    refusal,
    dismiss: () => setRefusal(null),
    answer: (mention: Answerable) =>
      attempt(mention, async () => {
        const terms = await mentions.replyTerms(mention.id)
        // The usual way counts: who wants to answer in public is not led into a direct message unasked.
        if (terms.ways[0]?.can !== true) {
          setRefusal({ mention, terms })
          return
        }
        await begin(mention)
      }),
    /** By the way that is open, after one was told that the usual one is not. */
    answerAnyway: (mention: Answerable) => attempt(mention, async () => await begin(mention)),
    /** To the conversation that it is in, however that stands. */
    goOn: (care: MentionCare, to: 'answer' | 'read') => {
      if (to === 'answer') focusNextComposer('reply')
      void goTo(care.conversationId, 'all', 'any')
    },
    openInInbox: (mention: Answerable) =>
      attempt(mention, async () => {
        const { conversationId } = await mentions.open(mention.id)
        await goTo(conversationId, 'all')
      }),
    /** They stay in the stream. One after the other; where one cannot be, those before it are assigned, and it is said how many. */
    assign: (chosen: readonly Answerable[], to: { id: string; name: string }) => {
      const [first] = chosen
      if (first === undefined) return
      const opened: string[] = []
      attempt(first, async () => {
        try {
          for (const { id } of chosen)
            opened.push((await mentions.open(id, { assigneeId: to.id })).conversationId)
        } finally {
          void queryClient.invalidateQueries({ queryKey: mentionsKey(workspace.id) })
          tell(opened, { of: chosen.length, to })
        }
      })
    },
  }
}
export type OpenMention = ReturnType<typeof useOpenMention>

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { isProblem } from '@hubbub/api-client'
import { useEffect, useRef, useState } from 'react'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { isPassing } from '#lib/outbox/is-passing.ts'
import type { PostDraft } from '#lib/posts/post-draft.ts'
import { postsKey } from '#lib/queries/posts.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import type { PostDraftTools } from './use-post-draft.ts'

const AGAIN_MS = 3_000

/**
 * Hands the post to the server. As long as nobody has answered it is asked again with the same client ids, through a
 * reload, too; what it refuses is told at each account.
 */
export function usePublish({ draft, edit, done }: PostDraftTools) {
  const { workspace } = useSession()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({})
  const [isWaiting, setIsWaiting] = useState(false)
  const busy = useRef(false)

  const post = async (what: PostDraft) => {
    try {
      await api.workspace(workspace.id).posts.publish(requestOf(what))
    } catch (error) {
      if (isPassing(error)) return setIsWaiting(true)
      setIsWaiting(false)
      edit({ sending: null })
      const byAccount = isProblem(error, 'post.refused') ? refusalsOf(error.errors, what.chosen) : {}
      setRefusals(byAccount)
      return void toast.error(
        Object.keys(byAccount).length > 0 ? 'Nothing was published yet' : errorText(error),
      )
    }
    done()
    await queryClient.invalidateQueries({ queryKey: postsKey(workspace.id) })
    const at = what.sending?.sendAt ?? null
    toast.success(at === null ? 'On its way' : `Will be published ${exactTime(at)}`)
    await navigate({ to: '/posts' })
  }
  const attempt = (what: PostDraft) => {
    if (busy.current) return
    busy.current = true
    void post(what).finally(() => void (busy.current = false))
  }
  const latest = useRef(attempt)
  useEffect(() => {
    latest.current = attempt
  })
  const sending = draft.sending !== null
  const current = useRef(draft)
  useEffect(() => {
    current.current = draft
  })
  useEffect(() => {
    if (!sending) return
    latest.current(current.current)
    const timer = setInterval(() => latest.current(current.current), AGAIN_MS)
    return () => clearInterval(timer)
  }, [sending])
  return {
    refusals,
    forgetRefusals: () => setRefusals({}),
    isSending: sending,
    isWaiting: sending && isWaiting,
    publish: (sendAt: Date | null) => {
      setRefusals({})
      edit({
        // Something else was written since the last time: it is another post.
        clientIds: Object.fromEntries(draft.chosen.map((id) => [id, crypto.randomUUID()])),
        groupId: crypto.randomUUID(),
        sending: { sendAt: sendAt?.toISOString() ?? null },
      })
    },
  }
}

const requestOf = ({ groupId, chosen, clientIds, words, text, fields, files, sending }: PostDraft) => ({
  groupId,
  posts: chosen.map((channelId) => ({
    channelId,
    clientId: clientIds[channelId] ?? crypto.randomUUID(),
    text: words[channelId] ?? text,
    fields: fields[channelId] ?? {},
  })),
  attachmentIds: files.map(({ id }) => id),
  ...(sending?.sendAt != null && { sendAt: sending.sendAt }),
})

function refusalsOf(
  errors: readonly { path: string; message: string }[],
  chosen: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    errors.flatMap(({ path, message }) => {
      const channelId = chosen[Number(/^posts\.(\d+)$/.exec(path)?.[1])]
      return channelId === undefined ? [] : [[channelId, message]]
    }),
  )
}

import type { OwnPost } from '@hubbub/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { errorText } from '#lib/error-text.ts'
import { emptyPost, keepPostDraft, readPostDraft, withTakenBack } from '#lib/posts/post-draft.ts'
import { postsKey } from '#lib/queries/posts.query.ts'
import { useSession } from '#lib/session.ts'
import { createUnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'

/** What one can do about a post: one that has not left, failed, or stands on its network. */
export function useMovePost(post: OwnPost) {
  const { workspace, member } = useSession()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { posts } = api.workspace(workspace.id)
  const reload = async () => await queryClient.invalidateQueries({ queryKey: postsKey(workspace.id) })
  const onError = (error: unknown) => void toast.error(errorText(error))
  const retry = useMutation({ mutationFn: () => posts.retry(post.id), onSuccess: reload, onError })
  const reschedule = useMutation({
    mutationFn: (at: Date | null) => posts.reschedule(post.id, at?.toISOString() ?? null),
    onSuccess: reload,
    onError,
  })
  const takeBack = useMutation({
    mutationFn: () => posts.cancel(post.id),
    onSuccess: async (taken) => {
      await reload()
      if (post.author?.id !== member.id) return
      const shelf = createUnsentShelf(member.id, 'draft')
      keepPostDraft(shelf, withTakenBack(readPostDraft(shelf) ?? emptyPost(), taken))
      await navigate({ to: '/posts/new' })
    },
    onError,
  })
  const remove = useMutation({ mutationFn: () => posts.remove(post.id), onSuccess: reload, onError })
  return {
    isBusy: remove.isPending || retry.isPending || reschedule.isPending || takeBack.isPending,
    remove: () => remove.mutate(),
    retry: () => retry.mutate(),
    reschedule: (at: Date | null) => reschedule.mutate(at),
    takeBack: () => takeBack.mutate(),
  }
}
